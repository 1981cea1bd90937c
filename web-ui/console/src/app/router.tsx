import { createRouter } from '@tanstack/react-router';
import { onUnauthorized } from '@/api/client';
import { activityRoute } from '@/features/activity/activity.route';
import { buildRoutes } from '@/features/builds/builds.route';
import { deploymentRoutes } from '@/features/deployments/deployments.route';
import { modelRoutes } from '@/features/models/models.route';
import { monitoringRoutes } from '@/features/monitoring/monitoring.route';
import { overviewRoute } from '@/features/overview/overview.route';
import { loginRoute } from '@/features/session/login.route';
import { tokensRoute } from '@/features/tokens/tokens.route';
import { validationRoute } from '@/features/validation/validation.route';
import { NotFound } from './NotFound';
import { PageError } from './PageError';
import { queryClient } from './queryClient';
import { appRoute, rootRoute, unknownRoute } from './root.route';

const routeTree = rootRoute.addChildren([
  loginRoute,
  appRoute.addChildren([
    overviewRoute,
    modelRoutes,
    validationRoute,
    buildRoutes,
    deploymentRoutes,
    monitoringRoutes,
    activityRoute,
    tokensRoute,
    unknownRoute,
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultErrorComponent: PageError,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

onUnauthorized(() => {
  queryClient.removeQueries({ queryKey: ['session'] });
  const { pathname, href } = router.state.location;
  if (pathname !== '/login') void router.navigate({ to: '/login', search: { to: href } });
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** What the crumb of this route says. */
    crumb?: (params: Record<string, string>) => string;
  }
}
