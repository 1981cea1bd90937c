import type { Gate } from '@/api/types';
import { StatusBadge } from '@/ui/StatusBadge';
import classes from './GateSummary.module.css';

/** The gates of an evaluation in one cell: those that held it by name, the others as a number. */
export function GateSummary({ gates }: { gates: Gate[] }) {
  if (gates.length === 0) return <>–</>;
  const held = gates.filter(({ verdict }) => verdict !== 'PASS');
  if (held.length === 0) return <>all {gates.length} passed</>;
  return (
    <span className={classes.summary}>
      {held.map(({ id, verdict }) => (
        <StatusBadge key={id} state={verdict} word={id} plain />
      ))}
      <span className={classes.rest}>{gates.length - held.length} passed</span>
    </span>
  );
}
