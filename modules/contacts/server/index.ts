import type { Area } from '#platform';
import { contactsSummaries } from './api-summaries.ts';
import { contactDuties } from './duties.ts';
import { contactEvents } from './events.ts';
import { contactExcerpts } from './excerpts.ts';
import { contactFacts } from './facts.ts';
import { contactConstraints, contactProblems } from './problems.ts';
import { contactRoutes, noteTemplateRoutes, signedNoteRoutes } from './routes.ts';

export { logContact } from './log-contact.ts';

export const contactsArea: Area = {
  name: 'contacts',
  summaries: contactsSummaries,
  events: contactEvents,
  dutySources: [contactDuties],
  problems: contactProblems,
  constraints: contactConstraints,
  caseFacts: contactFacts,
  timelineExcerpts: contactExcerpts,
  routes: (app, platform) => {
    contactRoutes(app, platform);
    signedNoteRoutes(app, platform);
    noteTemplateRoutes(app, platform);
  },
};
