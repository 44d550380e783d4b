import type { Area } from '#platform';
import { organizationsSummaries } from './api-summaries.ts';
import { organizationEvents } from './events.ts';
import { organizationProblems } from './problems.ts';
import { organizationRoutes } from './routes.ts';

export { addOrganization, changeOrganization, networkCountry, organizationNames } from './store.ts';

export const organizationsArea: Area = {
  name: 'organizations',
  summaries: organizationsSummaries,
  events: organizationEvents,
  problems: organizationProblems,
  routes: organizationRoutes,
};
