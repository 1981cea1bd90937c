import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { alertsQuery, monitorQuery, monitorsQuery, windowsQuery } from '@/api/queries';
import { appRoute } from '@/app/root.route';
import { listSearch, word } from '@/app/search';

const monitoringRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'monitoring',
  staticData: { crumb: () => 'Monitoring' },
});

const monitoringIndexRoute = createRoute({
  getParentRoute: () => monitoringRoute,
  path: '/',
  validateSearch: listSearch,
  loader: ({ context }) => void context.queryClient.prefetchQuery(monitorsQuery()),
  component: lazyRouteComponent(() => import('./MonitorsPage'), 'MonitorsPage'),
});

const monitorRoute = createRoute({
  getParentRoute: () => monitoringRoute,
  path: '$environment/$deployment',
  staticData: { crumb: ({ environment, deployment }) => `${environment}/${deployment}` },
  validateSearch: (raw: Record<string, unknown>): { column?: string; window?: string } => ({
    column: word(raw.column),
    window: word(raw.window),
  }),
  loader: ({ context: { queryClient }, params: { environment, deployment } }) => {
    void queryClient.prefetchQuery(monitorQuery(environment, deployment));
    void queryClient.prefetchQuery(windowsQuery(environment, deployment));
    void queryClient.prefetchQuery(alertsQuery());
  },
  component: lazyRouteComponent(() => import('./MonitorPage'), 'MonitorPage'),
});

export const monitoringRoutes = monitoringRoute.addChildren([monitoringIndexRoute, monitorRoute]);
