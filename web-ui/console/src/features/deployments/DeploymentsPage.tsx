import { IconRocket } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { deploymentsQuery } from '@/api/queries';
import type { Deployment } from '@/api/types';
import { matches } from '@/app/search';
import { deploymentLink, versionLink } from '@/app/urls';
import { ListPage } from '@/ui/ListPage';
import { RowLink, TextLink } from '@/ui/RowLink';
import { StatusBadge } from '@/ui/StatusBadge';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table';

const COLUMNS: Column<Deployment>[] = [
  {
    id: 'name',
    header: 'Deployment',
    sortBy: ({ environment, name }) => `${environment}/${name}`,
    cell: ({ environment, name }) => (
      <RowLink {...deploymentLink(environment, name)}>
        {environment}/{name}
      </RowLink>
    ),
  },
  { id: 'state', header: 'State', sortBy: ({ state }) => state, cell: ({ state }) => <StatusBadge state={state} /> },
  {
    id: 'current',
    header: 'Serves',
    grow: true,
    cell: ({ current }) =>
      current ? (
        <TextLink {...versionLink(current.model, current.version)}>
          {current.model}/{current.version}
        </TextLink>
      ) : (
        '–'
      ),
  },
  {
    id: 'progress',
    header: 'Under way',
    wide: true,
    cell: ({ inProgress }) =>
      inProgress ? (
        <StatusBadge state={inProgress.state} word={`${inProgress.model}/${inProgress.version}`} plain />
      ) : (
        '–'
      ),
  },
  { id: 'target', header: 'Target', wide: true, cell: ({ target }) => target },
  {
    id: 'since',
    header: 'Since',
    align: 'end',
    wide: true,
    sortBy: ({ current, createdAt }) => current?.healthyAt ?? createdAt,
    cell: ({ current, createdAt }) => <Time at={current?.healthyAt ?? createdAt} />,
  },
];

export function DeploymentsPage() {
  return (
    <ListPage
      title="Deployments"
      meta="Long-lived names in an environment; a release puts one version into a name."
      query={useQuery(deploymentsQuery())}
      columns={COLUMNS}
      rowKey={({ environment, name }) => `${environment}/${name}`}
      stateOf={({ state }) => state}
      matching={({ environment, name, current }, { q }) => matches(q, `${environment}/${name}`, current?.model)}
      defaultSort="name"
      empty={{
        icon: IconRocket,
        title: 'Nothing is deployed yet',
        says: (
          <>
            Deploy a version that has been built: <code>slipway deploy model/1 --environment staging</code>
          </>
        ),
      }}
    />
  );
}
