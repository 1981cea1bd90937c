import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { deploymentQuery, deploymentReleasesQuery } from '@/api/queries';
import type { Deployment } from '@/api/types';
import { useView } from '@/app/search';
import { type DeploymentTab, monitorLink } from '@/app/urls';
import { Loaded } from '@/ui/Loaded';
import { PageHeader } from '@/ui/PageHeader';
import { TextLink } from '@/ui/RowLink';
import { StatusBadge } from '@/ui/StatusBadge';
import { DeploymentActions } from './DeploymentActions';
import { DeploymentFacts } from './DeploymentFacts';
import { LogsTab } from './LogsTab';
import { ReleaseHistory } from './ReleaseHistory';
import { rollbackTarget } from './rollback';
import { TrafficTab } from './TrafficTab';

export function DeploymentPage() {
  const { environment, deployment: name } = useParams({ from: '/app/deployments/$environment/$deployment' });
  const query = useQuery(deploymentQuery(environment, name));
  const releases = useQuery(deploymentReleasesQuery(environment, name));
  return (
    <Loaded query={query}>
      {(deployment) => {
        const subject = { deployment, target: rollbackTarget(deployment, releases.data?.items ?? []) };
        return (
          <>
            <PageHeader
              title={`${environment}/${name}`}
              badge={<StatusBadge state={deployment.state} />}
              meta={
                <>
                  <span>target {deployment.target}</span>
                  <TextLink {...monitorLink(environment, name)}>Monitoring</TextLink>
                </>
              }
              actions={<DeploymentActions subject={subject} />}
            />
            <DeploymentFacts {...subject} />
            <DeploymentTabs deployment={deployment} />
          </>
        );
      }}
    </Loaded>
  );
}

function DeploymentTabs({ deployment }: { deployment: Deployment }) {
  const [{ tab = 'traffic' }, change] = useView<{ tab?: DeploymentTab }>();
  const at = { environment: deployment.environment, name: deployment.name };
  return (
    <Tabs value={tab} onChange={(next) => change({ tab: next as DeploymentTab })} keepMounted={false}>
      <Tabs.List mb="lg">
        <Tabs.Tab value="traffic">Traffic</Tabs.Tab>
        <Tabs.Tab value="releases">Releases</Tabs.Tab>
        <Tabs.Tab value="logs">Logs</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="traffic">
        <TrafficTab {...at} />
      </Tabs.Panel>
      <Tabs.Panel value="releases">
        <ReleaseHistory {...at} />
      </Tabs.Panel>
      <Tabs.Panel value="logs">
        <LogsTab {...at} />
      </Tabs.Panel>
    </Tabs>
  );
}
