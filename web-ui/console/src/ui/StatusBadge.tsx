import classes from './StatusBadge.module.css';
import { type Status, statusOf } from './status';

type Props = { state: string; word?: string; plain?: boolean };

/** A state as colour, icon and word together. `plain` drops the tinted ground, for dense tables. */
export function StatusBadge({ state, word, plain }: Props) {
  const status: Status = statusOf(state);
  const Icon = status.icon;
  return (
    <span className={classes.badge} data-tone={status.tone} data-plain={plain || undefined}>
      <Icon size={14} stroke={2} />
      {word ?? status.word}
    </span>
  );
}
