import { z } from 'zod';
import { type App, createOnce, logRead, type Platform, pageOf, permitted, signedIn, versionSeen } from '#platform';
import { NewPerson, PersonChange, PersonId } from '../model.ts';
import { PersonRow, PersonView, PossibleDuplicate, SearchHit } from '../model-views.ts';
import { DescribedPerson, possibleDuplicates } from './duplicates.ts';
import { exportPeople } from './export.ts';
import { personLinkRoutes } from './link-routes.ts';
import { listPeople, PeopleQuery } from './list.ts';
import { personPartRoutes } from './part-routes.ts';
import { search } from './search.ts';
import { changePerson, registerPerson } from './store.ts';
import { loadPerson } from './views.ts';

const tags = ['people'];
const params = z.object({ id: PersonId });

/** People: finding, registering and changing them, and the one search over people, cases and organisations. */
export function peopleRoutes(app: App, platform: Platform): void {
  findRoutes(app, platform);
  const { inTransaction } = platform;
  app.post('/people', { schema: { tags, body: NewPerson, response: { 201: PersonView } } }, async (request, reply) => {
    const { body } = request;
    const view = await inTransaction(permitted(request, 'people.register'), async (tx) => {
      await createOnce(tx, { kind: 'person', id: body.id, body }, async () => void (await registerPerson(tx, platform, body)));
      return loadPerson(tx, body.id);
    });
    return reply.status(201).send(view);
  });

  app.get('/people/:id', { schema: { tags, params, response: { 200: PersonView } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const view = await loadPerson(tx, request.params.id);
      const categories = ['identity', ...(view.relations.length > 0 ? ['social'] : [])];
      await logRead(tx, { action: 'view', route: '/people/:id', personId: view.id, categories });
      return view;
    }),
  );

  app.patch('/people/:id', { schema: { tags, params, body: PersonChange, response: { 200: PersonView } } }, async (request) =>
    inTransaction(permitted(request, 'people.change'), async (tx) => {
      await changePerson(tx, request.params.id, versionSeen(request), request.body);
      return loadPerson(tx, request.params.id);
    }),
  );
  personPartRoutes(app, platform);
  personLinkRoutes(app, platform);
}

function findRoutes(app: App, platform: Platform): void {
  const { inTransaction } = platform;
  const SearchQuery = z.object({ q: z.string().trim().min(2).max(200) });
  const Hits = z.object({ items: z.array(SearchHit) });
  app.get('/search', { schema: { tags: ['search'], querystring: SearchQuery, response: { 200: Hits } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => ({ items: await search(tx, request.query.q) })),
  );

  app.get('/people', { schema: { tags, querystring: PeopleQuery, response: { 200: pageOf(PersonRow) } } }, async (request) =>
    inTransaction(signedIn(request), (tx) => listPeople(tx, request.query)),
  );

  exportPeople(app, platform);

  const Found = z.object({ items: z.array(PossibleDuplicate) });
  app.post('/people/possible-duplicates', { schema: { tags, body: DescribedPerson, response: { 200: Found } } }, async (request) =>
    inTransaction(permitted(request, 'people.register'), async (tx) => ({
      items: await possibleDuplicates(tx, platform, request.body),
    })),
  );
}
