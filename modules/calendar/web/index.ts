import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { shellRoute } from '#ui';
import { CalendarSearch } from './calendar-place.ts';

const loadTab = () => import('./appointments-tab.tsx');

/** The appointments of a case, for its page. */
export const AppointmentsTab = lazy(() => loadTab().then((module) => ({ default: module.AppointmentsTab })));
export const NextAppointments = lazy(() => loadTab().then((module) => ({ default: module.NextAppointments })));
/** One's own day in one line, for the first screen. */
export const DayStrip = lazy(() => import('./day-strip.tsx').then((module) => ({ default: module.DayStrip })));

export const calendarRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/calendar',
    validateSearch: CalendarSearch,
    component: lazyRouteComponent(() => import('./calendar-page.tsx'), 'CalendarPage'),
  }),
];
