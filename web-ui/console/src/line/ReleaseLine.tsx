import { IconInfoCircle } from '@tabler/icons-react';
import { Time } from '@/ui/Time';
import { STATION_LOOK } from './look';
import classes from './ReleaseLine.module.css';
import { type Station, standing } from './stations';

/** The whole line: six stations with state, time and actor, and under it what holds the release. */
export function ReleaseLine({ label, stations }: { label: string; stations: Station[] }) {
  const held = standing(stations);
  return (
    <div className={classes.frame}>
      <ol className={classes.line} aria-label={`Release of ${label}`}>
        {stations.map((station) => (
          <Stop key={station.id} station={station} />
        ))}
      </ol>
      {held?.held && (
        <p className={classes.held} data-tone={STATION_LOOK[held.state].tone}>
          <IconInfoCircle size={16} aria-hidden />
          <span>{held.held}</span>
        </p>
      )}
    </div>
  );
}

function Stop({ station }: { station: Station }) {
  const { icon: Icon, tone } = STATION_LOOK[station.state];
  return (
    <li className={classes.stop} data-state={station.state} data-tone={tone}>
      <span className={classes.mark}>
        <Icon size={16} stroke={2.25} />
      </span>
      <span className={classes.text}>
        <span className={classes.name}>{station.name}</span>
        <span className={classes.word}>{station.word}</span>
        {station.at && (
          <span className={classes.when}>
            <Time at={station.at} />
            {station.actor && ` · ${station.actor}`}
          </span>
        )}
      </span>
    </li>
  );
}
