import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  alertsQuery,
  deploymentsQuery,
  evaluationsQuery,
  modelsQuery,
  releasesQuery,
  systemQuery,
} from '@/api/queries';
import { appRoute } from '@/app/root.route';

export const overviewRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  staticData: { crumb: () => 'Overview' },
  loader: ({ context: { queryClient } }) => {
    void queryClient.prefetchQuery(modelsQuery());
    void queryClient.prefetchQuery(evaluationsQuery());
    void queryClient.prefetchQuery(releasesQuery());
    void queryClient.prefetchQuery(deploymentsQuery());
    void queryClient.prefetchQuery(alertsQuery());
    void queryClient.prefetchQuery(systemQuery());
  },
  component: lazyRouteComponent(() => import('./OverviewPage'), 'OverviewPage'),
});
