import { describe, expect, it } from 'vitest';
import type { Deployment, Release } from '@/api/types';
import { DEPLOYMENT_ACTIONS } from './actions';
import { rollbackTarget } from './rollback';

const release = (id: string, image: string, healthyAt: string | undefined, more: Partial<Release> = {}) =>
  ({ id, imageDigest: image, healthyAt, model: 'm', version: 1, ...more }) as Release;
const current = release('4', 'b', '2026-01-04');
const deployment = { environment: 'staging', name: 'm', state: 'HEALTHY', current } as Deployment;
const targetAmong = (...releases: Release[]) => rollbackTarget(deployment, [current, ...releases])?.id;

describe('rollbackTarget', () => {
  it('is the last healthy release of another image', () => {
    expect(targetAmong(release('1', 'a', '2026-01-01'), release('2', 'c', '2026-01-02'))).toBe('2');
  });

  it('is none when every healthy release was of the image that serves now', () => {
    expect(targetAmong(release('3', 'b', '2026-01-03'))).toBeUndefined();
  });

  it('passes over a release that never became healthy, and over one that was rolled back', () => {
    expect(
      targetAmong(
        release('1', 'a', '2026-01-01'),
        release('2', 'c', '2026-01-02'),
        release('3', 'd', undefined),
        release('5', 'b', '2026-01-03', { rollbackOf: '2' }),
      ),
    ).toBe('1');
  });

  it('is none when nothing serves', () => {
    expect(rollbackTarget({ ...deployment, current: undefined }, [release('1', 'a', '2026-01-01')])).toBeUndefined();
  });
});

describe('the roll back action', () => {
  const rollback = DEPLOYMENT_ACTIONS.find(({ id }) => id === 'rollback');
  const target = release('1', 'sha256:0123456789abcdef', '2026-01-01');

  it('is offered when the service would do it', () => {
    expect(rollback?.predicate({ deployment, target })).toBe(true);
    expect(rollback?.predicate({ deployment })).toBe(false);
    expect(rollback?.predicate({ deployment: { ...deployment, inProgress: current }, target })).toBe(false);
  });

  it('names the image, since the version may be the same', () => {
    expect(rollback?.consequence({ deployment, target })).toContain(
      'will serve m/1 again, from image sha256:012345…abcdef',
    );
  });
});
