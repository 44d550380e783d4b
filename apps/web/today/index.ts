import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#ui';

/** The first screen of the day. */
export const todayRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/today',
    component: lazyRouteComponent(() => import('./today-page.tsx'), 'TodayPage'),
  }),
];
