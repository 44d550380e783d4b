import { z } from 'zod';
import { type App, createOnce, type Platform, permitted, versionSeen } from '#platform';
import { PersonId } from '../model.ts';
import { NewPersonLink, PersonLinkId, PersonUnlink } from '../model-links.ts';
import { PersonView } from '../model-views.ts';
import { linkPersons, unlinkPersons } from './links.ts';
import { loadPerson } from './views.ts';

const tags = ['people'];

/** Saying that two records are of one person, and taking it back; whoever may register people may do both. */
export function personLinkRoutes(app: App, { inTransaction }: Platform): void {
  const person = z.object({ id: PersonId });
  app.post(
    '/people/:id/links',
    { schema: { tags, params: person, body: NewPersonLink, response: { 201: PersonView } } },
    async (request, reply) => {
      const { params, body } = request;
      const view = await inTransaction(permitted(request, 'people.register'), async (tx) => {
        await createOnce(tx, { kind: `link of ${params.id}`, id: body.id, body }, () => linkPersons(tx, params.id, body));
        return loadPerson(tx, params.id);
      });
      return reply.status(201).send(view);
    },
  );

  const params = person.extend({ linkId: PersonLinkId });
  app.post(
    '/people/:id/links/:linkId/ending',
    { schema: { tags, params, body: PersonUnlink, response: { 200: PersonView } } },
    async (request) =>
      inTransaction(permitted(request, 'people.register'), async (tx) => {
        const { id, linkId } = request.params;
        await unlinkPersons(tx, id, linkId, versionSeen(request), request.body.reason);
        return loadPerson(tx, id);
      }),
  );
}
