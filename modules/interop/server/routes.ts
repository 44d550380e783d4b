import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { newId, Refused } from '#kernel';
import { type Actor, type App, PageQuery, type Platform, pageOf, permitted, sendTable, type Tx } from '#platform';
import { ImportId, ImportProblemView, ImportView } from '../model.ts';
import { followImport } from './follow-import.ts';
import { importFolder, registerImport } from './import-fhir.ts';
import { importQueue } from './import-jobs.ts';
import { cancelImport, hasImport } from './import-store.ts';
import { receiveFiles } from './receive-files.ts';
import { listImportProblems, listImports, viewImport } from './views.ts';

const tags = ['interop'];
const OfImport = z.object({ id: ImportId });
const EXPORTED_PROBLEMS = 10_000;

/** Imports of other systems' records: uploading, following, stopping, and what could not be taken. */
export function interopRoutes(app: App, platform: Platform): void {
  const { inTransaction } = platform;

  app.put(
    '/imports/:id',
    { schema: { tags, consumes: ['multipart/form-data'], params: OfImport, response: { 200: ImportView, 201: ImportView } } },
    async (request, reply) => {
      const actor = importing(permitted(request, 'records.import'));
      const { id } = request.params;
      if (await inTransaction(actor, (tx) => hasImport(tx, id))) {
        request.raw.resume();
        return inTransaction(actor, (tx) => viewImport(tx, id));
      }
      const path = join(importFolder(platform, actor, id), newId());
      const { source, names } = await receiveFiles(request, path);
      const label = names.length === 1 ? (names[0] ?? '') : `${names[0]} + ${names.length - 1}`;
      const sent = { id, path, actor, label, uploaded: true, ...(source === undefined ? {} : { source }) };
      const enqueue = (tx: Tx) => platform.jobs.enqueue(tx, importQueue, { ...jobOf(actor), importId: id });
      await registerImport(platform, sent, enqueue).catch(async (error: unknown) => {
        await rm(path, { recursive: true });
        throw error;
      });
      reply.code(201);
      return inTransaction(actor, (tx) => viewImport(tx, id));
    },
  );

  app.get('/imports', { schema: { tags, querystring: PageQuery, response: { 200: pageOf(ImportView) } } }, async (request) =>
    inTransaction(permitted(request, 'records.import'), (tx) => listImports(tx, request.query)),
  );

  app.get('/imports/:id', { schema: { tags, params: OfImport, response: { 200: ImportView } } }, async (request) =>
    inTransaction(permitted(request, 'records.import'), (tx) => viewImport(tx, request.params.id)),
  );

  app.get(
    '/imports/:id/progress',
    { schema: { tags, hide: true, params: OfImport } as never, config: { rateLimit: false } },
    async (request, reply) => {
      const actor = permitted(request, 'records.import');
      const { id } = OfImport.parse(request.params);
      await inTransaction(actor, (tx) => viewImport(tx, id));
      followImport(platform, actor, id, request, reply);
    },
  );

  app.get(
    '/imports/:id/problems',
    { schema: { tags, params: OfImport, querystring: PageQuery, response: { 200: pageOf(ImportProblemView) } } },
    async (request) =>
      inTransaction(permitted(request, 'records.import'), async (tx) => {
        await viewImport(tx, request.params.id);
        return listImportProblems(tx, request.params.id, request.query);
      }),
  );

  app.get('/imports/:id/problems/export', { schema: { tags, params: OfImport } }, async (request, reply) => {
    const { id } = request.params;
    const { items } = await inTransaction(permitted(request, 'records.import'), async (tx) => {
      await viewImport(tx, id);
      return listImportProblems(tx, id, { limit: EXPORTED_PROBLEMS });
    });
    const columns = Object.keys(ImportProblemView.shape) as (keyof ImportProblemView)[];
    return sendTable(reply, {
      name: `import-${id}`,
      format: 'csv',
      columns: columns.map((header) => ({ header, value: (row: ImportProblemView) => row[header] })),
      rows: items,
    });
  });

  app.post('/imports/:id/cancellation', { schema: { tags, params: OfImport, response: { 200: ImportView } } }, async (request) =>
    inTransaction(permitted(request, 'records.import'), async (tx) => {
      await cancelImport(tx, request.params.id);
      return viewImport(tx, request.params.id);
    }),
  );
}

/** An import is one organisation's: it registers the persons. */
function importing(actor: Actor): Actor & { organizationId: string } {
  const { organizationId } = actor;
  if (organizationId === null) throw new Refused({ code: 'access.not-allowed' });
  return { ...actor, organizationId };
}

function jobOf({ networkId, organizationId, timeZone, language }: Actor & { organizationId: string }) {
  return { networkId, organizationId, timeZone, language };
}
