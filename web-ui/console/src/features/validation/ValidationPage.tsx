import { IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { evaluationsQuery } from '@/api/queries';
import type { Evaluation } from '@/api/types';
import { matches } from '@/app/search';
import { versionLink } from '@/app/urls';
import { elapsed } from '@/ui/format';
import { ListPage } from '@/ui/ListPage';
import { RowLink } from '@/ui/RowLink';
import { StatusBadge } from '@/ui/StatusBadge';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table';
import { DatasetTable } from './DatasetTable';
import { GateSummary } from './GateSummary';
import { PolicyTable } from './PolicyTable';

const COLUMNS: Column<Evaluation>[] = [
  {
    id: 'version',
    header: 'Version',
    sortBy: ({ model, version }) => `${model}/${version}`,
    cell: ({ id, model, version }) => (
      <RowLink {...versionLink(model, version, 'evidence', id)}>
        {model}/{version}
      </RowLink>
    ),
  },
  { id: 'state', header: 'Verdict', sortBy: ({ state }) => state, cell: ({ state }) => <StatusBadge state={state} /> },
  { id: 'gates', header: 'Gates', grow: true, cell: ({ gates }) => <GateSummary gates={gates} /> },
  {
    id: 'policy',
    header: 'Policy',
    wide: true,
    sortBy: ({ policy }) => policy,
    cell: ({ policy, policyRevision }) => `${policy}, revision ${policyRevision}`,
  },
  { id: 'by', header: 'By', wide: true, cell: ({ requestedBy }) => requestedBy },
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

export function ValidationPage() {
  return (
    <ListPage
      title="Validation"
      meta="Versions measured against the gates of a policy."
      query={useQuery(evaluationsQuery())}
      columns={COLUMNS}
      rowKey={({ id }) => id}
      stateOf={({ state }) => state}
      matching={(each, { q }) =>
        matches(q, `${each.model}/${each.version}`, each.policy, ...each.gates.map(({ id }) => id))
      }
      defaultSort="-queued"
      empty={{
        icon: IconShieldCheck,
        title: 'Nothing has been validated yet',
        says: (
          <>
            Register a policy and a data set, then <code>slipway validate model/1 --policy NAME</code>
          </>
        ),
      }}
    >
      <div style={{ height: 32 }} />
      <PolicyTable />
      <DatasetTable />
    </ListPage>
  );
}
