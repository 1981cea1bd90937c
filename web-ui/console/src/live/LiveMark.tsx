import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconBolt, IconPlayerPause, IconRefresh } from '@tabler/icons-react';
import type { StatusIcon, Tone } from '@/ui/status';
import classes from './LiveMark.module.css';
import { useLive } from './LiveProvider';
import type { LiveState } from './shared';

const LOOK: Record<LiveState, { word: string; tone: Tone; icon: StatusIcon; hint: string }> = {
  live: { word: 'Live', tone: 'ok', icon: IconBolt, hint: 'Changes appear as they happen. Click to pause.' },
  reconnecting: {
    word: 'Reconnecting',
    tone: 'warn',
    icon: IconRefresh,
    hint: 'The event stream broke; it is being resumed. Click to pause.',
  },
  paused: {
    word: 'Paused',
    tone: 'idle',
    icon: IconPlayerPause,
    hint: 'The page does not change by itself. Click to resume.',
  },
};

/** Says whether the page follows what happens, and pauses or resumes it. */
export function LiveMark() {
  const { state, toggle } = useLive();
  const { word, tone, icon: Icon, hint } = LOOK[state];
  return (
    <Tooltip label={hint} multiline maw={240}>
      <UnstyledButton className={classes.mark} data-tone={tone} onClick={toggle} aria-label={`${word}. ${hint}`}>
        <Icon size={14} />
        <span>{word}</span>
      </UnstyledButton>
    </Tooltip>
  );
}
