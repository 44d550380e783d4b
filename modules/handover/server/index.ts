import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type DataCategory, Language } from '#kernel';
import { sendPdf } from '#modules/documents/server/index.ts';
import { type App, type Area, defineEvent, logRead, type Platform, pdfLimit, permitted, record } from '#platform';
import { handOverPack } from './pack.ts';

/** Somebody printed everything about a case on one paper. */
const packPrinted = defineEvent('handover', 'pack-printed', { category: 'social', group: 'case', facts: z.object({ language: Language }) });

export const handoverArea: Area = {
  name: 'handover',
  summaries: { 'GET /cases/{id}/hand-over-pack': 'Everything for a colleague who takes the case over, as PDF' },
  events: [packPrinted],
  routes: handoverRoutes,
};

const told: readonly DataCategory[] = ['identity', 'social'];

/** The pack, printed by whoever works on the case: a read of the whole record, and an entry of its timeline. */
function handoverRoutes(app: App, { inTransaction }: Platform): void {
  const params = z.object({ id: z.uuid() });
  const querystring = z.object({ language: Language.optional() });
  app.get('/cases/:id/hand-over-pack', { config: pdfLimit, schema: { tags: ['cases'], params, querystring } }, async (request, reply) => {
    const { pdf, fileName } = await inTransaction(permitted(request, 'cases.work'), async (tx) => {
      const { id: caseId } = request.params;
      const language = request.query.language ?? tx.actor.language;
      const made = await handOverPack(tx, caseId, language);
      const categories = [...new Set([...told, ...tx.actor.categories])];
      await logRead(tx, { action: 'print', route: '/cases/:id/hand-over-pack', caseId, personId: made.personId, categories });
      record(tx, packPrinted, { caseId, personId: made.personId }, { language });
      return made;
    });
    return sendPdf(reply as FastifyReply, pdf, fileName);
  });
}
