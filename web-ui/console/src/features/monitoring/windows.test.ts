import { describe, expect, it } from 'vitest';
import type { ColumnScore, MonitorWindow } from '@/api/types';
import { performanceFloor } from './plots';
import { daysOf, followsGap, heatOf, worstCell } from './windows';

const score = (name: string, psi: number | null, verdict = 'OK') => ({ name, psi, limit: 0.1, verdict }) as ColumnScore;
const window = (start: string, ...columns: ColumnScore[]) => ({ start, columns }) as MonitorWindow;

describe('heatOf', () => {
  it('grows with the distance from the limit', () => {
    expect([0.04, 0.05, 0.1, 0.25, 1].map((psi) => heatOf(score('a', psi)))).toEqual([
      'low',
      'near',
      'over',
      'far',
      'extreme',
    ]);
  });

  it('is none where there are too few rows', () => {
    expect([heatOf(undefined), heatOf(score('a', null)), heatOf(score('a', 3, 'INCONCLUSIVE'))]).toEqual([
      'none',
      'none',
      'none',
    ]);
  });
});

describe('worstCell', () => {
  it('takes the column that moved furthest in the last window with a verdict', () => {
    const windows = [
      window('1', score('a', 9)),
      window('2', score('a', 0.1), score('b', 2)),
      window('3', score('a', 5, 'INCONCLUSIVE')),
    ];
    expect(worstCell(windows)).toEqual({ column: 'b', window: '2' });
  });
});

describe('performanceFloor', () => {
  const measured = (low: number) => ({ performance: { value: low + 0.03, low } }) as MonitorWindow;

  it('begins at the tenth below every interval, but never below chance', () => {
    expect(performanceFloor([measured(0.86)])).toBeCloseTo(0.8);
    expect(performanceFloor([measured(0.31)])).toBe(0.5);
    expect(performanceFloor([])).toBeCloseTo(0.9);
  });
});

describe('daysOf', () => {
  const starting = (...starts: string[]) => starts.map((start) => window(start));

  it('leaves the year out where there is only one', () => {
    expect(daysOf(starting('2013-10-20T00:00:00Z', '2013-10-27T00:00:00Z'), true)).toEqual(['20 Oct', '27 Oct']);
  });

  it('says the year when replayed months and today stand side by side', () => {
    expect(daysOf(starting('2013-10-27T00:00:00Z', '2026-11-23T00:00:00Z'), true)).toEqual([
      '27 Oct 2013',
      '23 Nov 2026',
    ]);
  });
});

describe('followsGap', () => {
  it('is where no window ends at the beginning of this one', () => {
    const windows = [
      { start: '2013-10-20T00:00:00Z', end: '2013-10-27T00:00:00Z' },
      { start: '2013-10-27T00:00:00Z', end: '2013-11-03T00:00:00Z' },
      { start: '2026-11-23T00:00:00Z', end: '2026-11-30T00:00:00Z' },
    ] as MonitorWindow[];
    expect(windows.map((_, index) => followsGap(windows, index))).toEqual([false, false, true]);
  });
});
