import {
  IconAlertTriangle,
  IconArchive,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClock,
  IconHelpCircle,
  IconLoader,
  IconMinus,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

/** How a state feels: each tone has one colour and, unless the state says better, one icon. */
export type Tone = 'ok' | 'bad' | 'warn' | 'run' | 'idle';
export type StatusIcon = ComponentType<{ size?: number | string; stroke?: number | string; className?: string }>;
export type Status = { word: string; tone: Tone; icon: StatusIcon };

const status = (word: string, tone: Tone, icon: StatusIcon): Status => ({ word, tone, icon });

const STATUSES: Record<string, Status> = {
  UPLOADING: status('Uploading', 'run', IconLoader),
  SEALED: status('Sealed', 'ok', IconCircleCheck),
  ABANDONED: status('Abandoned', 'idle', IconArchive),
  QUEUED: status('Queued', 'idle', IconClock),
  RUNNING: status('Running', 'run', IconLoader),
  PASS: status('Passed', 'ok', IconCircleCheck),
  FAIL: status('Failed', 'bad', IconCircleX),
  INCONCLUSIVE: status('Inconclusive', 'warn', IconHelpCircle),
  ERROR: status('Error', 'bad', IconAlertTriangle),
  CANCELLED: status('Cancelled', 'idle', IconMinus),
  BUILDING: status('Building', 'run', IconLoader),
  BUILT: status('Built', 'ok', IconCircleCheck),
  FAILED: status('Failed', 'bad', IconCircleX),
  DRAFT: status('Draft', 'idle', IconCircleDashed),
  VERIFYING: status('Verifying', 'run', IconLoader),
  PROVISIONING: status('Provisioning', 'run', IconLoader),
  SHADOW: status('Shadow', 'run', IconLoader),
  CANARY: status('Canary', 'run', IconLoader),
  ANALYSING: status('Analysing', 'run', IconLoader),
  PROMOTING: status('Promoting', 'run', IconLoader),
  HEALTHY: status('Healthy', 'ok', IconCircleCheck),
  SUPERSEDED: status('Superseded', 'idle', IconArchive),
  RETIRED: status('Retired', 'idle', IconArchive),
  ABORTING: status('Aborting', 'warn', IconLoader),
  ROLLED_BACK: status('Rolled back', 'warn', IconArrowBackUp),
  NONE: status('Not deployed', 'idle', IconCircleDashed),
  DEPLOYING: status('Deploying', 'run', IconLoader),
  DEGRADED: status('Degraded', 'bad', IconAlertTriangle),
  REMOVING: status('Removing', 'warn', IconLoader),
  REMOVED: status('Removed', 'idle', IconArchive),
  NO_DATA: status('No data yet', 'idle', IconCircleDashed),
  COLLECTING: status('Collecting', 'run', IconLoader),
  STABLE: status('Stable', 'ok', IconCircleCheck),
  DRIFTING: status('Drifting', 'warn', IconAlertTriangle),
  DECAYING: status('Decaying', 'bad', IconAlertTriangle),
  OPEN: status('Open', 'bad', IconAlertTriangle),
  ACKNOWLEDGED: status('Acknowledged', 'warn', IconCircleCheck),
  RESOLVED: status('Resolved', 'ok', IconCircleCheck),
  UP: status('Up', 'ok', IconCircleCheck),
  DOWN: status('Down', 'bad', IconCircleX),
  OK: status('Within limit', 'ok', IconCircleCheck),
  DRIFT: status('Drift', 'warn', IconAlertTriangle),
  ACTIVE: status('Active', 'ok', IconCircleCheck),
  EXPIRED: status('Expired', 'idle', IconClock),
};

/** The look of a state word of the API; a word that is not known yet is shown as it came. */
export function statusOf(word: string): Status {
  const known = STATUSES[word];
  if (known) return known;
  const text = word.toLowerCase().replaceAll('_', ' ');
  return status(text.charAt(0).toUpperCase() + text.slice(1), 'idle', IconHelpCircle);
}
