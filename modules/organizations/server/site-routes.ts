import { z } from 'zod';
import { type App, createOnce, type Platform, permitted, signedIn, versionSeen } from '#platform';
import { OrganizationId } from '../model.ts';
import { ContactChange, ContactId, ContactView, NewContact, NewSite, SiteChange, SiteId, SiteView } from '../model-site.ts';
import { addContact, changeContact, listContacts } from './contact-store.ts';
import { requireOrganization } from './place-store.ts';
import { addSite, changeSite, listSites } from './site-store.ts';

const tags = ['organizations'];
const params = z.object({ id: OrganizationId });

/** Where people find an organisation, and whom they ask for there; each write answers the whole list. */
export function siteRoutes(app: App, { inTransaction }: Platform): void {
  const Sites = z.object({ items: z.array(SiteView) });
  app.get('/organizations/:id/sites', { schema: { tags, params, response: { 200: Sites } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      await requireOrganization(tx, request.params.id);
      return { items: await listSites(tx, request.params.id) };
    }),
  );
  app.post('/organizations/:id/sites', { schema: { tags, params, body: NewSite, response: { 201: Sites } } }, async (request, reply) => {
    const { body, params: of } = request;
    const items = await inTransaction(permitted(request, 'organizations.manage'), async (tx) => {
      await createOnce(tx, { kind: `site of ${of.id}`, id: body.id, body }, () => addSite(tx, of.id, body));
      return listSites(tx, of.id);
    });
    return reply.status(201).send({ items });
  });
  const ofSite = z.object({ id: OrganizationId, siteId: SiteId });
  app.patch(
    '/organizations/:id/sites/:siteId',
    { schema: { tags, params: ofSite, body: SiteChange, response: { 200: Sites } } },
    async (request) =>
      inTransaction(permitted(request, 'organizations.manage'), async (tx) => {
        const { id, siteId } = request.params;
        await changeSite(tx, id, siteId, versionSeen(request), request.body);
        return { items: await listSites(tx, id) };
      }),
  );
}

export function contactRoutes(app: App, { inTransaction }: Platform): void {
  const Contacts = z.object({ items: z.array(ContactView) });
  app.get('/organizations/:id/contacts', { schema: { tags, params, response: { 200: Contacts } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      await requireOrganization(tx, request.params.id);
      return { items: await listContacts(tx, request.params.id) };
    }),
  );
  app.post(
    '/organizations/:id/contacts',
    { schema: { tags, params, body: NewContact, response: { 201: Contacts } } },
    async (request, reply) => {
      const { body, params: of } = request;
      const items = await inTransaction(permitted(request, 'organizations.manage'), async (tx) => {
        await createOnce(tx, { kind: `organization-contact of ${of.id}`, id: body.id, body }, () => addContact(tx, of.id, body));
        return listContacts(tx, of.id);
      });
      return reply.status(201).send({ items });
    },
  );
  const ofContact = z.object({ id: OrganizationId, contactId: ContactId });
  app.patch(
    '/organizations/:id/contacts/:contactId',
    { schema: { tags, params: ofContact, body: ContactChange, response: { 200: Contacts } } },
    async (request) =>
      inTransaction(permitted(request, 'organizations.manage'), async (tx) => {
        const { id, contactId } = request.params;
        await changeContact(tx, id, contactId, versionSeen(request), request.body);
        return { items: await listContacts(tx, id) };
      }),
  );
}
