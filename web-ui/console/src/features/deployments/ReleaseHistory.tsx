import { useQuery } from '@tanstack/react-query';
import { deploymentReleasesQuery } from '@/api/queries';
import type { Release } from '@/api/types';
import { Loaded } from '@/ui/Loaded';
import { Section } from '@/ui/Section';
import { ReleaseTable } from './ReleaseTable';
import { ReleaseTimeline } from './ReleaseTimeline';

/** Every release of a deployment, and the moves of the newest. */
export function ReleaseHistory({ environment, name }: { environment: string; name: string }) {
  const releases = useQuery(deploymentReleasesQuery(environment, name));
  return (
    <Loaded query={releases}>
      {({ items }) => {
        const newestFirst = items.toSorted((a: Release, b: Release) => b.createdAt.localeCompare(a.createdAt));
        const newest = newestFirst[0];
        return (
          <>
            <Section title="Releases">
              <ReleaseTable label={`Releases of ${environment}/${name}`} releases={newestFirst} />
            </Section>
            {newest && (
              <Section title={`How ${newest.model}/${newest.version} got here`}>
                <ReleaseTimeline release={newest} />
              </Section>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
