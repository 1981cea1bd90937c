import { IconAlertTriangle, IconCheck, IconCircleDashed, IconDots, IconMinus, IconX } from '@tabler/icons-react';
import type { StatusIcon, Tone } from '@/ui/status';
import type { StationState } from './stations';

/** Icon and tone of a station's state. */
export const STATION_LOOK: Record<StationState, { icon: StatusIcon; tone: Tone }> = {
  done: { icon: IconCheck, tone: 'ok' },
  active: { icon: IconDots, tone: 'run' },
  failed: { icon: IconX, tone: 'bad' },
  warn: { icon: IconAlertTriangle, tone: 'warn' },
  ahead: { icon: IconCircleDashed, tone: 'idle' },
  skipped: { icon: IconMinus, tone: 'idle' },
};
