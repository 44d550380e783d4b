import type { Area } from '#platform';
import { interopSummaries } from './api-summaries.ts';
import { interopEvents } from './events.ts';
import { healthRoutes } from './health-routes.ts';
import { importJobs } from './import-jobs.ts';
import { interopProblems } from './problems.ts';
import { interopRoutes } from './routes.ts';

export { type ImportRequest, importFhir, type OnProgress } from './import-fhir.ts';
export { type ImportRow, listedProblems } from './import-store.ts';

export const interopArea: Area = {
  name: 'interop',
  summaries: interopSummaries,
  events: interopEvents,
  problems: interopProblems,
  constraints: { imports_pkey: 'create.id-reused' },
  jobs: importJobs,
  routes: (app, platform) => {
    interopRoutes(app, platform);
    healthRoutes(app, platform);
  },
};
