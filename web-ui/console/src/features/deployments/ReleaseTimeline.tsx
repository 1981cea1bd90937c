import type { Release } from '@/api/types';
import { elapsed } from '@/ui/format';
import { StatusBadge } from '@/ui/StatusBadge';
import { statusOf } from '@/ui/status';
import { Time } from '@/ui/Time';
import classes from './ReleaseTimeline.module.css';

/** The moves of a release, oldest first, with the time each took. */
export function ReleaseTimeline({ release }: { release: Release }) {
  const moves = release.history ?? [];
  return (
    <ol className={classes.timeline}>
      {moves.map((move, index) => {
        const before = moves[index - 1];
        return (
          <li key={`${move.at}-${move.to}`}>
            {index === moves.length - 1 ? (
              <StatusBadge state={move.to} plain />
            ) : (
              <span className={classes.past}>{statusOf(move.to).word}</span>
            )}
            <span className={classes.when}>
              <Time at={move.at} />
              {before && ` · after ${elapsed(before.at, move.at)}`}
            </span>
            {move.reason && <span className={classes.reason}>{move.reason}</span>}
          </li>
        );
      })}
    </ol>
  );
}
