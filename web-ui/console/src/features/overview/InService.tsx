import { Text } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { deploymentsQuery, versionQuery } from '@/api/queries';
import type { Deployment, Release, Version } from '@/api/types';
import { deploymentLink, versionLink } from '@/app/urls';
import { LineStrip } from '@/line/LineStrip';
import type { Station } from '@/line/stations';
import { useStations } from '@/line/useStations';
import { DataTable } from '@/ui/DataTable';
import { Loaded } from '@/ui/Loaded';
import { RowLink, TextLink } from '@/ui/RowLink';
import { Section } from '@/ui/Section';
import { StatusBadge } from '@/ui/StatusBadge';
import type { Column } from '@/ui/table';

type Row = { deployment: Deployment; version?: Version };

const columnsOf = (stations: (version: Version) => Station[]): Column<Row>[] => [
  {
    id: 'name',
    header: 'Deployment',
    cell: ({ deployment: { environment, name } }) => (
      <RowLink {...deploymentLink(environment, name)}>
        {environment}/{name}
      </RowLink>
    ),
  },
  { id: 'state', header: 'State', cell: ({ deployment }) => <StatusBadge state={deployment.state} /> },
  {
    id: 'version',
    header: 'Version',
    cell: ({ deployment: { current } }) =>
      current ? (
        <TextLink {...versionLink(current.model, current.version)}>
          {current.model}/{current.version}
        </TextLink>
      ) : (
        '–'
      ),
  },
  {
    id: 'line',
    header: 'Release',
    grow: true,
    wide: true,
    cell: ({ version }) =>
      version && <LineStrip label={`${version.model}/${version.version}`} stations={stations(version)} />,
  },
];

/** What serves now, and where each release stands. */
export function InService() {
  const deployments = useQuery(deploymentsQuery());
  return (
    <Section title="In service">
      <Loaded query={deployments} rows={3}>
        {({ items }) => <Rows deployments={items.filter(({ current }) => current)} />}
      </Loaded>
    </Section>
  );
}

function Rows({ deployments }: { deployments: Deployment[] }) {
  const stations = useStations();
  const releases = deployments.map(({ current }) => current as Release);
  const versions = useQueries({ queries: releases.map(({ model, version }) => versionQuery(model, version)) });
  if (deployments.length === 0) return <Text c="dimmed">Nothing is deployed yet.</Text>;
  const rows = deployments.map((deployment, index): Row => ({ deployment, version: versions[index]?.data }));
  return (
    <DataTable
      label="In service"
      columns={columnsOf(stations)}
      rows={rows}
      rowKey={({ deployment }) => `${deployment.environment}/${deployment.name}`}
    />
  );
}
