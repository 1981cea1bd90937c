import type { Release } from '@/api/types';
import { deploymentLink, versionLink } from '@/app/urls';
import { DataTable } from '@/ui/DataTable';
import { Digest } from '@/ui/Digest';
import { TextLink } from '@/ui/RowLink';
import { StatusBadge } from '@/ui/StatusBadge';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table';

const COLUMNS: Column<Release>[] = [
  { id: 'state', header: 'State', cell: ({ state }) => <StatusBadge state={state} /> },
  {
    id: 'version',
    header: 'Version',
    cell: ({ model, version }) => (
      <TextLink {...versionLink(model, version)}>
        {model}/{version}
      </TextLink>
    ),
  },
  {
    id: 'deployment',
    header: 'Deployment',
    cell: ({ environment, deployment }) => (
      <TextLink {...deploymentLink(environment, deployment)}>
        {environment}/{deployment}
      </TextLink>
    ),
  },
  {
    id: 'why',
    header: 'Why',
    grow: true,
    wide: true,
    cell: ({ rollbackOf, reason }) => `${rollbackOf ? 'Roll back. ' : ''}${reason ?? ''}`,
  },
  {
    id: 'image',
    header: 'Image',
    wide: true,
    cell: ({ imageDigest }) => (imageDigest ? <Digest value={imageDigest} /> : '–'),
  },
  { id: 'by', header: 'By', wide: true, cell: ({ requestedBy }) => requestedBy },
  { id: 'at', header: 'Created', align: 'end', cell: ({ createdAt }) => <Time at={createdAt} /> },
];

/** Releases, newest first as they come. */
export function ReleaseTable({ label, releases }: { label: string; releases: Release[] }) {
  return <DataTable label={label} columns={COLUMNS} rows={releases} rowKey={({ id }) => id} />;
}
