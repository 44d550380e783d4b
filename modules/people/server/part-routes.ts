import { z } from 'zod';
import { type App, createOnce, logRead, type Platform, permitted, versionSeen } from '#platform';
import { PersonId } from '../model.ts';
import { NewIdentifier } from '../model-identifiers.ts';
import { AddressChange, AddressId, ContactPointChange, ContactPointId, NewAddress, NewContactPoint } from '../model-reach.ts';
import { NewRelation, RelationChange, RelationId } from '../model-relations.ts';
import { PersonView } from '../model-views.ts';
import { addAddress, changeAddress, removeAddress } from './addresses.ts';
import { addContactPoint, changeContactPoint, removeContactPoint } from './contact-points.ts';
import { addIdentifier, openIdentifier, removeIdentifier } from './identifiers.ts';
import { addRelation, changeRelation, removeRelation } from './relations.ts';
import { requirePerson } from './store.ts';
import { loadPerson } from './views.ts';

const tags = ['people'];
const person = z.object({ id: PersonId });
const answer = { response: { 200: PersonView } };
const created = { response: { 201: PersonView } };

/** Ways to be reached, addresses, identifiers and relations of a person; each answers the person as they then are. */
export function personPartRoutes(app: App, platform: Platform): void {
  contactPointRoutes(app, platform);
  addressRoutes(app, platform);
  relationRoutes(app, platform);
  identifierRoutes(app, platform);
}

function contactPointRoutes(app: App, { inTransaction }: Platform): void {
  const params = z.object({ id: PersonId, pointId: ContactPointId });
  app.post(
    '/people/:id/contact-points',
    { schema: { tags, params: person, body: NewContactPoint, ...created } },
    async (request, reply) => {
      const { params, body } = request;
      const view = await inTransaction(permitted(request, 'people.change'), async (tx) => {
        await requirePerson(tx, params.id);
        await createOnce(tx, { kind: `contact-point of ${params.id}`, id: body.id, body }, () => addContactPoint(tx, params.id, body));
        return loadPerson(tx, params.id);
      });
      return reply.status(201).send(view);
    },
  );
  app.patch('/people/:id/contact-points/:pointId', { schema: { tags, params, body: ContactPointChange, ...answer } }, async (request) =>
    inTransaction(permitted(request, 'people.change'), async (tx) => {
      const { id, pointId } = request.params;
      await changeContactPoint(tx, id, pointId, versionSeen(request), request.body);
      return loadPerson(tx, id);
    }),
  );
  app.delete('/people/:id/contact-points/:pointId', { schema: { tags, params, ...answer } }, async (request) =>
    inTransaction(permitted(request, 'people.change'), async (tx) => {
      const { id, pointId } = request.params;
      await removeContactPoint(tx, id, pointId, versionSeen(request));
      return loadPerson(tx, id);
    }),
  );
}

function addressRoutes(app: App, { inTransaction }: Platform): void {
  const params = z.object({ id: PersonId, addressId: AddressId });
  app.post('/people/:id/addresses', { schema: { tags, params: person, body: NewAddress, ...created } }, async (request, reply) => {
    const { params, body } = request;
    const view = await inTransaction(permitted(request, 'people.change'), async (tx) => {
      await requirePerson(tx, params.id);
      await createOnce(tx, { kind: `address of ${params.id}`, id: body.id, body }, () => addAddress(tx, params.id, body));
      return loadPerson(tx, params.id);
    });
    return reply.status(201).send(view);
  });
  app.patch('/people/:id/addresses/:addressId', { schema: { tags, params, body: AddressChange, ...answer } }, async (request) =>
    inTransaction(permitted(request, 'people.change'), async (tx) => {
      const { id, addressId } = request.params;
      await changeAddress(tx, id, addressId, versionSeen(request), request.body);
      return loadPerson(tx, id);
    }),
  );
  app.delete('/people/:id/addresses/:addressId', { schema: { tags, params, ...answer } }, async (request) =>
    inTransaction(permitted(request, 'people.change'), async (tx) => {
      const { id, addressId } = request.params;
      await removeAddress(tx, id, addressId, versionSeen(request));
      return loadPerson(tx, id);
    }),
  );
}

function relationRoutes(app: App, { inTransaction }: Platform): void {
  const params = z.object({ id: PersonId, relationId: RelationId });
  app.post('/people/:id/relations', { schema: { tags, params: person, body: NewRelation, ...created } }, async (request, reply) => {
    const { params, body } = request;
    const view = await inTransaction(permitted(request, 'people.change'), async (tx) => {
      await requirePerson(tx, params.id);
      await createOnce(tx, { kind: `relation of ${params.id}`, id: body.id, body }, () => addRelation(tx, params.id, body));
      return loadPerson(tx, params.id);
    });
    return reply.status(201).send(view);
  });
  app.patch('/people/:id/relations/:relationId', { schema: { tags, params, body: RelationChange, ...answer } }, async (request) =>
    inTransaction(permitted(request, 'people.change'), async (tx) => {
      const { id, relationId } = request.params;
      await changeRelation(tx, id, relationId, versionSeen(request), request.body);
      return loadPerson(tx, id);
    }),
  );
  app.delete('/people/:id/relations/:relationId', { schema: { tags, params, ...answer } }, async (request) =>
    inTransaction(permitted(request, 'people.change'), async (tx) => {
      const { id, relationId } = request.params;
      await removeRelation(tx, id, relationId, versionSeen(request));
      return loadPerson(tx, id);
    }),
  );
}

function identifierRoutes(app: App, platform: Platform): void {
  const { inTransaction } = platform;
  const params = z.object({ id: PersonId, identifierId: NewIdentifier.shape.id });
  app.post('/people/:id/identifiers', { schema: { tags, params: person, body: NewIdentifier, ...created } }, async (request, reply) => {
    const { params, body } = request;
    const view = await inTransaction(permitted(request, 'people.change'), async (tx) => {
      await requirePerson(tx, params.id);
      await createOnce(tx, { kind: `identifier of ${params.id}`, id: body.id, body }, () => addIdentifier(tx, platform, params.id, body));
      return loadPerson(tx, params.id);
    });
    return reply.status(201).send(view);
  });
  const Opened = z.object({ value: z.string() });
  app.get('/people/:id/identifiers/:identifierId', { schema: { tags, params, response: { 200: Opened } } }, async (request) =>
    inTransaction(permitted(request, 'people.change'), async (tx) => {
      const { id, identifierId } = request.params;
      const value = await openIdentifier(tx, platform, id, identifierId);
      await logRead(tx, { action: 'view', route: '/people/:id/identifiers/:identifierId', personId: id, categories: ['identity'] });
      return { value };
    }),
  );
  app.delete('/people/:id/identifiers/:identifierId', { schema: { tags, params, ...answer } }, async (request) =>
    inTransaction(permitted(request, 'people.change'), async (tx) => {
      const { id, identifierId } = request.params;
      await removeIdentifier(tx, id, identifierId);
      return loadPerson(tx, id);
    }),
  );
}
