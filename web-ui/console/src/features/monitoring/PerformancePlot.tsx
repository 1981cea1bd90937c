import { useMemo } from 'react';
import type { Monitor, MonitorWindow } from '@/api/types';
import { Plot } from '@/chart/Plot';
import { measure } from '@/ui/format';
import { usePreferences } from '@/ui/preferences';
import { performanceFloor, performancePlot } from './plots';

type Props = { monitor: Monitor; windows: MonitorWindow[] };

/** The measure as it came true, window by window, with its interval, the value at validation and the limit. */
export function PerformancePlot({ monitor, windows }: Props) {
  const { utc } = usePreferences();
  const drawn = useMemo(() => performancePlot(monitor, windows, utc), [monitor, windows, utc]);
  const labelled = windows.filter(({ performance }) => performance && performance.labels > 0).length;
  return (
    <Plot
      title="ROC AUC by window"
      note={`${labelled} of ${windows.length} windows have labels; intervals are 95 %. A hollow point is still maturing. The axis begins at ${measure(performanceFloor(windows), 1)}.`}
      height={260}
      {...drawn}
    />
  );
}
