import { Tooltip } from '@mantine/core';
import classes from './LineStrip.module.css';
import { STATION_LOOK } from './look';
import { type Station, standing } from './stations';

/** The line in one row of a list: six marks, and in words where the release stands. */
export function LineStrip({ label, stations }: { label: string; stations: Station[] }) {
  const at = standing(stations);
  const text = stations.map((station) => `${station.name}: ${station.word}`).join('\n');
  return (
    <Tooltip label={text} multiline style={{ whiteSpace: 'pre' }}>
      <span className={classes.strip}>
        <span className={classes.marks} role="img" aria-label={`Release of ${label}: ${text.replaceAll('\n', ', ')}`}>
          {stations.map((station) => (
            <Mark key={station.id} station={station} />
          ))}
        </span>
        {at && (
          <span className={classes.word} data-tone={STATION_LOOK[at.state].tone}>
            {at.state === 'done' ? at.name : `${at.name}: ${at.word.toLowerCase()}`}
          </span>
        )}
      </span>
    </Tooltip>
  );
}

function Mark({ station }: { station: Station }) {
  const { icon: Icon, tone } = STATION_LOOK[station.state];
  return (
    <span className={classes.mark} data-state={station.state} data-tone={tone}>
      <Icon size={10} stroke={3} />
    </span>
  );
}
