import type { ColumnComparison, Monitor, MonitorWindow } from '@/api/types';
import {
  band,
  bandKey,
  base,
  categoryAxis,
  dashedKey,
  line,
  lineKey,
  logAxis,
  type MakeOption,
  namedLine,
  slantedAxis,
  valueAxis,
} from '@/chart/option';
import type { Twin } from '@/chart/TwinTable';
import { count, interval, measure, percent } from '@/ui/format';
import { type Bin, binsOf, drawnBins } from './bins';
import { daysOf, scoreOf } from './windows';

/** The plots of a monitor, each with its table twin. */

type Drawn = { option: MakeOption; twin: Twin; nothing?: string };

const CHANCE = 0.5;
const STEP = 0.1;
/** Above this many times the limit a linear axis would hide the limit at the bottom. */
const LOG_FROM = 8;
const LOG_FLOOR = 0.001;

/** Where the axis begins: at the tenth below all intervals, never below chance. The page says so in words. */
export function performanceFloor(windows: MonitorWindow[]): number {
  const lows = windows.flatMap(({ performance }) => performance?.low ?? performance?.value ?? []);
  return Math.max(CHANCE, Math.floor(Math.min(1 - STEP, ...lows) / STEP) * STEP);
}

export function performancePlot(monitor: Monitor, windows: MonitorWindow[], utc: boolean): Drawn {
  const days = daysOf(windows, utc);
  const measured = windows.map(({ performance }) => (typeof performance?.value === 'number' ? performance : undefined));
  const baseline = monitor.baseline?.performance?.value;
  const floor = performanceFloor(windows);
  const drop = monitor.limits?.aucDrop;
  return {
    nothing: measured.some((each) => each)
      ? undefined
      : 'Nothing to draw yet: no window has enough labels. They are sent to POST /api/v1/labels when the outcome is known.',
    option: (palette) => ({
      ...base(palette),
      xAxis: categoryAxis(palette, days),
      yAxis: valueAxis(palette, 'y', { min: floor, max: 1, interval: STEP / 2, format: (value) => measure(value, 2) }),
      legend: {
        ...(base(palette).legend as object),
        data: [
          lineKey('realised', palette.series[0]),
          bandKey('interval', palette.series[0]),
          dashedKey('validation', palette.series[2]),
          dashedKey('limit', palette.limit),
        ],
      },
      series: [
        ...band(
          measured.map((each) => each?.low ?? null),
          measured.map((each) => each?.high ?? null),
          palette.series[0],
        ),
        {
          ...line('realised', [], palette.series[0], { showSymbol: true, symbol: 'circle' }),
          data: measured.map((each) => ({
            value: each?.value ?? null,
            itemStyle: each?.maturing ? { color: palette.surface, borderColor: palette.series[0], borderWidth: 2 } : {},
          })),
        },
        ...(baseline === undefined
          ? []
          : [
              reference('validation', baseline, palette.series[2]),
              ...(drop ? [reference('limit', baseline - drop, palette.limit)] : []),
            ]),
      ],
    }),
    twin: {
      head: ['Window', 'AUC', '95 % interval', 'Labels', 'Coverage', 'State'],
      rows: windows.map(({ performance }, index) => [
        days[index] ?? '',
        measure(performance?.value),
        interval(performance?.low, performance?.high) || '–',
        count(performance?.labels ?? 0),
        percent(performance?.coverage),
        performance ? (performance.maturing ? 'maturing' : (performance.verdict ?? 'settled')) : 'no labels',
      ]),
    },
  };

  function reference(name: string, at: number, color: string) {
    return line(
      name,
      days.map((each) => [each, at]),
      color,
      { lineStyle: { width: 1.5, type: 'dashed', color }, silent: true },
    );
  }
}

export function psiPlot(windows: MonitorWindow[], column: string, utc: boolean): Drawn {
  const days = daysOf(windows, utc);
  const scores = windows.map((window) => scoreOf(window, column));
  const limit = scores.find((score) => score)?.limit ?? 0;
  const most = Math.max(...scores.map((score) => score?.psi ?? 0));
  const log = most > limit * LOG_FROM;
  const values = scores.map((score) =>
    typeof score?.psi !== 'number' ? null : log ? Math.max(score.psi, LOG_FLOOR) : score.psi,
  );
  return {
    nothing: values.some((value) => value !== null) ? undefined : 'Nothing to draw yet: no window has been scored.',
    option: (palette) => ({
      ...base(palette),
      xAxis: categoryAxis(palette, days),
      yAxis: log
        ? logAxis(palette, { min: Math.min(limit / 10, 0.01), name: 'PSI, log scale' })
        : valueAxis(palette, 'y', { min: 0, name: 'PSI' }),
      grid: { left: 28, right: 16, top: 12, bottom: 4, containLabel: true },
      legend: { show: false },
      series: [
        {
          ...line('PSI', [], palette.series[0], { showSymbol: true, symbol: 'circle' }),
          data: values,
          markLine: namedLine(palette, `limit ${limit}`, limit),
        },
      ],
    }),
    twin: {
      head: ['Window', 'PSI', 'Adjusted p', 'Missing', 'Unseen', 'Verdict'],
      rows: scores.map((score, index) => [
        days[index] ?? '',
        measure(score?.psi),
        measure(score?.adjustedP),
        percent(score?.missingShare, 1),
        percent(score?.unseenShare, 1),
        score?.verdict ?? 'not scored',
      ]),
    },
  };
}

/** Below this share whole per cents would label the axis with the same figure twice. */
const SMALL = 0.05;

export function comparisonPlot(comparison: ColumnComparison): Drawn {
  const { referenceRows, currentRows } = comparison;
  const share = (amount: number, rows: number) => (rows === 0 ? 0 : amount / rows);
  const reference = (bin: Bin) => share(bin.reference, referenceRows);
  const current = (bin: Bin) => share(bin.current, currentRows);
  const drawn = drawnBins(comparison);
  const digits = Math.max(...drawn.map(reference), ...drawn.map(current)) < SMALL ? 1 : 0;
  return {
    nothing: currentRows === 0 ? 'Nothing to compare: this window has no rows of this feature.' : undefined,
    option: (palette) => ({
      ...base(palette),
      xAxis: slantedAxis(
        palette,
        drawn.map(({ label }) => label),
      ),
      yAxis: valueAxis(palette, 'y', { min: 0, format: (value) => percent(value, digits) }),
      series: [
        { name: 'at validation', type: 'bar', data: drawn.map(reference), color: palette.series[2], barGap: '0%' },
        { name: 'in this window', type: 'bar', data: drawn.map(current), color: palette.series[1] },
      ],
    }),
    twin: {
      head: ['Bin', 'At validation', 'In this window'],
      rows: binsOf(comparison).map((bin) => [bin.label, percent(reference(bin), 1), percent(current(bin), 1)]),
    },
  };
}
