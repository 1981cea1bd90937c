import { describe, expect, it } from 'vitest';
import type { ColumnComparison, Monitor, MonitorWindow } from '@/api/types';
import { comparisonPlot, performancePlot, psiPlot } from './plots';

const monitor = {} as Monitor;
const window = (more: Partial<MonitorWindow>) =>
  ({ start: '2026-11-23T00:00:00Z', columns: [], ...more }) as MonitorWindow;

describe('plots without data', () => {
  it('say so', () => {
    const windows = [window({ performance: { labels: 3, coverage: 1, maturing: true } })];
    expect(performancePlot(monitor, windows, true).nothing).toContain('no window has enough labels');
    expect(psiPlot(windows, 'temp', true).nothing).toContain('no window has been scored');
    expect(comparisonPlot({ bins: [], currentRows: 0 } as unknown as ColumnComparison).nothing).toContain('no rows');
  });

  it('are drawn with data', () => {
    const windows = [
      window({
        performance: { value: 0.9, labels: 300, coverage: 1, maturing: false },
        columns: [{ name: 'temp', psi: 0.2, limit: 0.1, verdict: 'DRIFT' }],
      }),
    ];
    expect(performancePlot(monitor, windows, true).nothing).toBeUndefined();
    expect(psiPlot(windows, 'temp', true).nothing).toBeUndefined();
    expect(comparisonPlot({ bins: [], currentRows: 1 } as unknown as ColumnComparison).nothing).toBeUndefined();
  });
});
