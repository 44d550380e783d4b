import type { Area } from '#platform';
import { peopleSummaries } from './api-summaries.ts';
import { peopleEvents } from './events.ts';
import { peopleConstraints, peopleProblems } from './problems.ts';
import { peopleRoutes } from './routes.ts';

export { addContactPoint, listContactPoints } from './contact-points.ts';
export { type DescribedPerson, type DescribedPersonInput, possibleDuplicates } from './duplicates.ts';
export { identifierDigest, sealIdentifier } from './identifiers.ts';
export { leadingRecord, linkPersons, unlinkPersons } from './links.ts';
export { changePerson, checkDeath, loadPersonName, recordDeath, registerPerson } from './store.ts';
export { type PersonParts, supplementPerson } from './supplement.ts';
export { loadPerson } from './views.ts';

export const peopleArea: Area = {
  name: 'people',
  summaries: peopleSummaries,
  events: peopleEvents,
  problems: peopleProblems,
  constraints: peopleConstraints,
  routes: peopleRoutes,
};
