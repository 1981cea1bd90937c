import { Tooltip } from '@mantine/core';
import { usePreferences } from './preferences';
import { absolute, relative } from './time';
import { useNow } from './useNow';

/** A time, relative; absolute on hover, in local time or UTC as chosen. */
export function Time({ at }: { at: string }) {
  const now = useNow();
  const { utc } = usePreferences();
  return (
    <Tooltip label={absolute(at, utc)}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {relative(at, now)}
      </time>
    </Tooltip>
  );
}
