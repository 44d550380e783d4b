import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { loadCase } from '#modules/cases/server/index.ts';
import { sendPdf } from '#modules/documents/server/index.ts';
import { type App, createOnce, logRead, type Platform, pdfLimit, permitted, signedIn, text } from '#platform';
import { LetterChoice, LetterDraft, LetterText, LetterView, NewLetter } from '../model.ts';
import { draftLetter } from './draft-letter.ts';
import { letterPdf } from './letter-sheet.ts';
import { listLetters, viewLetter } from './letter-views.ts';
import { writeLetter } from './write-letter.ts';

const tags = ['letters'];
const params = z.object({ id: z.uuid() });

/** Letters on a case: what a template makes of the record, how it will look, and finishing it. Until then it is a draft of its writer. */
export function letterRoutes(app: App, platform: Platform): void {
  const { inTransaction } = platform;

  app.post('/cases/:id/letters/draft', { schema: { tags, params, body: LetterChoice, response: { 200: LetterDraft } } }, async (request) =>
    inTransaction(permitted(request, 'letters.write'), async (tx) => {
      const { id: caseId } = request.params;
      const { draft, personId, told } = await draftLetter(tx, caseId, request.body);
      await logRead(tx, { action: 'view', route: '/cases/:id/letters/draft', caseId, personId, categories: told });
      return draft;
    }),
  );

  app.post('/cases/:id/letters/preview', { config: pdfLimit, schema: { tags, params, body: LetterText } }, async (request, reply) => {
    const { pdf, paper } = await inTransaction(permitted(request, 'letters.write'), async (tx) => {
      const { id: caseId } = request.params;
      const made = await letterPdf(tx, caseId, request.body);
      const { personId } = made.paper;
      await logRead(tx, { action: 'view', route: '/cases/:id/letters/preview', caseId, personId, categories: ['identity'] });
      return made;
    });
    const name = text(request.body.language, 'letters:fileName', { case: paper.number, on: '' });
    return sendPdf(reply as FastifyReply, pdf, `${name}.pdf`);
  });

  app.post('/cases/:id/letters', { schema: { tags, params, body: NewLetter, response: { 201: LetterView } } }, async (request, reply) => {
    const view = await inTransaction(permitted(request, 'letters.write'), async (tx) => {
      const { body } = request;
      const { id: caseId } = request.params;
      await createOnce(tx, { kind: 'letter', id: body.id, body: { caseId, ...body } }, async () => {
        const categories = await writeLetter(tx, platform, caseId, body);
        await logRead(tx, { action: 'print', route: '/cases/:id/letters', caseId, categories });
      });
      return viewLetter(tx, body.id);
    });
    return reply.status(201).send(view);
  });

  const List = z.object({ items: z.array(LetterView) });
  app.get('/cases/:id/letters', { schema: { tags, params, response: { 200: List } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const { id: caseId, personId } = await loadCase(tx, request.params.id);
      const items = await listLetters(tx, caseId);
      const categories = [...new Set(items.map(({ category }) => category))];
      await logRead(tx, { action: 'view', route: '/cases/:id/letters', caseId, personId, categories, resultCount: items.length });
      return { items };
    }),
  );
}
