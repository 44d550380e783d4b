import { IconCalendarPlus } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { shellRoute, type WebArea } from '#ui';
import { CalendarSearch } from './calendar-place.ts';

const loadTab = () => import('./appointments-tab.tsx');

/** The appointments of a case, for its page. */
export const AppointmentsTab = lazy(() => loadTab().then((module) => ({ default: module.AppointmentsTab })));
export const NextAppointments = lazy(() => loadTab().then((module) => ({ default: module.NextAppointments })));

export { DayStrip } from './day-strip.tsx';

export const calendarRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/calendar',
    validateSearch: CalendarSearch,
    component: lazyRouteComponent(() => import('./calendar-page.tsx'), 'CalendarPage'),
  }),
];

/** What the calendar gives to the shell: an appointment from anywhere. */
export const calendarWeb: WebArea = {
  name: 'calendar',
  actions: [
    {
      key: 'new-appointment',
      label: (t) => t('make', { ns: 'calendar' }),
      icon: IconCalendarPlus,
      permission: 'calendar.schedule',
      drawer: lazy(() => import('./appointment-anywhere.tsx').then((module) => ({ default: module.AppointmentAnywhere }))),
    },
  ],
};
