import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { columnQuery } from '@/api/queries';
import type { ColumnComparison, Monitor, MonitorWindow } from '@/api/types';
import { Plot } from '@/chart/Plot';
import { PlotGrid } from '@/chart/PlotGrid';
import { count, measure } from '@/ui/format';
import { Loaded } from '@/ui/Loaded';
import { usePreferences } from '@/ui/preferences';
import { Section } from '@/ui/Section';
import { dayOfThisYear } from '@/ui/time';
import { useNow } from '@/ui/useNow';
import { drawnBins } from './bins';
import { comparisonPlot, psiPlot } from './plots';

type Props = {
  monitor: Monitor;
  windows: MonitorWindow[];
  column: string;
  window: MonitorWindow;
  choose: (selection: { column: string; window: string }) => void;
};

/** One feature: its drift over time, and its distribution in the chosen window against that at validation. */
export function ColumnDetail({ monitor, windows, column, window, choose }: Props) {
  const { utc } = usePreferences();
  const now = useNow();
  const comparison = useQuery(columnQuery(monitor.environment, monitor.deployment, column, window.start));
  const psi = useMemo(() => psiPlot(windows, column, utc), [windows, column, utc]);
  const pick = useCallback(
    (index: number) => choose({ column, window: windows[index]?.start ?? window.start }),
    [choose, column, windows, window.start],
  );
  const range = `${dayOfThisYear(window.start, utc, now)} to ${dayOfThisYear(window.end, utc, now)}`;
  return (
    <Section title={`Feature ${column}`} note={`Window ${range}, ${count(window.rows)} rows.`}>
      <PlotGrid>
        <Plot title="PSI over time" note="Choose a point to compare that window." onPick={pick} {...psi} />
        <Loaded query={comparison}>{(data) => <Comparison comparison={data} range={range} />}</Loaded>
      </PlotGrid>
    </Section>
  );
}

function Comparison({ comparison, range }: { comparison: ColumnComparison; range: string }) {
  const drawn = useMemo(() => comparisonPlot(comparison), [comparison]);
  const hidden = comparison.bins.length - drawnBins(comparison).length;
  const note = `${range}: ${count(comparison.currentRows)} rows, ${count(comparison.referenceRows)} at validation; PSI ${measure(comparison.psi)}${hidden > 0 ? `. The ${hidden} categories that moved least are in the table only.` : ''}`;
  return <Plot title={`Distribution of ${comparison.name}`} note={note} {...drawn} />;
}
