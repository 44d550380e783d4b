import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Language } from '#kernel';
import { sendPdf } from '#modules/documents/server/index.ts';
import { type App, logRead, type Platform, pdfLimit, signedIn } from '#platform';
import { planPdf } from './plan-pdf.ts';
import { OfPlan } from './plan-routes.ts';

/** The plan on paper. */
export function pdfRoutes(app: App, { inTransaction }: Platform): void {
  const query = z.object({ copy: z.enum(['record', 'client']).default('record'), language: Language.optional() });
  app.get(
    '/plans/:id/pdf',
    { config: pdfLimit, schema: { tags: ['plans'], params: OfPlan, querystring: query } },
    async (request, reply) => {
      const actor = signedIn(request);
      const { copy, language = actor.language } = request.query;
      const { pdf, fileName } = await inTransaction(actor, async (tx) => {
        const made = await planPdf(tx, request.params.id, copy, language);
        const categories = [...new Set(['social', ...made.plan.goals.map((goal) => goal.category)])];
        await logRead(tx, { action: 'print', route: '/plans/:id/pdf', caseId: made.plan.caseId, personId: made.personId, categories });
        return made;
      });
      return sendPdf(reply as FastifyReply, pdf, fileName);
    },
  );
}
