import type { Area, Tx } from '#platform';
import { documentsSummaries } from './api-summaries.ts';
import { documentEvents } from './events.ts';
import { documentProblems } from './problems.ts';
import { documentRoutes } from './routes.ts';

export { sendPdf } from './send-file.ts';
export { type DocumentOwner, type DocumentRow, type FiledFile, fileDocument, loadDocument, requireValid } from './store.ts';

export const documentsArea: Area = {
  name: 'documents',
  summaries: documentsSummaries,
  events: documentEvents,
  problems: documentProblems,
  constraints: { document_filed: 'document.filed' },
  caseFacts: countDocuments,
  routes: documentRoutes,
};

async function countDocuments(tx: Tx, caseId: string): Promise<{ count: number }> {
  const found = await tx.db
    .selectFrom('documents')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('caseId', '=', caseId)
    .where('enteredInErrorAt', 'is', null)
    .executeTakeFirstOrThrow();
  return { count: Number(found.count) };
}
