import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { isProblem } from '@/api/problem';
import { sessionQuery } from '@/api/queries';
import { NotFound } from './NotFound';
import { Shell } from './Shell';

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet });

/** Everything behind the login. Without a session it sends to the login, which comes back here. */
export const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    try {
      return { me: await context.queryClient.ensureQueryData(sessionQuery()) };
    } catch (error) {
      if (isProblem(error) && error.status === 401) throw redirect({ to: '/login', search: { to: location.href } });
      throw error;
    }
  },
  component: Shell,
});

/** Any other address: said inside the frame, with every place still one click away. */
export const unknownRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '$',
  staticData: { crumb: () => 'Not found' },
  component: NotFound,
});
