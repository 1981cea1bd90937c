import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { tokensQuery } from '@/api/queries';
import { appRoute } from '@/app/root.route';
import { listSearch } from '@/app/search';

export const tokensRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'admin/tokens',
  staticData: { crumb: () => 'Tokens' },
  validateSearch: listSearch,
  loader: ({ context }) => void context.queryClient.prefetchQuery(tokensQuery()),
  component: lazyRouteComponent(() => import('./TokensPage'), 'TokensPage'),
});
