import type { Area } from '#platform';
import { lettersSummaries } from './api-summaries.ts';
import { letterEvents } from './events.ts';
import { letterRoutes } from './letter-routes.ts';
import { letterProblems } from './problems.ts';
import { addShippedTemplates } from './shipped.ts';
import { templateRoutes } from './template-routes.ts';

export { addShippedTemplates } from './shipped.ts';

export const lettersArea: Area = {
  name: 'letters',
  summaries: lettersSummaries,
  events: letterEvents,
  problems: letterProblems,
  furnish: addShippedTemplates,
  routes: (app, platform) => {
    templateRoutes(app, platform);
    letterRoutes(app, platform);
  },
};
