import { IconActivityHeartbeat } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { monitorsQuery } from '@/api/queries';
import type { Monitor } from '@/api/types';
import { matches } from '@/app/search';
import { monitorLink, versionLink } from '@/app/urls';
import { count } from '@/ui/format';
import { ListPage } from '@/ui/ListPage';
import { RowLink, TextLink } from '@/ui/RowLink';
import { StatusBadge } from '@/ui/StatusBadge';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table';

const COLUMNS: Column<Monitor>[] = [
  {
    id: 'name',
    header: 'Deployment',
    sortBy: ({ environment, deployment }) => `${environment}/${deployment}`,
    cell: ({ environment, deployment }) => (
      <RowLink {...monitorLink(environment, deployment)}>
        {environment}/{deployment}
      </RowLink>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    sortBy: ({ status }) => status,
    cell: ({ status }) => <StatusBadge state={status} />,
  },
  {
    id: 'alerts',
    header: 'Open alerts',
    align: 'end',
    sortBy: ({ openAlerts }) => openAlerts,
    cell: ({ openAlerts }) => count(openAlerts),
  },
  {
    id: 'version',
    header: 'Version',
    grow: true,
    cell: ({ model, version }) => (
      <TextLink {...versionLink(model, version)}>
        {model}/{version}
      </TextLink>
    ),
  },
  { id: 'rows', header: 'Rows', align: 'end', wide: true, sortBy: ({ rows }) => rows, cell: ({ rows }) => count(rows) },
  {
    id: 'dropped',
    header: 'Dropped',
    align: 'end',
    wide: true,
    sortBy: ({ dropped }) => dropped,
    cell: ({ dropped }) => count(dropped),
  },
  {
    id: 'ingest',
    header: 'Last data',
    align: 'end',
    wide: true,
    cell: ({ lastIngestAt }) => (lastIngestAt ? <Time at={lastIngestAt} /> : '–'),
  },
];

export function MonitorsPage() {
  return (
    <ListPage
      title="Monitoring"
      meta="Live requests against the baseline that was frozen at validation."
      query={useQuery(monitorsQuery())}
      columns={COLUMNS}
      rowKey={({ releaseId }) => releaseId}
      stateOf={({ status }) => status}
      matching={({ environment, deployment, model }, { q }) => matches(q, `${environment}/${deployment}`, model)}
      defaultSort="-alerts"
      empty={{
        icon: IconActivityHeartbeat,
        title: 'Nothing is watched yet',
        says: 'A deployment is watched from its first healthy release on. There is nothing to switch on.',
      }}
    />
  );
}
