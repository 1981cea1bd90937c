import type { Alert, Evaluation, Release } from '@/api/types';
import { deploymentLink, monitorLink, versionLink } from '@/app/urls';
import { statusOf, type Tone } from '@/ui/status';

/** What waits for a person, from what is known of the project. */
export type Need = {
  id: string;
  state: string;
  title: string;
  says: string;
  at: string;
  link: ReturnType<typeof versionLink> | ReturnType<typeof monitorLink> | ReturnType<typeof deploymentLink>;
};

type Known = { evaluations: Evaluation[]; releases: Release[]; alerts: Alert[] };

const WAITING_VERDICTS = ['FAIL', 'INCONCLUSIVE', 'ERROR'];
const URGENCY: Record<Tone, number> = { bad: 0, warn: 1, run: 2, idle: 3, ok: 4 };

/** Newest of each group, so that a version that passed later does not wait any more. */
function newestPer<T>(rows: T[], key: (row: T) => string, at: (row: T) => string): T[] {
  const newest = new Map<string, T>();
  for (const row of rows.toSorted((a, b) => at(a).localeCompare(at(b)))) newest.set(key(row), row);
  return [...newest.values()];
}

function fromEvaluation(evaluation: Evaluation): Need {
  const { id, model, version, state, policy, gates } = evaluation;
  const held = gates.filter(({ verdict }) => verdict !== 'PASS');
  return {
    id,
    state,
    title: `${model}/${version} did not pass ${policy}`,
    says: held[0]
      ? `Gate ${held[0].id}: ${held[0].summary ?? statusOf(held[0].verdict).word}`
      : (evaluation.reason ?? ''),
    at: evaluation.finishedAt ?? evaluation.queuedAt,
    link: versionLink(model, version, 'evidence', id),
  };
}

function fromRelease(release: Release): Need {
  const { id, environment, deployment, model, version, state } = release;
  const underWay = statusOf(state).tone === 'run';
  return {
    id,
    state,
    title: `${model}/${version} ${underWay ? 'is on its way' : 'did not arrive'} on ${environment}/${deployment}`,
    says: release.reason ?? statusOf(state).word,
    at: release.history?.at(-1)?.at ?? release.createdAt,
    link: deploymentLink(environment, deployment, 'releases'),
  };
}

/** All open alerts of a deployment and kind are one need: the newest tells. */
function fromAlerts(alerts: Alert[]): Need[] {
  const open = alerts.filter(({ state }) => state === 'OPEN');
  const group = ({ environment, deployment, kind }: Alert) => `${environment}/${deployment} ${kind}`;
  return newestPer(open, group, ({ windowStart }) => windowStart).map((alert) => {
    const alike = open.filter((each) => group(each) === group(alert)).length;
    return {
      id: alert.id,
      state: alert.kind === 'DRIFT' ? 'DRIFTING' : alert.kind === 'PERFORMANCE' ? 'DECAYING' : 'DEGRADED',
      title: `${alert.environment}/${alert.deployment}: ${alike === 1 ? '1 open alert' : `${alike} open alerts`}`,
      says: alert.message,
      at: alert.firedAt,
      link: monitorLink(alert.environment, alert.deployment, alert.columns[0], alert.windowStart),
    };
  });
}

export function needsOf({ evaluations, releases, alerts }: Known): Need[] {
  const failing = newestPer(
    evaluations,
    ({ versionId, policy }) => versionId + policy,
    ({ queuedAt }) => queuedAt,
  )
    .filter(({ state }) => WAITING_VERDICTS.includes(state))
    .map(fromEvaluation);
  const stuck = newestPer(
    releases,
    ({ environment, deployment }) => `${environment}/${deployment}`,
    ({ createdAt }) => createdAt,
  )
    .filter(({ state }) => ['bad', 'run', 'warn'].includes(statusOf(state).tone))
    .map(fromRelease);
  return [...fromAlerts(alerts), ...stuck, ...failing].toSorted(
    (a, b) => URGENCY[statusOf(a.state).tone] - URGENCY[statusOf(b.state).tone] || b.at.localeCompare(a.at),
  );
}
