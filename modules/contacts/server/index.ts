import type { Area } from '#platform';
import { contactDuties } from './duties.ts';
import { contactEvents } from './events.ts';
import { contactFacts } from './facts.ts';
import { contactProblems } from './problems.ts';
import { contactRoutes } from './routes.ts';

export { logContact } from './log-contact.ts';

export const contactsArea: Area = {
  name: 'contacts',
  events: contactEvents,
  dutySources: [contactDuties],
  problems: contactProblems,
  caseFacts: contactFacts,
  routes: contactRoutes,
};
