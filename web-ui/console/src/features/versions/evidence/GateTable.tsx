import type { Gate } from '@/api/types';
import { IntervalMark } from '@/chart/IntervalMark';
import { DataTable } from '@/ui/DataTable';
import { interval, measure, threshold } from '@/ui/format';
import { StatusBadge } from '@/ui/StatusBadge';
import type { Column } from '@/ui/table';
import classes from './GateTable.module.css';

const isNumber = (value: unknown): value is number => typeof value === 'number';

const COLUMNS: Column<Gate>[] = [
  {
    id: 'gate',
    header: 'Gate',
    cell: ({ id, type }) => (
      <span className={classes.gate}>
        {id}
        {type !== id && <small>{type}</small>}
      </span>
    ),
  },
  { id: 'verdict', header: 'Verdict', cell: ({ verdict }) => <StatusBadge state={verdict} /> },
  {
    id: 'value',
    header: 'Value',
    wide: true,
    align: 'end',
    cell: ({ statistic }) => (isNumber(statistic) ? measure(statistic) : ''),
  },
  {
    id: 'interval',
    header: '95 % interval',
    wide: true,
    cell: ({ statistic, low, high, limit }) =>
      isNumber(statistic) && isNumber(low) && isNumber(high) ? (
        <span className={classes.interval}>
          <IntervalMark value={statistic} low={low} high={high} limit={limit} />
          {interval(low, high)}
        </span>
      ) : null,
  },
  {
    id: 'limit',
    header: 'Threshold',
    wide: true,
    align: 'end',
    cell: ({ limit }) => (isNumber(limit) ? threshold(limit) : ''),
  },
  {
    id: 'why',
    header: 'Why, and what next',
    grow: true,
    cell: ({ summary, advice }) => (
      <div className={classes.why}>
        {summary}
        {advice && <span className={classes.advice}>{advice}</span>}
      </div>
    ),
  },
];

/** The gates of an evaluation, those that held the version first. */
export function GateTable({ gates }: { gates: Gate[] }) {
  const heldFirst = gates.toSorted((a, b) => Number(a.verdict === 'PASS') - Number(b.verdict === 'PASS'));
  return <DataTable label="Gates" columns={COLUMNS} rows={heldFirst} rowKey={({ id }) => id} />;
}
