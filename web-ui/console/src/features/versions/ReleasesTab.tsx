import { IconRocket } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { releasesQuery } from '@/api/queries';
import type { Version } from '@/api/types';
import { ReleaseTable } from '@/features/deployments/ReleaseTable';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/Loaded';

/** Where this version has been released. */
export function ReleasesTab({ version }: { version: Version }) {
  const ref = `${version.model}/${version.version}`;
  const releases = useQuery(releasesQuery(ref));
  return (
    <Loaded query={releases}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon={IconRocket} title="Not deployed anywhere">
            Deploy its image: <code>slipway deploy {ref} --environment staging</code>
          </EmptyState>
        ) : (
          <ReleaseTable label={`Releases of ${ref}`} releases={items} />
        )
      }
    </Loaded>
  );
}
