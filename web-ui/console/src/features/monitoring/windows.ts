import type { ColumnScore, MonitorWindow } from '@/api/types';
import { day, dayAndYear } from '@/ui/time';

/** What can be read from the windows of a monitor. */

/** The columns in the order of the baseline, as the first window that has scores lists them. */
export function columnNames(windows: MonitorWindow[]): string[] {
  return [...new Set(windows.flatMap(({ columns }) => columns.map(({ name }) => name)))];
}

export const scoreOf = (window: MonitorWindow, column: string): ColumnScore | undefined =>
  window.columns.find(({ name }) => name === column);

const yearOf = (at: string): string => at.slice(0, 4);

/**
 * When each window begins. Requests may carry the time that they are about, so windows of past years and of today may
 * stand side by side: then each says its year.
 */
export function daysOf(windows: MonitorWindow[], utc: boolean): string[] {
  const years = new Set(windows.map(({ start }) => yearOf(start)));
  return windows.map(({ start }) => (years.size > 1 ? dayAndYear(start, utc) : day(start, utc)));
}

/** Whether time without any window lies between this window and the one before it. */
export const followsGap = (windows: MonitorWindow[], index: number): boolean =>
  index > 0 && Date.parse(windows[index - 1]?.end ?? '') < Date.parse(windows[index]?.start ?? '');

/** The newest cell that tells most: the column that moved furthest in the last window with a verdict. */
export function worstCell(windows: MonitorWindow[]): { column: string; window: string } | undefined {
  const judged = windows.findLast(({ columns }) =>
    columns.some(({ psi, verdict }) => typeof psi === 'number' && verdict !== 'INCONCLUSIVE'),
  );
  const window = judged ?? windows.at(-1);
  const column = window?.columns.toSorted((a, b) => (b.psi ?? 0) - (a.psi ?? 0))[0];
  return window && column ? { column: column.name, window: window.start } : undefined;
}

/** How far a cell is from its limit, in five steps; the same five in the legend. */
export type Heat = 'none' | 'low' | 'near' | 'over' | 'far' | 'extreme';

const FAR = 2.5;
const EXTREME = 10;

export function heatOf(score: ColumnScore | undefined): Heat {
  if (typeof score?.psi !== 'number' || score.verdict === 'INCONCLUSIVE') return 'none';
  const ratio = score.psi / score.limit;
  if (ratio >= EXTREME) return 'extreme';
  if (ratio >= FAR) return 'far';
  if (ratio >= 1) return 'over';
  return ratio >= 0.5 ? 'near' : 'low';
}
