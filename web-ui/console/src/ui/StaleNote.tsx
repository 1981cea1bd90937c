import { Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import classes from './StaleNote.module.css';
import { Time } from './Time';

type Props = { since: number; retry: () => void };

/** The last answer is shown although a newer one could not be had. */
export function StaleNote({ since, retry }: Props) {
  return (
    <div className={classes.note} role="status">
      <IconCloudOff size={16} aria-hidden />
      <span>
        Not up to date: the last refresh failed. This is the state of <Time at={new Date(since).toISOString()} />.
      </span>
      <Button size="compact-xs" variant="default" onClick={retry}>
        Refresh
      </Button>
    </div>
  );
}
