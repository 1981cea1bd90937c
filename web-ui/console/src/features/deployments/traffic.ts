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

export function requestsPlot(points: TrafficPoint[], utc: boolean): Drawn {
  const minutes = points.map(({ minute }) => clock(minute, utc));
  const good = points.map(({ requests, errors, rejected }) => requests - errors - rejected);
  return {
    option: (palette) => ({
      ...base(palette),
      xAxis: categoryAxis(palette, minutes),
      yAxis: valueAxis(palette, 'y', { min: 0 }),
      series: [
        { name: 'answered', type: 'bar', stack: 'all', data: good, color: palette.series[0] },
        {
          name: 'rejected (caller)',
          type: 'bar',
          stack: 'all',
          data: points.map(({ rejected }) => rejected),
          color: palette.series[3],
        },
        {
          name: 'failed (server)',
          type: 'bar',
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
        ),
        line(
          'p95',
          quantile(({ p95Micros }) => p95Micros),
          palette.series[0],
        ),
        line(
          'p99',
          quantile(({ p99Micros }) => p99Micros),
          palette.series[1],
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
