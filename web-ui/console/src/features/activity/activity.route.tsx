import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '@/app/root.route';
import { word } from '@/app/search';

export type ActivitySearch = { q?: string; type?: string; subject?: string };

export const activityRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'activity',
  staticData: { crumb: () => 'Activity' },
  validateSearch: (raw: Record<string, unknown>): ActivitySearch => ({
    q: word(raw.q),
    type: word(raw.type),
    subject: word(raw.subject),
  }),
  component: lazyRouteComponent(() => import('./ActivityPage'), 'ActivityPage'),
});
