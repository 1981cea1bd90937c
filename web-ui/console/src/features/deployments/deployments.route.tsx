import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deploymentQuery, deploymentReleasesQuery, deploymentsQuery } from '@/api/queries';
import { appRoute } from '@/app/root.route';
import { listSearch, oneOf } from '@/app/search';
import type { DeploymentTab } from '@/app/urls';

export const DEPLOYMENT_TABS = ['traffic', 'releases', 'logs'] as const satisfies DeploymentTab[];

const deploymentsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'deployments',
  staticData: { crumb: () => 'Deployments' },
});

const deploymentsIndexRoute = createRoute({
  getParentRoute: () => deploymentsRoute,
  path: '/',
  validateSearch: listSearch,
  loader: ({ context }) => void context.queryClient.prefetchQuery(deploymentsQuery()),
  component: lazyRouteComponent(() => import('./DeploymentsPage'), 'DeploymentsPage'),
});

const deploymentRoute = createRoute({
  getParentRoute: () => deploymentsRoute,
  path: '$environment/$deployment',
  staticData: { crumb: ({ environment, deployment }) => `${environment}/${deployment}` },
  validateSearch: (raw: Record<string, unknown>): { tab?: DeploymentTab; minutes?: number } => ({
    tab: oneOf(DEPLOYMENT_TABS, raw.tab),
    minutes: oneOf([15, 60, 360, 1440].map(String), String(raw.minutes)) ? Number(raw.minutes) : undefined,
  }),
  loader: ({ context: { queryClient }, params: { environment, deployment } }) => {
    void queryClient.prefetchQuery(deploymentQuery(environment, deployment));
    void queryClient.prefetchQuery(deploymentReleasesQuery(environment, deployment));
  },
  component: lazyRouteComponent(() => import('./DeploymentPage'), 'DeploymentPage'),
});

export const deploymentRoutes = deploymentsRoute.addChildren([deploymentsIndexRoute, deploymentRoute]);
