import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Language, Refused } from '#kernel';
import { loadCaseForWork } from '#modules/cases/server/index.ts';
import { type App, logRead, PageQuery, type Platform, pageOf, pdfLimit, permitted, signedIn, type Tx, versionSeen } from '#platform';
import { DocumentChange, DocumentId, DocumentKind, DocumentView } from '../model.ts';
import { closureSummaryPdf } from './closure-summary.ts';
import { sendFile, sendPdf } from './send-file.ts';
import { changeDocument, type DocumentOwner, fileDocument, loadDocument, markInError, noteInfected, requireValid } from './store.ts';
import { receiveUpload } from './upload.ts';
import { listDocuments, listVersions, viewDocument } from './views.ts';

const tags = ['documents'];
const OfDocument = z.object({ id: DocumentId });
const ListQuery = PageQuery.extend({ kind: DocumentKind.optional(), show: z.enum(['current', 'all']).default('current') });

/** Filing, listing, reading and putting right the documents of a case or a person. */
export function documentRoutes(app: App, platform: Platform): void {
  const { inTransaction } = platform;

  app.get(
    '/cases/:id/documents',
    { schema: { tags, params: z.object({ id: z.uuid() }), querystring: ListQuery, response: { 200: pageOf(DocumentView) } } },
    async (request) =>
      inTransaction(signedIn(request), async (tx) => {
        const owner = await ownerOfCase(tx, request.params.id);
        const page = await listDocuments(tx, { caseId: request.params.id }, request.query);
        await logRead(tx, {
          action: 'view',
          route: '/cases/:id/documents',
          ...owner,
          categories: categoriesOf(page.items),
          resultCount: page.items.length,
        });
        return page;
      }),
  );

  app.get(
    '/people/:id/documents',
    { schema: { tags, params: z.object({ id: z.uuid() }), querystring: ListQuery, response: { 200: pageOf(DocumentView) } } },
    async (request) =>
      inTransaction(signedIn(request), async (tx) => {
        const owner = await ownerOfPerson(tx, request.params.id);
        const page = await listDocuments(tx, { personId: owner.personId }, request.query);
        await logRead(tx, {
          action: 'view',
          route: '/people/:id/documents',
          personId: owner.personId,
          categories: categoriesOf(page.items),
          resultCount: page.items.length,
        });
        return page;
      }),
  );

  app.post(
    '/cases/:id/documents',
    { schema: { tags, consumes: ['multipart/form-data'], params: z.object({ id: z.uuid() }), response: { 201: DocumentView } } },
    async (request, reply) => {
      const { id: caseId } = request.params;
      return file(request, reply, async (tx) => ({ caseId, personId: (await loadCaseForWork(tx, caseId)).personId }));
    },
  );

  app.post(
    '/people/:id/documents',
    { schema: { tags, consumes: ['multipart/form-data'], params: z.object({ id: z.uuid() }), response: { 201: DocumentView } } },
    async (request, reply) => file(request, reply, (tx) => ownerOfPerson(tx, request.params.id)),
  );

  app.get('/documents/:id', { schema: { tags, params: OfDocument, response: { 200: DocumentView } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const view = await viewDocument(tx, request.params.id);
      await logRead(tx, { action: 'view', route: '/documents/:id', ...ownerOf(view), categories: [view.category] });
      return view;
    }),
  );

  app.get(
    '/documents/:id/versions',
    { schema: { tags, params: OfDocument, response: { 200: z.object({ items: z.array(DocumentView) }) } } },
    async (request) =>
      inTransaction(signedIn(request), async (tx) => {
        const document = await loadDocument(tx, request.params.id);
        const items = await listVersions(tx, document.seriesId);
        await logRead(tx, { action: 'view', route: '/documents/:id/versions', ...ownerOf(document), categories: categoriesOf(items) });
        return { items };
      }),
  );

  const ContentQuery = z.object({ as: z.enum(['preview', 'download']).default('download') });
  app.get('/documents/:id/content', { schema: { tags, params: OfDocument, querystring: ContentQuery } }, async (request, reply) => {
    const document = await inTransaction(signedIn(request), async (tx) => {
      const found = await loadDocument(tx, request.params.id);
      requireValid(found);
      const action = request.query.as === 'preview' ? 'view' : 'export';
      await logRead(tx, { action, route: '/documents/:id/content', ...ownerOf(found), categories: [found.category] });
      return found;
    });
    return sendFile(reply as FastifyReply, platform.files, document, request.query.as);
  });

  const PrintQuery = z.object({ language: Language.optional() });
  app.get(
    '/cases/:id/closure-summary',
    { config: pdfLimit, schema: { tags, params: z.object({ id: z.uuid() }), querystring: PrintQuery } },
    async (request, reply) => {
      const actor = signedIn(request);
      const { pdf, fileName } = await inTransaction(actor, async (tx) => {
        const made = await closureSummaryPdf(tx, request.params.id, request.query.language ?? actor.language);
        await logRead(tx, {
          action: 'print',
          route: '/cases/:id/closure-summary',
          caseId: request.params.id,
          personId: made.personId,
          categories: ['social'],
        });
        return made;
      });
      return sendPdf(reply as FastifyReply, pdf, fileName);
    },
  );

  app.patch(
    '/documents/:id',
    { schema: { tags, params: OfDocument, body: DocumentChange, response: { 200: DocumentView } } },
    async (request) =>
      inTransaction(permitted(request, 'documents.add'), async (tx) => {
        const document = await loadForWork(tx, request.params.id);
        await changeDocument(tx, document, versionSeen(request), request.body);
        return viewDocument(tx, document.id);
      }),
  );

  const Mistake = z.object({ reason: z.string().trim().min(3).max(1000) });
  app.post(
    '/documents/:id/entered-in-error',
    { schema: { tags, params: OfDocument, body: Mistake, response: { 200: DocumentView } } },
    async (request) =>
      inTransaction(permitted(request, 'documents.add'), async (tx) => {
        const document = await loadForWork(tx, request.params.id);
        await markInError(tx, document, versionSeen(request), request.body.reason);
        return viewDocument(tx, document.id);
      }),
  );

  /** The file flows in between two transactions: the first says whether it may, the second files it. */
  async function file(request: FastifyRequest, reply: { status(code: 201): unknown }, ownerFor: (tx: Tx) => Promise<DocumentOwner>) {
    const actor = permitted(request, 'documents.add');
    if (!request.isMultipart()) throw new Refused({ code: 'document.no-file' });
    await inTransaction(actor, ownerFor);
    const { document, file } = await receiveUpload(request, platform, (refused, signature) =>
      inTransaction(actor, async (tx) => noteInfected(tx, await ownerFor(tx), refused, signature)),
    );
    const view = await inTransaction(actor, async (tx) => {
      await fileDocument(tx, await ownerFor(tx), document, file);
      return viewDocument(tx, document.id);
    });
    reply.status(201);
    return view;
  }
}

async function ownerOfCase(tx: Tx, caseId: string): Promise<{ caseId: string; personId: string }> {
  const found = await tx.db.selectFrom('cases').select('personId').where('id', '=', caseId).executeTakeFirst();
  if (!found) throw new Refused({ code: 'record.not-found' });
  return { caseId, personId: found.personId };
}

async function ownerOfPerson(tx: Tx, personId: string): Promise<DocumentOwner> {
  const found = await tx.db.selectFrom('persons').select('id').where('id', '=', personId).executeTakeFirst();
  if (!found) throw new Refused({ code: 'record.not-found' });
  return { caseId: null, personId };
}

/** A document of a closed case does not change any more. */
async function loadForWork(tx: Tx, id: string) {
  const document = await loadDocument(tx, id);
  if (document.caseId !== null) await loadCaseForWork(tx, document.caseId);
  return document;
}

function ownerOf({ caseId, personId }: { caseId: string | null; personId: string }) {
  return { caseId: caseId ?? undefined, personId };
}

function categoriesOf(items: readonly { category: string }[]): string[] {
  return [...new Set(items.map((item) => item.category))];
}
