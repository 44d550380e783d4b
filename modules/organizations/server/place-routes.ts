import { z } from 'zod';
import { type App, createOnce, type Platform, permitted, signedIn, versionSeen } from '#platform';
import { OrganizationId } from '../model.ts';
import { ClosureId, MovedDeadlines, NewClosure, PlaceThought, PlaceView } from '../model-place.ts';
import { addClosure, removeClosure, thinkThrough, viewPlace } from './place-store.ts';

const tags = ['organizations'];
const params = z.object({ id: OrganizationId });
const answer = { response: { 200: PlaceView } };

/** Where an organisation reads clock and calendar; the time zone and the holidays themselves are changed with the organisation. */
export function placeRoutes(app: App, platform: Platform): void {
  const { inTransaction } = platform;
  app.get('/organizations/:id/place', { schema: { tags, params, ...answer } }, async (request) =>
    inTransaction(signedIn(request), (tx) => viewPlace(tx, request.params.id)),
  );

  app.post(
    '/organizations/:id/place/preview',
    { schema: { tags, params, body: PlaceThought, response: { 200: MovedDeadlines } } },
    async (request) =>
      inTransaction(permitted(request, 'organizations.manage'), (tx) => thinkThrough(tx, platform, request.params.id, request.body)),
  );

  app.post(
    '/organizations/:id/closures',
    { schema: { tags, params, body: NewClosure, response: { 201: PlaceView } } },
    async (request, reply) => {
      const { body, params: of } = request;
      const view = await inTransaction(permitted(request, 'organizations.manage'), async (tx) => {
        await createOnce(tx, { kind: `closure of ${of.id}`, id: body.id, body }, () => addClosure(tx, platform, of.id, body));
        return viewPlace(tx, of.id);
      });
      return reply.status(201).send(view);
    },
  );

  const ofClosure = z.object({ id: OrganizationId, closureId: ClosureId });
  app.delete('/organizations/:id/closures/:closureId', { schema: { tags, params: ofClosure, ...answer } }, async (request) =>
    inTransaction(permitted(request, 'organizations.manage'), async (tx) => {
      const { id, closureId } = request.params;
      await removeClosure(tx, platform, id, closureId, versionSeen(request));
      return viewPlace(tx, id);
    }),
  );
}
