import { z } from 'zod';
import { type App, createOnce, type Platform, permitted } from '#platform';
import { QuestionnaireKey } from '../model.ts';
import { InstrumentOnShelf, QuestionnaireImport } from '../model-instruments.ts';
import { importQuestionnaire, retireQuestionnaire } from './import-questionnaire.ts';
import { listShelf } from './shelf.ts';

const tags = ['assessments'];
const Shelf = z.object({ items: z.array(InstrumentOnShelf) });
/** Long published forms with all their translations; more is not a questionnaire. */
const largestFile = 4 * 1024 * 1024;

/** Which instruments the network has, taking one in, and taking one out of use. */
export function shelfRoutes(app: App, { inTransaction }: Platform): void {
  app.get('/questionnaires/shelf', { schema: { tags, response: { 200: Shelf } } }, async (request) =>
    inTransaction(permitted(request, 'programs.manage'), async (tx) => ({ items: await listShelf(tx, tx.actor.language) })),
  );

  app.post(
    '/questionnaires',
    { bodyLimit: largestFile, schema: { tags, body: QuestionnaireImport, response: { 201: Shelf } } },
    async (request, reply) => {
      const { body } = request;
      const items = await inTransaction(permitted(request, 'programs.manage'), async (tx) => {
        await createOnce(tx, { kind: 'questionnaire', id: body.id, body }, async () => void (await importQuestionnaire(tx, body)));
        return listShelf(tx, tx.actor.language);
      });
      return reply.status(201).send({ items });
    },
  );

  const params = z.object({ key: QuestionnaireKey });
  app.post('/questionnaires/:key/retirement', { schema: { tags, params, response: { 200: Shelf } } }, async (request) =>
    inTransaction(permitted(request, 'programs.manage'), async (tx) => {
      await retireQuestionnaire(tx, request.params.key);
      return { items: await listShelf(tx, tx.actor.language) };
    }),
  );
}
