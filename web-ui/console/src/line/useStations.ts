import { useQuery } from '@tanstack/react-query';
import { buildsQuery, evaluationsQuery, monitorsQuery, policiesQuery, releasesQuery } from '@/api/queries';
import type { Version } from '@/api/types';
import { type Station, stationsOf } from './stations';

/** Gives the line of any version; lists read the facts of all versions once, a version's page only its own. */
export function useStations(ref?: string): (version: Version) => Station[] {
  const evaluations = useQuery(evaluationsQuery(ref)).data?.items ?? [];
  const builds = useQuery(buildsQuery(ref)).data?.items ?? [];
  const releases = useQuery(releasesQuery(ref)).data?.items ?? [];
  const monitors = useQuery(monitorsQuery()).data?.items ?? [];
  const policies = useQuery(policiesQuery()).data?.items ?? [];
  return (version) => stationsOf({ version, evaluations, builds, releases, monitors, policies });
}
