import { Button, Select } from '@mantine/core';
import { IconPrinter, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { evaluationsQuery } from '@/api/queries';
import type { Evaluation, Version } from '@/api/types';
import { useView } from '@/app/search';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/Loaded';
import { statusOf } from '@/ui/status';
import type { VersionSearch } from '../search';
import { EvaluationView } from './EvaluationView';
import classes from './EvidenceTab.module.css';

/** The evaluations of a version, newest first, and the evidence of the one that is chosen in the URL. */
export function EvidenceTab({ version }: { version: Version }) {
  const ref = `${version.model}/${version.version}`;
  const evaluations = useQuery(evaluationsQuery(ref));
  return (
    <Loaded query={evaluations}>
      {({ items }) => {
        const newestFirst = items.toSorted((a, b) => b.queuedAt.localeCompare(a.queuedAt));
        if (newestFirst.length > 0) return <Chosen evaluations={newestFirst} />;
        return (
          <EmptyState icon={IconShieldCheck} title="Not validated yet">
            Evaluate it against a policy: <code>slipway validate {ref} --policy NAME</code>
          </EmptyState>
        );
      }}
    </Loaded>
  );
}

function Chosen({ evaluations }: { evaluations: Evaluation[] }) {
  const [view, change] = useView<VersionSearch>();
  const chosen = evaluations.find(({ id }) => id === view.evaluation) ?? evaluations[0];
  if (!chosen) return null;
  return (
    <>
      <div className={`${classes.bar} no-print`}>
        {evaluations.length > 1 && (
          <Select
            aria-label="Evaluation"
            w={320}
            allowDeselect={false}
            value={chosen.id}
            onChange={(id) => change({ evaluation: id ?? undefined })}
            data={evaluations.map((each) => ({ value: each.id, label: labelOf(each) }))}
          />
        )}
        <Button leftSection={<IconPrinter size={14} />} onClick={() => window.print()} ml="auto">
          Print evidence
        </Button>
      </div>
      <EvaluationView evaluation={chosen} />
    </>
  );
}

const labelOf = (each: Evaluation): string =>
  `${each.policy} r${each.policyRevision} · ${statusOf(each.state).word} · ${each.queuedAt.slice(0, 16).replace('T', ' ')}`;
