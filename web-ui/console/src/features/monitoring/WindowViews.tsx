import { IconChartHistogram } from '@tabler/icons-react';
import type { Monitor, MonitorWindow } from '@/api/types';
import { useView } from '@/app/search';
import { EmptyState } from '@/ui/EmptyState';
import { Section } from '@/ui/Section';
import { ColumnDetail } from './ColumnDetail';
import { HeatMap } from './HeatMap';
import { PerformancePlot } from './PerformancePlot';
import { columnNames, worstCell } from './windows';

type Selection = { column?: string; window?: string };

/** Everything that is drawn from the windows: the realised measure, the heat map, and one feature in detail. */
export function WindowViews({ monitor, windows }: { monitor: Monitor; windows: MonitorWindow[] }) {
  const [view, change] = useView<Selection>();
  const ordered = windows.toSorted((a, b) => a.start.localeCompare(b.start));
  const names = columnNames(ordered);
  const worst = worstCell(ordered);
  const column = names.includes(view.column ?? '') ? view.column : worst?.column;
  const window =
    ordered.find(({ start }) => start === view.window) ?? ordered.find(({ start }) => start === worst?.window);
  if (ordered.length === 0) {
    return (
      <EmptyState icon={IconChartHistogram} title="No window yet">
        The first window appears with the first predictions; it is scored when it has {monitor.limits?.minRows ?? 0}{' '}
        rows.
      </EmptyState>
    );
  }
  return (
    <>
      <Section
        title="Realised performance"
        note="Labels arrive late; a window matures until its labels have had time to come."
      >
        <PerformancePlot monitor={monitor} windows={ordered} />
      </Section>
      <Section
        title="Drift"
        note="Population stability index of each feature and window against the baseline. Windows follow the time that requests are about; a request that names none counts when it came. Choose a cell to compare."
      >
        <HeatMap windows={ordered} names={names} column={column} window={window?.start} choose={change} />
      </Section>
      {column && window && (
        <ColumnDetail monitor={monitor} windows={ordered} column={column} window={window} choose={change} />
      )}
    </>
  );
}
