import { ActionIcon } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { buildsQuery, deploymentsQuery, evaluationsQuery, modelsQuery, monitorsQuery } from '@/api/queries';
import { copy } from '@/ui/copy';
import classes from './Checklist.module.css';
import { type Step, stepsOf } from './steps';

/** The way from nothing to a watched prediction; it goes away when every step is done. */
export function Checklist() {
  const queries = [
    useQuery(modelsQuery()),
    useQuery(evaluationsQuery()),
    useQuery(buildsQuery()),
    useQuery(deploymentsQuery()),
    useQuery(monitorsQuery()),
  ];
  if (queries.some(({ data }) => data === undefined)) return null;
  const [models, evaluations, builds, deployments, monitors] = queries.map(({ data }) => data?.items ?? []);
  const steps = stepsOf({ models, evaluations, builds, deployments, monitors } as Parameters<typeof stepsOf>[0]);
  const done = steps.filter((step) => step.done).length;
  if (done === steps.length) return null;
  return (
    <section className={classes.checklist} aria-labelledby="first-steps">
      <h2 id="first-steps">
        First steps <small>{`${done} of ${steps.length} done`}</small>
      </h2>
      <ol>
        {steps.map((step) => (
          <StepLine key={step.title} step={step} />
        ))}
      </ol>
    </section>
  );
}

function StepLine({ step: { title, done, command } }: { step: Step }) {
  return (
    <li data-done={done || undefined}>
      {done ? <IconCircleCheck size={18} aria-label="Done" /> : <IconCircleDashed size={18} aria-label="To do" />}
      <span>{title}</span>
      {!done && (
        <span className={classes.command}>
          <code>{command}</code>
          <ActionIcon size="sm" aria-label={`Copy ${command}`} onClick={() => copy(command, 'Command')}>
            <IconCopy size={14} />
          </ActionIcon>
        </span>
      )}
    </li>
  );
}
