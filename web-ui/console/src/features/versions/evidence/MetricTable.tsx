import type { Interval } from '@/api/types';
import { DataTable } from '@/ui/DataTable';
import { interval, measure } from '@/ui/format';
import type { Column } from '@/ui/table';

const NAMES: Record<string, string> = {
  rocAuc: 'ROC AUC',
  accuracy: 'Accuracy',
  averagePrecision: 'Average precision',
  brier: 'Brier score',
  logLoss: 'Log loss',
  ece: 'Expected calibration error',
  f1: 'F1',
  precision: 'Precision',
  recall: 'Recall',
};

type Row = { name: string; metric: Interval };

const COLUMNS: Column<Row>[] = [
  { id: 'name', header: 'Metric', grow: true, cell: ({ name }) => NAMES[name] ?? name },
  { id: 'value', header: 'Value', align: 'end', cell: ({ metric }) => measure(metric.value) },
  {
    id: 'interval',
    header: '95 % interval',
    align: 'end',
    cell: ({ metric }) => interval(metric.low, metric.high) || '–',
  },
];

/** The measures of an evaluation with their intervals. */
export function MetricTable({ metrics }: { metrics: Record<string, Interval | null> }) {
  const rows = Object.entries(metrics).flatMap(([name, metric]) => (metric ? [{ name, metric }] : []));
  return <DataTable label="Metrics" columns={COLUMNS} rows={rows} rowKey={({ name }) => name} />;
}
