import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { modelQuery, modelsQuery, versionQuery, versionsQuery } from '@/api/queries';
import { appRoute } from '@/app/root.route';
import { listSearch } from '@/app/search';
import { versionSearch } from '@/features/versions/search';

const modelsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'models',
  staticData: { crumb: () => 'Models' },
});

const modelsIndexRoute = createRoute({
  getParentRoute: () => modelsRoute,
  path: '/',
  validateSearch: listSearch,
  loader: ({ context }) => void context.queryClient.prefetchQuery(modelsQuery()),
  component: lazyRouteComponent(() => import('./ModelsPage'), 'ModelsPage'),
});

const modelRoute = createRoute({
  getParentRoute: () => modelsRoute,
  path: '$model',
  staticData: { crumb: ({ model }) => model ?? '' },
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(modelQuery(params.model));
    void context.queryClient.prefetchQuery(versionsQuery(params.model));
  },
});

const modelIndexRoute = createRoute({
  getParentRoute: () => modelRoute,
  path: '/',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./ModelPage'), 'ModelPage'),
});

const versionRoute = createRoute({
  getParentRoute: () => modelRoute,
  path: 'versions/$version',
  staticData: { crumb: ({ version }) => `Version ${version}` },
  validateSearch: versionSearch,
  loader: ({ context, params }) =>
    void context.queryClient.prefetchQuery(versionQuery(params.model, Number(params.version))),
  component: lazyRouteComponent(() => import('@/features/versions/VersionPage'), 'VersionPage'),
});

export const modelRoutes = modelsRoute.addChildren([
  modelsIndexRoute,
  modelRoute.addChildren([modelIndexRoute, versionRoute]),
]);
