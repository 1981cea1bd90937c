import type { Latency } from '@/api/types';
import plot from '@/chart/Plot.module.css';
import { count, micros } from '@/ui/format';
import classes from './LatencyFacts.module.css';

/** The time of one row through the model, as quantiles drawn to one scale. */
export function LatencyFacts({ latency }: { latency: Latency }) {
  const quantiles: [string, number | undefined][] = [
    ['p50', latency.p50Micros],
    ['p95', latency.p95Micros],
    ['p99', latency.p99Micros],
  ];
  const most = Math.max(...quantiles.map(([, value]) => value ?? 0), 1);
  return (
    <figure className={plot.plot}>
      <figcaption className={plot.head}>
        <span>
          <span className={plot.title}>Latency of one row</span>
          <span className={plot.note}>
            {latency.rows ? `${count(latency.rows)} rows, one at a time` : 'One row at a time'}
          </span>
        </span>
      </figcaption>
      <dl className={classes.bars}>
        {quantiles.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span className={classes.bar} style={{ width: `${((value ?? 0) / most) * 70}%` }} />
              {micros(value)}
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}
