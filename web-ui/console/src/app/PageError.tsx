import type { ErrorComponentProps } from '@tanstack/react-router';
import { ProblemView } from '@/ui/ProblemView';
import classes from './PageError.module.css';

export function PageError({ error, reset }: ErrorComponentProps) {
  return (
    <main className={classes.page}>
      <ProblemView
        error={error as Error}
        retry={() => {
          reset();
          location.reload();
        }}
      />
    </main>
  );
}
