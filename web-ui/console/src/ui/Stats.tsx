import type { ReactNode } from 'react';
import classes from './Stats.module.css';

/** A few figures that matter most, each with a line of context. */
export function Stats({ stats }: { stats: [name: string, value: ReactNode, context?: ReactNode][] }) {
  return (
    <dl className={classes.stats}>
      {stats.map(([name, value, context]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span className={classes.value}>{value}</span>
            {context && <span className={classes.context}>{context}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
