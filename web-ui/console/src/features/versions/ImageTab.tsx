import { IconStack2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { buildsQuery } from '@/api/queries';
import type { Version } from '@/api/types';
import { BuildView } from '@/features/builds/BuildView';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/Loaded';

/** The image of a version: that of its newest build. */
export function ImageTab({ version }: { version: Version }) {
  const builds = useQuery(buildsQuery(`${version.model}/${version.version}`));
  return (
    <Loaded query={builds}>
      {({ items }) => {
        const newest = items.toSorted((a, b) => b.queuedAt.localeCompare(a.queuedAt))[0];
        if (newest) return <BuildView build={newest} linked />;
        return (
          <EmptyState icon={IconStack2} title="Not built yet">
            A version that passed its validation can be built:{' '}
            <code>
              slipway build {version.model}/{version.version}
            </code>
          </EmptyState>
        );
      }}
    </Loaded>
  );
}
