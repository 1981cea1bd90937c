import { expect, it } from 'vitest';
import type { Alert, Evaluation, Release } from '@/api/types';
import { needsOf } from './needs';

const evaluation = (id: string, state: string, queuedAt: string) =>
  ({ id, versionId: 'v', model: 'm', version: 2, policy: 'p', state, gates: [], queuedAt }) as unknown as Evaluation;
const alert = (id: string, windowStart: string, state = 'OPEN') =>
  ({
    id,
    environment: 's',
    deployment: 'm',
    kind: 'DRIFT',
    state,
    columns: ['temp'],
    windowStart,
    firedAt: windowStart,
    message: id,
  }) as Alert;

it('drops a failed validation once a later one passed', () => {
  const evaluations = [evaluation('a', 'FAIL', 't1'), evaluation('b', 'PASS', 't2')];
  expect(needsOf({ evaluations, releases: [], alerts: [] })).toEqual([]);
});

it('tells the open alerts of one kind as one need, by the newest', () => {
  const alerts = [alert('old', 't1'), alert('new', 't2'), alert('known', 't3', 'ACKNOWLEDGED')];
  const [need, ...rest] = needsOf({ evaluations: [], releases: [], alerts });
  expect(rest).toEqual([]);
  expect(need).toMatchObject({ title: 's/m: 2 open alerts', says: 'new', state: 'DRIFTING' });
});

it('puts what failed before what is under way', () => {
  const releases = [
    { id: 'r', environment: 's', deployment: 'm', model: 'm', version: 3, state: 'PROVISIONING', createdAt: 't9' },
  ] as Release[];
  const needs = needsOf({ evaluations: [evaluation('a', 'FAIL', 't1')], releases, alerts: [] });
  expect(needs.map(({ state }) => state)).toEqual(['FAIL', 'PROVISIONING']);
});
