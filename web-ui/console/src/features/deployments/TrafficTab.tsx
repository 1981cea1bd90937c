import { SegmentedControl } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { trafficQuery } from '@/api/queries';
import type { TrafficPoint } from '@/api/types';
import { useView } from '@/app/search';
import { Plot } from '@/chart/Plot';
import { PlotGrid } from '@/chart/PlotGrid';
import { EmptyState } from '@/ui/EmptyState';
import { count, percent } from '@/ui/format';
import { Loaded } from '@/ui/Loaded';
import { usePreferences } from '@/ui/preferences';
import { Section } from '@/ui/Section';
import { useNow } from '@/ui/useNow';
import { bucketMinutes, gather, latencyPlot, requestsPlot, totals } from './traffic';

const RANGES = [
  { value: '15', label: '15 min' },
  { value: '60', label: '1 h' },
  { value: '360', label: '6 h' },
  { value: '1440', label: '24 h' },
];

/** Requests, errors and latency of a deployment, minute by minute. */
export function TrafficTab({ environment, name }: { environment: string; name: string }) {
  const [{ minutes = 60 }, change] = useView<{ minutes?: number }>();
  const traffic = useQuery(trafficQuery(environment, name, minutes));
  return (
    <Section
      title="Traffic"
      aside={
        <SegmentedControl
          size="xs"
          aria-label="Time range"
          data={RANGES}
          value={String(minutes)}
          onChange={(value) => change({ minutes: Number(value) })}
        />
      }
    >
      <Loaded query={traffic}>
        {({ items }) =>
          items.some(({ requests }) => requests > 0) ? (
            <Plots points={items} minutes={minutes} />
          ) : (
            <EmptyState icon={IconChartBar} title="No requests in this time">
              Send one: <code>slipway predict {`${environment}/${name}`} rows.csv</code>, or choose a longer time.
            </EmptyState>
          )
        }
      </Loaded>
    </Section>
  );
}

function Plots({ points, minutes }: { points: TrafficPoint[]; minutes: number }) {
  const { utc } = usePreferences();
  const now = useNow();
  const buckets = useMemo(() => gather(points, minutes, now), [points, minutes, now]);
  const requests = useMemo(() => requestsPlot(buckets, utc), [buckets, utc]);
  const latency = useMemo(() => latencyPlot(buckets, utc), [buckets, utc]);
  const size = bucketMinutes(minutes);
  const per = size === 1 ? 'minute' : `${size} minutes`;
  const sum = totals(points);
  return (
    <PlotGrid>
      <Plot
        title={`Requests per ${per}`}
        note={`${count(sum.requests)} requests with ${count(sum.rows)} rows; ${percent(sum.errorShare, 2)} failed`}
        {...requests}
      />
      <Plot
        title="Latency"
        note={`Quantiles measured in the server${size === 1 ? '' : `, the highest minute of each ${size}`}.`}
        {...latency}
      />
    </PlotGrid>
  );
}
