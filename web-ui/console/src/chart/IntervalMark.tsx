import { measure } from '@/ui/format';
import classes from './IntervalMark.module.css';

type Props = { value: number; low: number; high: number; limit?: number | null };

const WIDTH = 120;
const PAD = 6;

/** A measure with its interval as a band and its threshold as a line: what a gate decides on, at a glance. */
export function IntervalMark({ value, low, high, limit }: Props) {
  const marks = [low, high, value, ...(typeof limit === 'number' ? [limit] : [])];
  const from = Math.min(...marks);
  const span = Math.max(...marks) - from || 1;
  const x = (at: number) => PAD + ((at - from) / span) * (WIDTH - 2 * PAD);
  const label = `${measure(value)}, interval ${measure(low)} to ${measure(high)}${
    typeof limit === 'number' ? `, threshold ${measure(limit)}` : ''
  }`;
  return (
    <svg className={classes.mark} width={WIDTH} height={20} role="img" aria-label={label}>
      <line x1={0} x2={WIDTH} y1={10} y2={10} className={classes.axis} />
      <rect x={x(low)} width={Math.max(2, x(high) - x(low))} y={6} height={8} rx={2} className={classes.band} />
      <circle cx={x(value)} cy={10} r={3} className={classes.point} />
      {typeof limit === 'number' && <line x1={x(limit)} x2={x(limit)} y1={1} y2={19} className={classes.limit} />}
    </svg>
  );
}
