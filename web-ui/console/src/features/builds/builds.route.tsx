import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { buildQuery, buildsQuery } from '@/api/queries';
import { appRoute } from '@/app/root.route';
import { listSearch } from '@/app/search';
import { shortId } from '@/ui/format';

const buildsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'builds',
  staticData: { crumb: () => 'Builds' },
});

const buildsIndexRoute = createRoute({
  getParentRoute: () => buildsRoute,
  path: '/',
  validateSearch: listSearch,
  loader: ({ context }) => void context.queryClient.prefetchQuery(buildsQuery()),
  component: lazyRouteComponent(() => import('./BuildsPage'), 'BuildsPage'),
});

const buildRoute = createRoute({
  getParentRoute: () => buildsRoute,
  path: '$id',
  staticData: { crumb: ({ id }) => `Build ${shortId(id ?? '')}` },
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(buildQuery(params.id)),
  component: lazyRouteComponent(() => import('./BuildPage'), 'BuildPage'),
});

export const buildRoutes = buildsRoute.addChildren([buildsIndexRoute, buildRoute]);
