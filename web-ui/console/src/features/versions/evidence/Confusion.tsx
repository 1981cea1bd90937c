import type { CSSProperties } from 'react';
import type { Evidence } from '@/api/types';
import plot from '@/chart/Plot.module.css';
import { count, measure, percent } from '@/ui/format';
import classes from './Confusion.module.css';

type Matrix = NonNullable<Evidence['confusion']>;

/** What the model said against what came true, at one threshold. It is a table already. */
export function Confusion({ confusion }: { confusion: Matrix }) {
  const { tp, fp, fn, tn, threshold } = confusion;
  return (
    <figure className={plot.plot}>
      <figcaption className={plot.head}>
        <span>
          <span className={plot.title}>Confusion matrix</span>
          <span className={plot.note}>At the threshold {measure(threshold, 2)}; shares of what came true.</span>
        </span>
      </figcaption>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <td />
            <th scope="col">said positive</th>
            <th scope="col">said negative</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">was positive</th>
            <Cell name="true positives" amount={tp} of={tp + fn} right />
            <Cell name="false negatives" amount={fn} of={tp + fn} />
          </tr>
          <tr>
            <th scope="row">was negative</th>
            <Cell name="false positives" amount={fp} of={fp + tn} />
            <Cell name="true negatives" amount={tn} of={fp + tn} right />
          </tr>
        </tbody>
      </table>
    </figure>
  );
}

function Cell({ name, amount, of, right }: { name: string; amount: number; of: number; right?: boolean }) {
  const share = of === 0 ? 0 : amount / of;
  return (
    <td
      className={classes.cell}
      data-right={right || undefined}
      style={{ '--share': `${Math.round(share * 45)}%` } as CSSProperties}
    >
      <strong>{count(amount)}</strong>
      <span>
        {percent(share, 1)} {name}
      </span>
    </td>
  );
}
