import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '#ui';
import { TodayPage } from './today-page.tsx';

/** The first screen of the day comes with the app: most days begin with it. */
export const todayRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/today',
    component: TodayPage,
  }),
];
