import type { Build, Evaluation, Gate, Monitor, Policy, Release, Version } from '@/api/types';
import { statusOf, type Tone } from '@/ui/status';

/** The release of one version as six stations: where it stands, who moved it there and what holds it. */

export type StationId = 'pushed' | 'validated' | 'reviewed' | 'built' | 'deployed' | 'watched';

/** `ahead` has not been reached, `skipped` is not needed, `done` let the release pass, the others are where it is. */
export type StationState = 'done' | 'active' | 'failed' | 'warn' | 'ahead' | 'skipped';

export type Station = {
  id: StationId;
  name: string;
  state: StationState;
  word: string;
  at?: string;
  actor?: string;
  /** What holds the release here, in one sentence. */
  held?: string;
};

export type ReleaseFacts = {
  version: Version;
  evaluations: Evaluation[];
  builds: Build[];
  releases: Release[];
  monitors: Monitor[];
  policies: Policy[];
};

const newest = <T>(rows: T[], at: (row: T) => string): T | undefined =>
  rows.reduce<T | undefined>((best, row) => (best === undefined || at(row) > at(best) ? row : best), undefined);

export function stationsOf(facts: ReleaseFacts): Station[] {
  const { id } = facts.version;
  const ours = <T extends { versionId: string }>(rows: T[]): T[] => rows.filter((row) => row.versionId === id);
  const evaluation = newest(ours(facts.evaluations), (row) => row.queuedAt);
  const build = newest(ours(facts.builds), (row) => row.queuedAt);
  const releases = ours(facts.releases);
  const release = releases.find((row) => row.state === 'HEALTHY') ?? newest(releases, (row) => row.createdAt);
  const monitor = release && facts.monitors.find((row) => row.releaseId === release.id);
  return [
    pushed(facts.version),
    validated(evaluation),
    reviewed(facts.policies, evaluation),
    built(build),
    deployed(release),
    watched(monitor, release),
  ];
}

function pushed(version: Version): Station {
  const base = { id: 'pushed', name: 'Pushed', actor: version.author } as const;
  if (version.state === 'SEALED')
    return { ...base, state: 'done', word: 'Sealed', at: version.sealedAt ?? version.createdAt };
  const word = statusOf(version.state).word;
  if (version.state === 'UPLOADING') {
    return {
      ...base,
      state: 'active',
      word,
      at: version.createdAt,
      held: 'Its files are being uploaded; seal it when they are complete.',
    };
  }
  return {
    ...base,
    state: 'failed',
    word,
    at: version.createdAt,
    held: 'Its upload was abandoned. Push a new version.',
  };
}

function validated(evaluation: Evaluation | undefined): Station {
  const base = { id: 'validated', name: 'Validated' } as const;
  if (!evaluation || evaluation.state === 'CANCELLED') {
    return { ...base, state: 'ahead', word: evaluation ? 'Cancelled' : 'Not validated' };
  }
  const word = statusOf(evaluation.state).word;
  const reached = {
    ...base,
    word,
    at: evaluation.finishedAt ?? evaluation.startedAt ?? evaluation.queuedAt,
    actor: evaluation.requestedBy,
  };
  switch (evaluation.state) {
    case 'PASS':
      return { ...reached, state: 'done' };
    case 'QUEUED':
    case 'RUNNING':
      return { ...reached, state: 'active' };
    case 'INCONCLUSIVE':
      return { ...reached, state: 'warn', held: heldByGates(evaluation) };
    default:
      return { ...reached, state: 'failed', held: heldByGates(evaluation) };
  }
}

function heldByGates(evaluation: Evaluation): string {
  const open = evaluation.gates.filter((gate) => gate.verdict !== 'PASS');
  const first = open[0];
  if (!first) return evaluation.reason ?? 'The evaluation did not finish.';
  const others = open.length > 1 ? ` and ${open.length - 1} more` : '';
  return `Gate ${first.id}${others}: ${gateSentence(first)}`;
}

const gateSentence = (gate: Gate): string => gate.summary ?? statusOf(gate.verdict).word.toLowerCase();

/** A review is needed when a gate list of the policy names it. Without an evaluation every policy counts. */
export function requiresReview(policies: Policy[], evaluation: Evaluation | undefined): boolean {
  return policies
    .filter((policy) => !evaluation || policy.name === evaluation.policy)
    .flatMap((policy) => Object.values(policy.document?.environments ?? {}))
    .some((environment) => environment.requires?.includes('review'));
}

function reviewed(policies: Policy[], evaluation: Evaluation | undefined): Station {
  const base = { id: 'reviewed', name: 'Reviewed' } as const;
  if (requiresReview(policies, evaluation)) return { ...base, state: 'ahead', word: 'Not reviewed' };
  return { ...base, state: 'skipped', word: 'Not required by policy' };
}

function built(build: Build | undefined): Station {
  const base = { id: 'built', name: 'Built' } as const;
  if (!build || build.state === 'CANCELLED')
    return { ...base, state: 'ahead', word: build ? 'Cancelled' : 'Not built' };
  const reached = { ...base, at: build.finishedAt ?? build.startedAt ?? build.queuedAt, actor: build.requestedBy };
  if (build.state === 'BUILT') {
    return { ...reached, state: 'done', word: build.kind === 'MODEL_ONLY' ? 'Model-only image' : 'Runnable image' };
  }
  const word = statusOf(build.state).word;
  if (build.state === 'FAILED') return { ...reached, state: 'failed', word, held: build.reason ?? 'The build failed.' };
  return { ...reached, state: 'active', word };
}

const SETTLED = ['SUPERSEDED', 'RETIRED'];

function deployed(release: Release | undefined): Station {
  const base = { id: 'deployed', name: 'Deployed' } as const;
  if (!release) return { ...base, state: 'ahead', word: 'Not deployed' };
  const place = `${release.environment}/${release.deployment}`;
  const at = release.healthyAt ?? release.history?.at(-1)?.at ?? release.createdAt;
  const reached = { ...base, at, actor: release.requestedBy };
  const { word, tone } = statusOf(release.state);
  if (release.state === 'HEALTHY') return { ...reached, state: 'done', word: place };
  if (SETTLED.includes(release.state))
    return { ...reached, state: 'skipped', word: `${word} in ${release.environment}` };
  const held = release.reason ?? undefined;
  if (tone === 'run') return { ...reached, state: 'active', word };
  return { ...reached, state: tone === 'bad' ? 'failed' : 'warn', word, held };
}

const WATCH_STATE: Record<Tone, StationState> = {
  ok: 'done',
  bad: 'failed',
  warn: 'warn',
  run: 'active',
  idle: 'active',
};

function watched(monitor: Monitor | undefined, release: Release | undefined): Station {
  const base = { id: 'watched', name: 'Watched' } as const;
  if (!monitor || release?.state !== 'HEALTHY') return { ...base, state: 'ahead', word: 'Not watched' };
  const { word, tone } = statusOf(monitor.status);
  const alerts = monitor.openAlerts === 1 ? '1 open alert' : `${monitor.openAlerts} open alerts`;
  return {
    ...base,
    state: WATCH_STATE[tone],
    word,
    at: monitor.lastIngestAt ?? undefined,
    held: monitor.openAlerts > 0 ? `${alerts} on ${monitor.environment}/${monitor.deployment}` : undefined,
  };
}

/** The station that tells where the release stands: what went wrong last, else what is under way, else the last one passed. */
export function standing(stations: Station[]): Station | undefined {
  const find = (...states: StationState[]) => stations.findLast((station) => states.includes(station.state));
  return find('failed', 'warn') ?? find('active') ?? find('done');
}
