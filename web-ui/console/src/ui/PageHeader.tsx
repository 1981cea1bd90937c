import type { ReactNode } from 'react';
import classes from './PageHeader.module.css';

type Props = { title: ReactNode; badge?: ReactNode; meta?: ReactNode; actions?: ReactNode };

/** The top of a page: its name, its state, one line of facts, and what can be done here. */
export function PageHeader({ title, badge, meta, actions }: Props) {
  return (
    <header className={classes.header}>
      <div className={classes.text}>
        <div className={classes.title}>
          <h1>{title}</h1>
          {badge}
        </div>
        {meta && <div className={classes.meta}>{meta}</div>}
      </div>
      {actions && <div className={`${classes.actions} no-print`}>{actions}</div>}
    </header>
  );
}
