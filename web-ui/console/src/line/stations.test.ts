import { describe, expect, it } from 'vitest';
import type { Build, Evaluation, Monitor, Policy, Release, Version } from '@/api/types';
import { type ReleaseFacts, requiresReview, type Station, standing, stationsOf } from './stations';

const version = {
  id: 'v1',
  model: 'm',
  version: 1,
  state: 'SEALED',
  author: 'ada',
  createdAt: 't0',
  sealedAt: 't1',
} as Version;
const evaluation = (state: string, queuedAt = 't2', gates: Evaluation['gates'] = []) =>
  ({ id: queuedAt, versionId: 'v1', policy: 'p', state, gates, queuedAt, requestedBy: 'bob' }) as Evaluation;
const build = { versionId: 'v1', state: 'BUILT', kind: 'RUNNABLE', queuedAt: 't3', requestedBy: 'bob' } as Build;
const release = (state: string, id = 'r1', createdAt = 't4') =>
  ({ id, versionId: 'v1', environment: 'staging', deployment: 'm', state, createdAt, requestedBy: 'cy' }) as Release;
const monitor = {
  releaseId: 'r1',
  environment: 'staging',
  deployment: 'm',
  status: 'DRIFTING',
  openAlerts: 2,
} as Monitor;
const policy = (...requires: string[]) =>
  ({ name: 'p', document: { name: 'p', gates: [], environments: { staging: { requires } } } }) as unknown as Policy;

const facts = (part: Partial<ReleaseFacts>): ReleaseFacts => ({
  version,
  evaluations: [],
  builds: [],
  releases: [],
  monitors: [],
  policies: [],
  ...part,
});
const states = (stations: Station[]) => stations.map(({ state }) => state);

describe('stationsOf', () => {
  it('leaves everything behind the push ahead of a version that was only pushed', () => {
    expect(states(stationsOf(facts({})))).toEqual(['done', 'ahead', 'skipped', 'ahead', 'ahead', 'ahead']);
  });

  it('carries a release from the push to the watch', () => {
    const stations = stationsOf(
      facts({
        evaluations: [evaluation('PASS')],
        builds: [build],
        releases: [release('HEALTHY')],
        monitors: [monitor],
      }),
    );
    expect(states(stations)).toEqual(['done', 'done', 'skipped', 'done', 'done', 'warn']);
    expect(stations.map(({ word }) => word)).toEqual([
      'Sealed',
      'Passed',
      'Not required by policy',
      'Runnable image',
      'staging/m',
      'Drifting',
    ]);
    expect(standing(stations)?.held).toBe('2 open alerts on staging/m');
  });

  it('names the gate that holds a refused version', () => {
    const gates = [
      { id: 'auc', type: 'metric', verdict: 'PASS' },
      { id: 'champion', type: 'champion', verdict: 'FAIL', summary: '0.206 below the champion' },
    ];
    const stations = stationsOf(facts({ evaluations: [evaluation('FAIL', 't2', gates)] }));
    expect(standing(stations)).toMatchObject({
      id: 'validated',
      state: 'failed',
      held: 'Gate champion: 0.206 below the champion',
    });
  });

  it('lets the newest evaluation speak', () => {
    const stations = stationsOf(facts({ evaluations: [evaluation('PASS', 't9'), evaluation('FAIL', 't2')] }));
    expect(stations[1]).toMatchObject({ state: 'done', word: 'Passed' });
  });

  it('shows the healthy release although a later one failed', () => {
    const stations = stationsOf(facts({ releases: [release('HEALTHY'), release('FAILED', 'r2', 't9')] }));
    expect(stations[4]).toMatchObject({ state: 'done', word: 'staging/m' });
  });

  it('ignores what belongs to another version', () => {
    const stations = stationsOf(facts({ builds: [{ ...build, versionId: 'v2' }] }));
    expect(stations[3]).toMatchObject({ state: 'ahead', word: 'Not built' });
  });

  it('shows a state word that it does not know as it came', () => {
    const stations = stationsOf(facts({ releases: [release('SOME_DAY')] }));
    expect(stations[4]?.word).toBe('Some day');
  });
});

describe('requiresReview', () => {
  it('holds when an environment of the policy lists the review', () => {
    expect(requiresReview([policy('auc', 'review')], evaluation('PASS'))).toBe(true);
  });

  it('does not hold when only gates are listed', () => {
    expect(requiresReview([policy('auc')], evaluation('PASS'))).toBe(false);
  });

  it('asks only the policy the version was measured against', () => {
    expect(requiresReview([{ ...policy('review'), name: 'other' }], evaluation('PASS'))).toBe(false);
  });
});
