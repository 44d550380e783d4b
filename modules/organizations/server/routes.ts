import { z } from 'zod';
import { formatPhoneNumber } from '#kernel';
import { type App, createOnce, ExportFormat, type Platform, pageOf, permitted, sendTable, signedIn, text, versionSeen } from '#platform';
import { NewOrganization, OrganizationChange, OrganizationId, OrganizationRow, OrganizationView, StaffMember } from '../model.ts';
import { addOrganization, changeOrganization, networkCountry } from './store.ts';
import { allOrganizations, listOrganizations, listStaff, loadOrganization, OrganizationFilter, OrganizationQuery } from './views.ts';

const tags = ['organizations'];
const params = z.object({ id: OrganizationId });

/** The organisations of the network: everybody may look them up, administrators keep them. */
export function organizationRoutes(app: App, { inTransaction }: Platform): void {
  const List = pageOf(OrganizationRow).extend({ total: z.number().int() });
  app.get('/organizations', { schema: { tags, querystring: OrganizationQuery, response: { 200: List } } }, async (request) =>
    inTransaction(signedIn(request), (tx) => listOrganizations(tx, request.query)),
  );

  const exportQuery = OrganizationFilter.extend({ format: ExportFormat.default('csv') });
  app.get('/organizations/export', { schema: { tags, querystring: exportQuery } }, async (request, reply) => {
    const actor = signedIn(request);
    const { rows, country } = await inTransaction(actor, async (tx) => ({
      rows: await allOrganizations(tx, request.query),
      country: await networkCountry(tx),
    }));
    const say = (key: string) => text(actor.language, `organizations:${key}`);
    return sendTable(reply, {
      name: say('page.title'),
      format: request.query.format,
      rows,
      columns: [
        { header: say('field.name'), value: (row) => row.name },
        { header: say('field.kind'), value: (row) => say(`kind.${row.kind}`) },
        { header: say('field.sector'), value: (row) => say(`sector.${row.sector}`) },
        { header: say('field.setting'), value: (row) => say(`setting.${row.setting}`) },
        { header: say('field.city'), value: (row) => row.city },
        { header: say('field.phone'), value: (row) => row.phone && formatPhoneNumber(row.phone, country) },
        { header: say('field.email'), value: (row) => row.email },
        { header: say('field.staff'), value: (row) => row.staff },
        { header: say('field.active'), value: (row) => say(row.active ? 'active.yes' : 'active.no') },
      ],
    });
  });

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
        await changeOrganization(tx, request.params.id, versionSeen(request), request.body);
        return loadOrganization(tx, request.params.id);
      }),
  );
}
