import { z } from 'zod';
import { type App, createOnce, type Platform, pageOf, permitted, signedIn, versionSeen } from '#platform';
import { NewOrganization, OrganizationChange, OrganizationId, OrganizationRow, OrganizationView, StaffMember } from '../model.ts';
import { movesClocks } from '../rules.ts';
import { exportOrganizations } from './export.ts';
import { addOrganization, changeOrganization } from './store.ts';
import { listOrganizations, listStaff, loadOrganization, OrganizationQuery } from './views.ts';

const tags = ['organizations'];
const params = z.object({ id: OrganizationId });

/** The organisations of the network: everybody may look them up, administrators keep them. */
export function organizationRoutes(app: App, platform: Platform): void {
  const { inTransaction } = platform;
  const List = pageOf(OrganizationRow).extend({ total: z.number().int() });
  app.get('/organizations', { schema: { tags, querystring: OrganizationQuery, response: { 200: List } } }, async (request) =>
    inTransaction(signedIn(request), (tx) => listOrganizations(tx, request.query)),
  );

  exportOrganizations(app, platform);

  app.get('/organizations/:id', { schema: { tags, params, response: { 200: OrganizationView } } }, async (request) =>
    inTransaction(signedIn(request), (tx) => loadOrganization(tx, request.params.id)),
  );

  const Staff = z.object({ items: z.array(StaffMember) });
  app.get('/organizations/:id/staff', { schema: { tags, params, response: { 200: Staff } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const { id } = await loadOrganization(tx, request.params.id);
      return { items: await listStaff(tx, id) };
    }),
  );

  app.post('/organizations', { schema: { tags, body: NewOrganization, response: { 201: OrganizationView } } }, async (request, reply) => {
    const { body } = request;
    const view = await inTransaction(permitted(request, 'organizations.manage'), async (tx) => {
      await createOnce(tx, { kind: 'organization', id: body.id, body }, () => addOrganization(tx, body));
      return loadOrganization(tx, body.id);
    });
    return reply.status(201).send(view);
  });

  app.patch(
    '/organizations/:id',
    { schema: { tags, params, body: OrganizationChange, response: { 200: OrganizationView } } },
    async (request) =>
      inTransaction(permitted(request, 'organizations.manage'), async (tx) => {
        const { id } = request.params;
        await changeOrganization(tx, id, versionSeen(request), request.body);
        if (movesClocks(request.body)) await platform.deriveAgain(tx, id);
        return loadOrganization(tx, id);
      }),
  );
}
