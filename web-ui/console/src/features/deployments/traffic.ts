import type { TrafficPoint } from '@/api/types';
import { base, categoryAxis, line, type MakeOption, type Point, valueAxis } from '@/chart/option';
import type { Twin } from '@/chart/TwinTable';
import { count, micros } from '@/ui/format';
import { clock } from '@/ui/time';

type Drawn = { option: MakeOption; twin: Twin };

export function totals(points: TrafficPoint[]): { requests: number; rows: number; errorShare: number } {
  const sum = (of: (point: TrafficPoint) => number) => points.reduce((total, point) => total + of(point), 0);
  const requests = sum((point) => point.requests);
  return {
    requests,
    rows: sum((point) => point.rows),
    errorShare: requests === 0 ? 0 : sum((point) => point.errors) / requests,
  };
}

/** More buckets than this cannot be told apart in a plot. */
const MOST_BUCKETS = 96;
const MINUTE = 60_000;

/** How many minutes one bucket of a range holds: one, or a divisor of the hour. */
export function bucketMinutes(minutes: number): number {
  return [1, 5, 15, 30].find((size) => minutes / size <= MOST_BUCKETS) ?? 60;
}

/**
 * The range up to `now` without gaps: minutes in which nothing came are there with zeros, and longer ranges are
 * gathered. Quantiles cannot be added up, so a bucket shows the highest of its minutes.
 */
export function gather(points: TrafficPoint[], minutes: number, now: number): TrafficPoint[] {
  const width = bucketMinutes(minutes) * MINUTE;
  const end = Math.ceil(now / width) * width;
  const length = Math.ceil((minutes * MINUTE) / width);
  const buckets = Array.from({ length }, (_, index) => empty(end - (length - index) * width));
  const first = Date.parse(buckets[0]?.minute ?? '');
  for (const point of points) {
    const bucket = buckets[Math.floor((Date.parse(point.minute) - first) / width)];
    if (bucket) add(bucket, point);
  }
  return buckets;
}

const empty = (at: number): TrafficPoint => ({
  minute: new Date(at).toISOString(),
  requests: 0,
  rows: 0,
  errors: 0,
  rejected: 0,
});

function add(bucket: TrafficPoint, point: TrafficPoint): void {
  for (const field of ['requests', 'rows', 'errors', 'rejected'] as const) bucket[field] += point[field];
  for (const field of ['p50Micros', 'p95Micros', 'p99Micros'] as const) {
    bucket[field] = Math.max(bucket[field] ?? 0, point[field] ?? 0);
  }
}

export function requestsPlot(points: TrafficPoint[], utc: boolean): Drawn {
  const minutes = points.map(({ minute }) => clock(minute, utc));
  const good = points.map(({ requests, errors, rejected }) => requests - errors - rejected);
  return {
    option: (palette) => ({
      ...base(palette),
      xAxis: categoryAxis(palette, minutes),
      yAxis: valueAxis(palette, 'y', { min: 0 }),
      series: [
        { name: 'answered', type: 'bar', barMaxWidth: 24, stack: 'all', data: good, color: palette.series[0] },
        {
          name: 'rejected (caller)',
          type: 'bar',
          barMaxWidth: 24,
          stack: 'all',
          data: points.map(({ rejected }) => rejected),
          color: palette.series[3],
        },
        {
          name: 'failed (server)',
          type: 'bar',
          barMaxWidth: 24,
          stack: 'all',
          data: points.map(({ errors }) => errors),
          color: palette.limit,
        },
      ],
    }),
    twin: {
      head: ['Minute', 'Requests', 'Rows', 'Rejected', 'Failed'],
      rows: points.map((point, index) => [
        minutes[index] ?? point.minute,
        ...[point.requests, point.rows, point.rejected, point.errors].map(count),
      ]),
    },
  };
}

const POINTS = { showSymbol: true, symbolSize: 4 };

export function latencyPlot(points: TrafficPoint[], utc: boolean): Drawn {
  const minutes = points.map(({ minute }) => clock(minute, utc));
  const quantile = (of: (point: TrafficPoint) => number | null | undefined): Point[] =>
    points.map((point, index) => {
      const value = of(point);
      return [minutes[index] ?? '', typeof value === 'number' && point.requests > 0 ? value / 1000 : null];
    });
  return {
    option: (palette) => ({
      ...base(palette),
      xAxis: categoryAxis(palette, minutes),
      yAxis: valueAxis(palette, 'y', { min: 0, format: (value) => `${value} ms` }),
      series: [
        line(
          'p50',
          quantile(({ p50Micros }) => p50Micros),
          palette.series[2],
          POINTS,
        ),
        line(
          'p95',
          quantile(({ p95Micros }) => p95Micros),
          palette.series[0],
          POINTS,
        ),
        line(
          'p99',
          quantile(({ p99Micros }) => p99Micros),
          palette.series[1],
          POINTS,
        ),
      ],
    }),
    twin: {
      head: ['Minute', 'p50', 'p95', 'p99'],
      rows: points.map((point, index) => [
        minutes[index] ?? point.minute,
        micros(point.p50Micros),
        micros(point.p95Micros),
        micros(point.p99Micros),
      ]),
    },
  };
}
