import type { ColumnScore } from '@/api/types';
import { measure } from '@/ui/format';
import classes from './HeatMap.module.css';
import { heatOf } from './windows';

type Props = { name: string; day: string; score?: ColumnScore; gap: boolean; chosen: boolean; choose: () => void };

const VERDICTS: Record<string, string> = { OK: 'within limit', DRIFT: 'drift', INCONCLUSIVE: 'too few rows' };

/** One feature in one window. */
export function HeatCell({ name, day, score, gap, chosen, choose }: Props) {
  const heat = heatOf(score);
  const says = score ? `PSI ${measure(score.psi)}, ${VERDICTS[score.verdict] ?? score.verdict}` : 'not scored';
  return (
    <td data-gap={gap || undefined}>
      <button
        type="button"
        className={classes.cell}
        data-heat={heat}
        aria-pressed={chosen}
        title={`${name}, ${day}\n${says}`}
        onClick={choose}
      >
        {typeof score?.psi === 'number' ? short(score.psi) : '·'}
        {score?.verdict === 'DRIFT' && <span className={classes.flag} aria-hidden />}
      </button>
    </td>
  );
}

const short = (psi: number): string => (psi < 1 ? psi.toFixed(2).slice(1) : psi.toFixed(1));
