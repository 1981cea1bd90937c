import type { ColumnComparison } from '@/api/types';

/** The bins of a distribution as a plot shows them: in the order of their values, each with a label that fits. */

export type Bin = ColumnComparison['bins'][number];

const RANGE = /^(\S+) to (\S+)$/;

/** Numbers: below the first edge, the ranges, above the last; then single values that have a bin of their own. */
function numeric(bins: Bin[]): Bin[] {
  const ranges = bins.filter(({ label }) => RANGE.test(label));
  const edge = (label: string | undefined, end: 1 | 2) => label?.match(RANGE)?.[end] ?? '';
  const low = edge(ranges[0]?.label, 1);
  const high = edge(ranges.at(-1)?.label, 2);
  const named = (name: string, label = name) =>
    bins.filter((bin) => bin.label === name).map((bin) => ({ ...bin, label: label.trim() }));
  const known = (label: string) => RANGE.test(label) || ['below', 'above', 'missing'].includes(label);
  return [
    ...named('below', `below ${low}`),
    ...ranges.map((bin) => ({ ...bin, label: bin.label.replace(RANGE, '$1 – $2') })),
    ...named('above', `above ${high}`),
    ...bins.filter(({ label }) => !known(label)),
    ...named('missing'),
  ];
}

export const binsOf = ({ kind, bins }: ColumnComparison): Bin[] => (kind === 'numeric' ? numeric(bins) : bins);

/** At the end of every text column: rare categories, unseen ones and missing values. */
const POOLS = 3;
/** More categories than this have no room for their names. */
const MOST = 13;

/**
 * The bins that a plot has room for: of many categories those whose share moved most, in their own order, and always
 * the pools at the end. The table beside the plot has all of them.
 */
export function drawnBins({ kind, bins, referenceRows, currentRows }: ColumnComparison): Bin[] {
  const all = binsOf({ kind, bins, referenceRows, currentRows, name: '' });
  const categories = all.length - POOLS;
  if (kind === 'numeric' || categories <= MOST) return all;
  const share = (amount: number, rows: number) => (rows === 0 ? 0 : amount / rows);
  const moved = ({ reference, current }: Bin) =>
    Math.abs(share(current, currentRows) - share(reference, referenceRows));
  const chosen = new Set(
    all
      .slice(0, categories)
      .toSorted((a, b) => moved(b) - moved(a))
      .slice(0, MOST),
  );
  return all.filter((bin, index) => index >= categories || chosen.has(bin));
}
