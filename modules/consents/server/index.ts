import type { Area } from '#platform';
import { consentsSummaries } from './api-summaries.ts';
import { consentDuties } from './duties.ts';
import { consentEvents } from './events.ts';
import { consentFacts } from './facts.ts';
import { consentProblems } from './problems.ts';
import { consentRoutes } from './routes.ts';

export { loadConsents, recordConsent, revokeConsent } from './store.ts';
export { listConsents } from './views.ts';

export const consentsArea: Area = {
  name: 'consents',
  summaries: consentsSummaries,
  events: consentEvents,
  problems: consentProblems,
  dutySources: [consentDuties],
  caseFacts: consentFacts,
  routes: consentRoutes,
};
