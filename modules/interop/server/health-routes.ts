import { z } from 'zod';
import { Refused } from '#kernel';
import { loadPersonName } from '#modules/people/server/index.ts';
import { type App, logRead, PageQuery, type Platform, pageOf, signedIn, type Tx } from '#platform';
import { HealthEntryKind, HealthEntryView, HealthRecordSummary } from '../model-health.ts';
import { findEntryFile, listEntries, type StoredFile, summarizeRecord } from './health-views.ts';

const tags = ['interop'];
const OfPerson = z.object({ id: z.uuid() });
const EntriesQuery = PageQuery.extend({ kind: HealthEntryKind, show: z.enum(['current', 'all']).default('all') });
const OfFile = z.object({ id: z.uuid(), index: z.coerce.number().int().min(0).max(1000) });

/** The health record of a person as it was taken over: what there is, the entries of a kind, and the files in them. */
export function healthRoutes(app: App, platform: Platform): void {
  const { inTransaction } = platform;

  app.get('/people/:id/health-record', { schema: { tags, params: OfPerson, response: { 200: HealthRecordSummary } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const { id: personId } = request.params;
      await requireVisible(tx, personId);
      await logRead(tx, { action: 'view', route: '/people/:id/health-record', personId });
      return summarizeRecord(tx, personId);
    }),
  );

  app.get(
    '/people/:id/health-entries',
    { schema: { tags, params: OfPerson, querystring: EntriesQuery, response: { 200: pageOf(HealthEntryView) } } },
    async (request) =>
      inTransaction(signedIn(request), async (tx) => {
        const { id: personId } = request.params;
        await requireVisible(tx, personId);
        const page = await listEntries(tx, personId, { ...request.query, current: request.query.show === 'current' });
        const categories = [...new Set(page.items.map((entry) => entry.category))];
        await logRead(tx, { action: 'view', route: '/people/:id/health-entries', personId, categories, resultCount: page.items.length });
        return page;
      }),
  );

  app.get('/health-entries/:id/files/:index', { schema: { tags, params: OfFile } }, async (request, reply) => {
    const { id, index } = request.params;
    const { file } = await inTransaction(signedIn(request), async (tx) => {
      const found = await findEntryFile(tx, id, index);
      const { personId, category } = found;
      await logRead(tx, { action: 'view', route: '/health-entries/:id/files/:index', personId, categories: [category] });
      return found;
    });
    const { type, extension } = plainTypeOf(file);
    reply
      .type(type)
      .header('content-length', file.size)
      .header('content-disposition', `attachment; filename="record-${id.slice(-12)}-${index}.${extension}"`)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store');
    return reply.send(await platform.files.read(file.sha256));
  });
}

/** Hidden reads as absent. */
async function requireVisible(tx: Tx, personId: string): Promise<void> {
  if ((await loadPersonName(tx, personId)) === undefined) throw new Refused({ code: 'record.not-found' });
}

const plainTypes: Readonly<Record<string, string>> = {
  'text/plain': 'txt',
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'text/rtf': 'rtf',
  'application/rtf': 'rtf',
};

/** The type is the sender's word: only harmless ones are repeated to a browser, the rest is bytes to be saved. */
function plainTypeOf(file: StoredFile): { type: string; extension: string } {
  const name = file.mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  const extension = plainTypes[name];
  if (extension === undefined) return { type: 'application/octet-stream', extension: 'bin' };
  return { type: name === 'text/plain' ? 'text/plain; charset=utf-8' : name, extension };
}
