import { sql } from 'kysely';
import { z } from 'zod';
import { orThrow, Refused } from '#kernel';
import { loadCaseForWork } from '#modules/cases/server/index.ts';
import {
  type App,
  changeVersioned,
  createOnce,
  decodeCursor,
  given,
  logRead,
  PageQuery,
  type Platform,
  pageOf,
  permitted,
  record,
  signedIn,
  type Tx,
  toPage,
  versionSeen,
} from '#platform';
import {
  type ContactView as Contact,
  ContactChange,
  ContactMode,
  ContactView,
  NewAddendum,
  NewContact,
  NewReview,
  NoteTemplateView,
  TeamContacts,
} from '../model.ts';
import { checkContact, checkCorrection } from '../rules.ts';
import { contactCorrected } from './events.ts';
import { logContact, subjectOf } from './log-contact.ts';
import { listNoteTemplates } from './note-templates.ts';
import { addAddendum, reviewNote, signNote } from './signed-notes.ts';
import { contactRows, loadContact, toView } from './store.ts';
import { teamContacts } from './team-contacts.ts';

const tags = ['contacts'];
const Params = z.object({ id: z.uuid() });
const ListQuery = PageQuery.extend({ caseId: z.uuid(), mode: ContactMode.optional() });
const Cursor = z.tuple([z.string(), z.uuid()]);

/** Logging, correcting and reading contacts. */
export function contactRoutes(app: App, { inTransaction }: Platform): void {
  app.post('/contacts', { schema: { tags, body: NewContact, response: { 201: ContactView } } }, async (request, reply) => {
    const view = await inTransaction(permitted(request, 'contacts.log'), async (tx) => {
      await createOnce(tx, { kind: 'contact', id: request.body.id, body: request.body }, () => logContact(tx, request.body));
      return loadContact(tx, request.body.id);
    });
    return reply.status(201).send(view);
  });

  app.patch('/contacts/:id', { schema: { tags, params: Params, body: ContactChange, response: { 200: ContactView } } }, async (request) =>
    inTransaction(permitted(request, 'contacts.log'), async (tx) => {
      const contact = await loadContact(tx, request.params.id);
      await loadCaseForWork(tx, contact.caseId);
      orThrow(checkCorrection(contact));
      orThrow(checkContact({ ...contact, ...given(request.body) }, tx.now));
      await changeVersioned(tx, 'contacts', contact.id, versionSeen(request), request.body);
      record(tx, contactCorrected, subjectOf(contact), { contactId: contact.id, fields: Object.keys(request.body) });
      return loadContact(tx, contact.id);
    }),
  );

  app.get('/contacts/:id', { schema: { tags, params: Params, response: { 200: ContactView } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const contact = await loadContact(tx, request.params.id);
      await logRead(tx, {
        action: 'view',
        route: '/contacts/:id',
        caseId: contact.caseId,
        personId: contact.personId,
        categories: [contact.category],
      });
      return contact;
    }),
  );

  app.get('/contacts', { schema: { tags, querystring: ListQuery, response: { 200: pageOf(ContactView) } } }, async (request) =>
    inTransaction(signedIn(request), (tx) => listContacts(tx, request.query)),
  );

  app.get('/team/contacts', { schema: { tags, response: { 200: TeamContacts } } }, async (request) =>
    inTransaction(permitted(request, 'team.see'), teamContacts),
  );
}

/** Signing a note, adding to it, reviewing it. */
export function signedNoteRoutes(app: App, { inTransaction }: Platform): void {
  app.post('/contacts/:id/signature', { schema: { tags, params: Params, response: { 200: ContactView } } }, async (request) =>
    inTransaction(permitted(request, 'contacts.log'), async (tx) => {
      await signNote(tx, request.params.id, versionSeen(request));
      return loadContact(tx, request.params.id);
    }),
  );

  const created = { response: { 201: ContactView } };
  app.post('/contacts/:id/addenda', { schema: { tags, params: Params, body: NewAddendum, ...created } }, async (request, reply) => {
    const { body, params } = request;
    const view = await inTransaction(permitted(request, 'contacts.log'), async (tx) => {
      await createOnce(tx, { kind: 'addendum', id: body.id, body: { ...body, of: params.id } }, () => addAddendum(tx, params.id, body));
      return loadContact(tx, params.id);
    });
    return reply.status(201).send(view);
  });

  app.post('/contacts/:id/review', { schema: { tags, params: Params, body: NewReview, ...created } }, async (request, reply) => {
    const { body, params } = request;
    const view = await inTransaction(permitted(request, 'cases.supervise'), async (tx) => {
      await createOnce(tx, { kind: 'note-review', id: body.id, body: { ...body, of: params.id } }, () => reviewNote(tx, params.id, body));
      return loadContact(tx, params.id);
    });
    return reply.status(201).send(view);
  });
}

const TemplateList = z.object({ items: z.array(NoteTemplateView) });

/** What a note may start from. */
export function noteTemplateRoutes(app: App, { inTransaction }: Platform): void {
  app.get('/cases/:id/note-templates', { schema: { tags, params: Params, response: { 200: TemplateList } } }, async (request) =>
    inTransaction(permitted(request, 'contacts.log'), async (tx) => ({ items: await listNoteTemplates(tx, request.params.id) })),
  );
}

async function listContacts(
  tx: Tx,
  { caseId, mode, limit, cursor }: z.output<typeof ListQuery>,
): Promise<{ items: Contact[]; nextCursor: string | null }> {
  const seen = await tx.db.selectFrom('cases').select('personId').where('id', '=', caseId).executeTakeFirst();
  if (!seen) throw new Refused({ code: 'record.not-found' });
  const after = decodeCursor(cursor, Cursor);
  const rows = await contactRows(tx)
    .where('k.caseId', '=', caseId)
    .$if(mode !== undefined, (query) => query.where('k.mode', '=', mode ?? ''))
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(k.at, k.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`))
    .orderBy('k.at', 'desc')
    .orderBy('k.id', 'desc')
    .limit(sql.lit(limit + 1))
    .execute();
  await logRead(tx, {
    action: 'view',
    route: '/contacts',
    caseId,
    personId: seen.personId,
    categories: [...new Set(rows.map((row) => row.category))],
  });
  const page = toPage(rows, limit, (row) => [row.at, row.id] as const);
  return { items: page.items.map(toView), nextCursor: page.nextCursor };
}
