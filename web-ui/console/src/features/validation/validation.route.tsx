import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { datasetsQuery, evaluationsQuery, policiesQuery } from '@/api/queries';
import { appRoute } from '@/app/root.route';
import { listSearch } from '@/app/search';

export const validationRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'validation',
  staticData: { crumb: () => 'Validation' },
  validateSearch: listSearch,
  loader: ({ context: { queryClient } }) => {
    void queryClient.prefetchQuery(evaluationsQuery());
    void queryClient.prefetchQuery(policiesQuery());
    void queryClient.prefetchQuery(datasetsQuery());
  },
  component: lazyRouteComponent(() => import('./ValidationPage'), 'ValidationPage'),
});
