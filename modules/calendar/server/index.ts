import type { Area } from '#platform';
import { calendarSummaries } from './api-summaries.ts';
import { appointmentDuties } from './duties.ts';
import { calendarEvents } from './events.ts';
import { calendarFacts } from './facts.ts';
import { feedRoutes } from './feed-routes.ts';
import { calendarConstraints, calendarProblems } from './problems.ts';
import { calendarRoutes } from './routes.ts';
import { seriesRoutes } from './series-routes.ts';

export { makeAppointment, settleAppointment } from './schedule.ts';
export { makeSeries } from './series.ts';

export const calendarArea: Area = {
  name: 'calendar',
  summaries: calendarSummaries,
  events: calendarEvents,
  dutySources: [appointmentDuties],
  problems: calendarProblems,
  constraints: calendarConstraints,
  caseFacts: calendarFacts,
  routes: (app, platform) => {
    calendarRoutes(app, platform);
    seriesRoutes(app, platform);
    feedRoutes(app, platform);
  },
};
