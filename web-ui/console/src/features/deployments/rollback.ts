import type { Deployment, Release } from '@/api/types';

/** A deployment with the release that a roll back would bring again, if there is one. */
export type Subject = { deployment: Deployment; target?: Release };

/**
 * The release that the service would go back to, by the service's own rule: the last one that was healthy with another
 * image than the current one, and that was not itself rolled back.
 */
export function rollbackTarget({ current }: Deployment, releases: Release[]): Release | undefined {
  if (!current) return undefined;
  const left = new Set(releases.filter(({ healthyAt }) => healthyAt).map(({ rollbackOf }) => rollbackOf));
  return releases
    .filter(
      ({ id, healthyAt, imageDigest }) =>
        id !== current.id && healthyAt && imageDigest !== current.imageDigest && !left.has(id),
    )
    .toSorted((a, b) => (b.healthyAt ?? '').localeCompare(a.healthyAt ?? ''))[0];
}
