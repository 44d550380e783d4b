import { z } from 'zod';
import { type App, createOnce, type Platform, permitted, signedIn, versionSeen } from '#platform';
import { LetterTemplateChange, LetterTemplateId, LetterTemplateView, NewLetterTemplate, TemplateStatus } from '../model.ts';
import { addTemplate, changeTemplate } from './template-store.ts';
import { listTemplates, viewTemplate } from './template-views.ts';

const tags = ['letters'];
const Params = z.object({ id: LetterTemplateId });

/** The letter templates of the network: everybody picks from them, administrators and supervisors write them. */
export function templateRoutes(app: App, { inTransaction }: Platform): void {
  const Query = z.object({ status: TemplateStatus.optional() });
  const List = z.object({ items: z.array(LetterTemplateView) });
  app.get('/letter-templates', { schema: { tags, querystring: Query, response: { 200: List } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => ({ items: await listTemplates(tx, request.query.status) })),
  );

  app.get('/letter-templates/:id', { schema: { tags, params: Params, response: { 200: LetterTemplateView } } }, async (request) =>
    inTransaction(signedIn(request), (tx) => viewTemplate(tx, request.params.id)),
  );

  app.post(
    '/letter-templates',
    { schema: { tags, body: NewLetterTemplate, response: { 201: LetterTemplateView } } },
    async (request, reply) => {
      const { body } = request;
      const view = await inTransaction(permitted(request, 'letters.manage'), async (tx) => {
        await createOnce(tx, { kind: 'letter-template', id: body.id, body }, () => addTemplate(tx, body));
        return viewTemplate(tx, body.id);
      });
      return reply.status(201).send(view);
    },
  );

  app.patch(
    '/letter-templates/:id',
    { schema: { tags, params: Params, body: LetterTemplateChange, response: { 200: LetterTemplateView } } },
    async (request) =>
      inTransaction(permitted(request, 'letters.manage'), async (tx) => {
        const { id } = request.params;
        await changeTemplate(tx, id, versionSeen(request), request.body);
        return viewTemplate(tx, id);
      }),
  );
}
