import { z } from 'zod';
import { type App, createOnce, type Platform, pageOf, permitted, signedIn, versionSeen } from '#platform';
import { OrganizationId } from '../model.ts';
import { CredentialChange, CredentialEnd, CredentialError, CredentialId, CredentialView, NewCredential } from '../model-credential.ts';
import { exportCredentials } from './credential-export.ts';
import { addCredential, changeCredential, endCredential, markCredentialError } from './credential-store.ts';
import { allCredentials, CredentialQuery, listCredentials, loadCredential } from './credential-views.ts';
import { requireOrganization } from './place-store.ts';

const tags = ['organizations'];

/** Licences and certificates: those of organisations everybody may look up, those of staff only they and those responsible for them. */
export function credentialRoutes(app: App, platform: Platform): void {
  const { inTransaction } = platform;
  const List = pageOf(CredentialView).extend({ total: z.number().int() });
  app.get('/credentials', { schema: { tags, querystring: CredentialQuery, response: { 200: List } } }, async (request) =>
    inTransaction(signedIn(request), (tx) => listCredentials(tx, request.query)),
  );
  exportCredentials(app, platform);

  const ofOrganization = z.object({ id: OrganizationId });
  const All = z.object({ items: z.array(CredentialView) });
  app.get('/organizations/:id/credentials', { schema: { tags, params: ofOrganization, response: { 200: All } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const { id } = request.params;
      await requireOrganization(tx, id);
      return { items: await allCredentials(tx, { status: 'all', organizationId: id }) };
    }),
  );

  app.post(
    '/organizations/:id/credentials',
    { schema: { tags, params: ofOrganization, body: NewCredential, response: { 201: CredentialView } } },
    async (request, reply) => {
      const { body, params } = request;
      const view = await inTransaction(permitted(request, 'credentials.keep'), async (tx) => {
        await createOnce(tx, { kind: `credential of ${params.id}`, id: body.id, body }, () => addCredential(tx, params.id, body));
        return loadCredential(tx, body.id);
      });
      return reply.status(201).send(view);
    },
  );

  const params = z.object({ id: CredentialId });
  const answer = { response: { 200: CredentialView } };
  app.patch('/credentials/:id', { schema: { tags, params, body: CredentialChange, ...answer } }, async (request) =>
    inTransaction(permitted(request, 'credentials.keep'), async (tx) => {
      await changeCredential(tx, request.params.id, versionSeen(request), request.body);
      return loadCredential(tx, request.params.id);
    }),
  );
  app.post('/credentials/:id/end', { schema: { tags, params, body: CredentialEnd, ...answer } }, async (request) =>
    inTransaction(permitted(request, 'credentials.keep'), async (tx) => {
      await endCredential(tx, request.params.id, versionSeen(request), request.body);
      return loadCredential(tx, request.params.id);
    }),
  );
  app.post('/credentials/:id/entered-in-error', { schema: { tags, params, body: CredentialError, ...answer } }, async (request) =>
    inTransaction(permitted(request, 'credentials.keep'), async (tx) => {
      await markCredentialError(tx, request.params.id, versionSeen(request), request.body.reason);
      return loadCredential(tx, request.params.id);
    }),
  );
}
