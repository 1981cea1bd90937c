import { IconStack2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { buildsQuery } from '@/api/queries';
import type { Build } from '@/api/types';
import { type ListSearch, matches } from '@/app/search';
import { buildLink, versionLink } from '@/app/urls';
import { Digest } from '@/ui/Digest';
import { elapsed, shortId } from '@/ui/format';
import { ListPage } from '@/ui/ListPage';
import { RowLink, TextLink } from '@/ui/RowLink';
import { StatusBadge } from '@/ui/StatusBadge';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table';

const COLUMNS: Column<Build>[] = [
  { id: 'id', header: 'Build', cell: ({ id }) => <RowLink {...buildLink(id)}>{shortId(id)}</RowLink> },
  { id: 'state', header: 'State', sortBy: ({ state }) => state, cell: ({ state }) => <StatusBadge state={state} /> },
  {
    id: 'version',
    header: 'Version',
    grow: true,
    sortBy: ({ model, version }) => `${model}/${version}`,
    cell: ({ model, version }) => (
      <TextLink {...versionLink(model, version, 'image')}>
        {model}/{version}
      </TextLink>
    ),
  },
  {
    id: 'image',
    header: 'Image',
    wide: true,
    cell: ({ imageDigest }) => (imageDigest ? <Digest value={imageDigest} /> : '–'),
  },
  {
    id: 'reproduced',
    header: 'Reproduced',
    wide: true,
    cell: ({ reproduced }) => (reproduced ? <StatusBadge state="OK" word="Same digest" plain /> : '–'),
  },
  {
    id: 'took',
    header: 'Took',
    align: 'end',
    wide: true,
    cell: ({ startedAt, finishedAt }) => (startedAt && finishedAt ? elapsed(startedAt, finishedAt) : '–'),
  },
  {
    id: 'queued',
    header: 'Queued',
    align: 'end',
    sortBy: ({ queuedAt }) => queuedAt,
    cell: ({ queuedAt }) => <Time at={queuedAt} />,
  },
];

export function BuildsPage() {
  return (
    <ListPage
      title="Builds"
      meta="Images made of a base and a validated version, without a container daemon."
      query={useQuery(buildsQuery())}
      columns={COLUMNS}
      rowKey={({ id }) => id}
      stateOf={({ state }) => state}
      matching={(build: Build, { q }: ListSearch) =>
        matches(q, build.id, `${build.model}/${build.version}`, build.imageDigest)
      }
      defaultSort="-queued"
      empty={{
        icon: IconStack2,
        title: 'No builds yet',
        says: (
          <>
            A version that passed its validation can be built: <code>slipway build model/1</code>
          </>
        ),
      }}
    />
  );
}
