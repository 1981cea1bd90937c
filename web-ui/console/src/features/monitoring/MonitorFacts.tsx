import type { Monitor } from '@/api/types';
import { count, duration, interval, measure } from '@/ui/format';
import { Stats } from '@/ui/Stats';
import { Time } from '@/ui/Time';

/** How much has been seen, and what it is held against. */
export function MonitorFacts({ monitor }: { monitor: Monitor }) {
  const { limits, baseline } = monitor;
  const performance = baseline?.performance;
  return (
    <Stats
      stats={[
        [
          'Rows seen',
          count(monitor.rows),
          monitor.dropped > 0 ? `${count(monitor.dropped)} dropped by the server` : 'none dropped',
        ],
        [
          'Last data',
          monitor.lastIngestAt ? <Time key="last" at={monitor.lastIngestAt} /> : '–',
          `windows of ${duration(monitor.windowSeconds * 1000).replace(' 0 h', '')}`,
        ],
        ['Limit of PSI', limits?.psi ?? '–', `from ${limits?.minRows ?? 0} rows on`],
        [
          'AUC at validation',
          performance ? measure(performance.value) : '–',
          performance
            ? `${interval(performance.low, performance.high)} on ${count(baseline?.rows ?? 0)} rows`
            : 'no labels at validation',
        ],
      ]}
    />
  );
}
