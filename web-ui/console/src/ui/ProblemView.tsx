import { Anchor, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { isProblem } from '@/api/problem';
import { Digest } from './Digest';
import classes from './ProblemView.module.css';

type Props = { error: Error; retry?: () => void };

/** A refusal in the server's own words, with the request id to copy and the page that explains it. */
export function ProblemView({ error, retry }: Props) {
  const problem = isProblem(error) ? error : undefined;
  return (
    <div className={classes.problem} role="alert">
      <IconAlertTriangle size={20} className={classes.icon} aria-hidden />
      <div className={classes.text}>
        <strong>{problem?.title ?? 'This page could not be drawn'}</strong>
        <p>{problem ? problem.detail : error.message}</p>
        {problem && problem.violations.length > 0 && (
          <ul>
            {problem.violations.map((violation) => (
              <li key={violation.field}>
                <code>{violation.field}</code> {violation.message}
              </li>
            ))}
          </ul>
        )}
        <div className={classes.foot}>
          {retry && (
            <Button variant="default" onClick={retry}>
              Try again
            </Button>
          )}
          {problem?.requestId && (
            <span>
              Request <Digest value={problem.requestId} what="Request id" />
            </span>
          )}
          {problem?.type?.startsWith('http') && (
            <Anchor href={problem.type} fz="sm">
              What to do about it
            </Anchor>
          )}
        </div>
      </div>
    </div>
  );
}
