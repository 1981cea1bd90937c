import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '@/app/root.route';
import { word } from '@/app/search';

/** `to` is where to go afterwards; `link` tells why a one-time link did not sign in. */
export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'login',
  validateSearch: (raw: Record<string, unknown>): { to?: string; link?: string } => ({
    to: word(raw.to),
    link: word(raw.link) ?? word(raw.error),
  }),
  component: lazyRouteComponent(() => import('./LoginPage'), 'LoginPage'),
});
