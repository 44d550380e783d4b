import { z } from 'zod';
import { formatPartialDate, type PartialDate } from '#kernel';
import {
  type App,
  createOnce,
  ExportFormat,
  logRead,
  type Platform,
  pageOf,
  permitted,
  sendTable,
  signedIn,
  text,
  versionSeen,
} from '#platform';
import { NewPerson, PersonChange, PersonId } from '../model.ts';
import { PersonRow, PersonView, PossibleDuplicate, SearchHit } from '../model-views.ts';
import { DescribedPerson, possibleDuplicates } from './duplicates.ts';
import { allPeople, listPeople, PeopleFilter, PeopleQuery } from './list.ts';
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

  const exportQuery = PeopleFilter.extend({ format: ExportFormat.default('csv') });
  app.get('/people/export', { schema: { tags, querystring: exportQuery } }, async (request, reply) => {
    const actor = signedIn(request);
    const rows = await inTransaction(actor, (tx) => allPeople(tx, request.query));
    const say = (key: string) => text(actor.language, `people:${key}`);
    const date = (value: PartialDate | null) => (value === null ? null : formatPartialDate(value, actor.language));
    return sendTable(reply, {
      name: say('page.title'),
      format: request.query.format,
      rows,
      columns: [
        { header: say('field.familyName'), value: (row) => row.familyName },
        { header: say('field.givenNames'), value: (row) => row.givenNames },
        { header: say('field.birthDate'), value: (row) => date(row.birthDate) },
        { header: say('field.languages'), value: (row) => row.languages.join(', ') },
        { header: say('field.cases'), value: (row) => row.openCases.map((one) => one.number).join(', ') },
        { header: say('field.caseManager'), value: (row) => row.openCases.map((one) => one.caseManagerName ?? '–').join(', ') },
      ],
    });
  });

  const Found = z.object({ items: z.array(PossibleDuplicate) });
  app.post('/people/possible-duplicates', { schema: { tags, body: DescribedPerson, response: { 200: Found } } }, async (request) =>
    inTransaction(permitted(request, 'people.register'), async (tx) => ({
      items: await possibleDuplicates(tx, platform, request.body),
    })),
  );
}
