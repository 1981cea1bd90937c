import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { monitorQuery, windowsQuery } from '@/api/queries';
import type { Monitor } from '@/api/types';
import { cli, curl } from '@/app/calls';
import { deploymentLink, versionLink } from '@/app/urls';
import { CopyAs } from '@/ui/CopyAs';
import { Loaded } from '@/ui/Loaded';
import { PageHeader } from '@/ui/PageHeader';
import { TextLink } from '@/ui/RowLink';
import { StatusBadge } from '@/ui/StatusBadge';
import { AlertList } from './AlertList';
import { MonitorFacts } from './MonitorFacts';
import { WindowViews } from './WindowViews';

export function MonitorPage() {
  const { environment, deployment } = useParams({ from: '/app/monitoring/$environment/$deployment' });
  const monitor = useQuery(monitorQuery(environment, deployment));
  return (
    <Loaded query={monitor}>
      {(data) => (
        <>
          <MonitorHeader monitor={data} />
          <MonitorFacts monitor={data} />
          <AlertList environment={environment} deployment={deployment} />
          <Windows monitor={data} />
        </>
      )}
    </Loaded>
  );
}

function Windows({ monitor }: { monitor: Monitor }) {
  const windows = useQuery(windowsQuery(monitor.environment, monitor.deployment));
  return <Loaded query={windows}>{({ items }) => <WindowViews monitor={monitor} windows={items} />}</Loaded>;
}

function MonitorHeader({ monitor }: { monitor: Monitor }) {
  const { environment, deployment, model, version } = monitor;
  return (
    <PageHeader
      title={`${environment}/${deployment}`}
      badge={<StatusBadge state={monitor.status} />}
      meta={
        <>
          <span>
            watching{' '}
            <TextLink {...versionLink(model, version)}>
              {model}/{version}
            </TextLink>
          </span>
          <TextLink {...deploymentLink(environment, deployment)}>Deployment</TextLink>
        </>
      }
      actions={
        <CopyAs
          calls={[
            curl('GET', `/monitors/${environment}/${deployment}`),
            curl('GET', `/monitors/${environment}/${deployment}/windows`),
            cli('monitor get', `${environment}/${deployment}`),
          ]}
        />
      }
    />
  );
}
