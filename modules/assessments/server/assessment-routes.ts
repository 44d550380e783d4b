import { z } from 'zod';
import { Language } from '#kernel';
import { type App, createOnce, logRead, PageQuery, type Platform, permitted, signedIn, type Tx, versionSeen } from '#platform';
import {
  AssessmentView,
  Completion,
  NewAcknowledgement,
  NewAmendment,
  NewAssessment,
  QuestionnaireKey,
  ResponseBody,
  Withdrawal,
} from '../model.ts';
import { InstrumentView, InstrumentWithForm } from '../model-instruments.ts';
import { AssessmentList } from '../model-lists.ts';
import { amendAssessment, completeAssessment, withdrawAssessment } from './completion.ts';
import { saveAnswers, startAssessment } from './draft.ts';
import { listInstruments, loadInstrument, loadVersion, toInstrumentView } from './instruments.ts';
import { acknowledgeSafety } from './safety.ts';
import { listAssessments, viewAssessment } from './views.ts';

const tags = ['assessments'];
const OfCase = z.object({ id: z.uuid() });
const OfAssessment = z.object({ id: z.uuid() });
const answered = { response: { 200: AssessmentView } };
const created = { response: { 201: AssessmentView } };

/** The instruments one may choose from. */
export function questionnaireRoutes(app: App, { inTransaction }: Platform): void {
  const InLanguage = z.object({ language: Language.optional() });
  app.get(
    '/questionnaires',
    { schema: { tags, querystring: InLanguage, response: { 200: z.object({ items: z.array(InstrumentView) }) } } },
    async (request) =>
      inTransaction(signedIn(request), async (tx) => {
        const language = request.query.language ?? tx.actor.language;
        return { items: (await listInstruments(tx)).map((instrument) => toInstrumentView(instrument, language)) };
      }),
  );

  const Edition = z.object({ version: z.string().max(100).optional() });
  app.get(
    '/questionnaires/:key',
    { schema: { tags, params: z.object({ key: QuestionnaireKey }), querystring: Edition, response: { 200: InstrumentWithForm } } },
    async (request) =>
      inTransaction(signedIn(request), async (tx) => {
        const { version } = request.query;
        const { key } = request.params;
        const instrument = version === undefined ? await loadInstrument(tx, key) : await loadVersion(tx, key, version);
        return { ...toInstrumentView(instrument, tx.actor.language), resource: instrument.form };
      }),
  );
}

/** Starting, answering, completing, amending and reading assessments; and who looked after an alert. */
export function assessmentRoutes(app: App, { inTransaction }: Platform): void {
  app.get(
    '/cases/:id/assessments',
    { schema: { tags, params: OfCase, querystring: PageQuery, response: { 200: AssessmentList } } },
    async (request) => inTransaction(signedIn(request), (tx) => listAssessments(tx, request.params.id, request.query)),
  );

  app.post('/cases/:id/assessments', { schema: { tags, params: OfCase, body: NewAssessment, ...created } }, async (request, reply) => {
    const { body, params } = request;
    const view = await inTransaction(permitted(request, 'assessments.answer'), async (tx) => {
      const receipt = { kind: 'assessment', id: body.id, body: { ...body, caseId: params.id } };
      await createOnce(tx, receipt, () => startAssessment(tx, params.id, body));
      return viewAssessment(tx, body.id);
    });
    return reply.status(201).send(view);
  });

  app.get('/assessments/:id', { schema: { tags, params: OfAssessment, ...answered } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const view = await viewAssessment(tx, request.params.id);
      const { caseId, personId, category } = view;
      await logRead(tx, { action: 'view', route: '/assessments/:id', caseId, personId, categories: [category] });
      return view;
    }),
  );

  const change = { tags, params: OfAssessment, ...answered };
  app.put('/assessments/:id/response', { schema: { ...change, body: z.object({ response: ResponseBody }) } }, async (request) =>
    inTransaction(permitted(request, 'assessments.answer'), (tx) =>
      thenView(tx, request.params.id, () => saveAnswers(tx, request.params.id, versionSeen(request), request.body.response)),
    ),
  );

  app.post('/assessments/:id/completion', { schema: { ...change, body: Completion } }, async (request) =>
    inTransaction(permitted(request, 'assessments.answer'), (tx) =>
      thenView(tx, request.params.id, () => completeAssessment(tx, request.params.id, versionSeen(request), request.body.authoredAt)),
    ),
  );

  app.post(
    '/assessments/:id/amendment',
    { schema: { tags, params: OfAssessment, body: NewAmendment, ...created } },
    async (request, reply) => {
      const { body, params } = request;
      const view = await inTransaction(permitted(request, 'assessments.answer'), async (tx) => {
        const receipt = { kind: 'amendment', id: body.id, body: { ...body, of: params.id } };
        await createOnce(tx, receipt, () => amendAssessment(tx, params.id, body));
        return viewAssessment(tx, body.id);
      });
      return reply.status(201).send(view);
    },
  );

  app.post('/assessments/:id/withdrawal', { schema: { ...change, body: Withdrawal } }, async (request) =>
    inTransaction(permitted(request, 'assessments.answer'), (tx) =>
      thenView(tx, request.params.id, () => withdrawAssessment(tx, request.params.id, versionSeen(request), request.body.reason)),
    ),
  );

  app.post(
    '/assessments/:id/acknowledgement',
    { schema: { tags, params: OfAssessment, body: NewAcknowledgement, ...created } },
    async (request, reply) => {
      const { body, params } = request;
      const view = await inTransaction(permitted(request, 'cases.work'), async (tx) => {
        const receipt = { kind: 'safety-acknowledgement', id: body.id, body: { ...body, of: params.id } };
        await createOnce(tx, receipt, () => acknowledgeSafety(tx, params.id, body));
        return viewAssessment(tx, params.id);
      });
      return reply.status(201).send(view);
    },
  );
}

async function thenView(tx: Tx, id: string, change: () => Promise<void>): Promise<AssessmentView> {
  await change();
  return viewAssessment(tx, id);
}
