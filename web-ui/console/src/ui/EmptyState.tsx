import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';
import type { StatusIcon } from './status';

type Props = { icon: StatusIcon; title: string; children?: ReactNode; action?: ReactNode };

/** Nothing here: says why, and what to do next. */
export function EmptyState({ icon: Icon, title, children, action }: Props) {
  return (
    <div className={classes.empty}>
      <span className={classes.icon}>
        <Icon size={20} stroke={1.5} />
      </span>
      <strong>{title}</strong>
      {children && <div className={classes.text}>{children}</div>}
      {action}
    </div>
  );
}
