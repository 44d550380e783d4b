import { z } from 'zod';
import { DataCategory } from '#kernel';
import { type CaseRow, loadCase, loadCaseForWork } from '#modules/cases/server/index.ts';
import { type App, createOnce, logRead, type Platform, permitted, signedIn, type Tx } from '#platform';
import { ConsentPurpose, ConsentView, NewConsent, ReleasableCategory, Revocation } from '../model.ts';
import { permit } from '../rules.ts';
import { PreviewLine, previewRelease } from './preview.ts';
import { loadConsents, recordConsent, revokeConsent } from './store.ts';
import { listConsents } from './views.ts';

const Params = z.object({ id: z.uuid() });
const List = z.object({ items: z.array(ConsentView) });
const tags = ['consents'];

/** What the client has permitted: record, withdraw, look up, and see beforehand what an organisation would see. */
export function consentRoutes(app: App, { inTransaction }: Platform): void {
  app.get('/cases/:id/consents', { schema: { tags, params: Params, response: { 200: List } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const row = await loadCase(tx, request.params.id);
      await logRead(tx, { action: 'view', route: '/cases/:id/consents', caseId: row.id, personId: row.personId, categories: ['social'] });
      return { items: await listConsents(tx, row) };
    }),
  );

  app.post(
    '/cases/:id/consents',
    { schema: { tags, params: Params, body: NewConsent, response: { 201: List } } },
    async (request, reply) => {
      const list = await inTransaction(permitted(request, 'consents.record'), async (tx) => {
        const row = await loadCaseToConsentOn(tx, request.params.id, request.body);
        const { id } = request.body;
        await createOnce(tx, { kind: 'consent', id, body: { caseId: row.id, ...request.body } }, () =>
          recordConsent(tx, row, request.body),
        );
        return { items: await listConsents(tx, row) };
      });
      return reply.status(201).send(list);
    },
  );

  const OneParams = Params.extend({ consentId: z.uuid() });
  app.post(
    '/cases/:id/consents/:consentId/revocation',
    { schema: { tags, params: OneParams, body: Revocation, response: { 200: List } } },
    async (request) =>
      inTransaction(permitted(request, 'consents.record'), async (tx) => {
        // A consent may be withdrawn at any time, also when the case is closed.
        const row = await loadCase(tx, request.params.id, 'share');
        await revokeConsent(tx, row, request.params.consentId, request.body.channel);
        return { items: await listConsents(tx, row) };
      }),
  );

  const PreviewQuery = z.object({
    categories: z.preprocess((text) => (typeof text === 'string' ? text.split(',') : text), z.array(ReleasableCategory).min(1)),
  });
  app.get(
    '/cases/:id/consents/preview',
    { schema: { tags, params: Params, querystring: PreviewQuery, response: { 200: z.object({ items: z.array(PreviewLine) }) } } },
    async (request) =>
      inTransaction(permitted(request, 'consents.record'), async (tx) => {
        const { id: caseId, personId } = await loadCase(tx, request.params.id);
        const { categories } = request.query;
        await logRead(tx, { action: 'view', route: '/cases/:id/consents/preview', caseId, personId, categories });
        return { items: await previewRelease(tx, { caseId, personId }, categories) };
      }),
  );

  const Question = z.object({ organizationId: z.uuid(), category: DataCategory, purpose: ConsentPurpose });
  const Answer = z.object({
    permitted: z.boolean(),
    consentId: z.uuid().nullable(),
    /** What the consents there are do not cover, and the type of consent that would. */
    missing: z.enum(['recipient', 'category', 'purpose', 'time']).nullable(),
    type: z.string().nullable(),
  });
  app.get(
    '/cases/:id/consents/decision',
    { schema: { tags, params: Params, querystring: Question, response: { 200: Answer } } },
    async (request) =>
      inTransaction(signedIn(request), async (tx) => {
        const { id } = await loadCase(tx, request.params.id);
        const answer = permit(await loadConsents(tx, id), { ...request.query, at: tx.now.toString() });
        return answer.permitted ? { ...answer, missing: null, type: null } : { ...answer, consentId: null };
      }),
  );
}

/** A closed case takes the one consent without which it cannot be opened again; refuses as `loadCaseForWork`. */
async function loadCaseToConsentOn(tx: Tx, caseId: string, { type }: NewConsent): Promise<CaseRow> {
  const row = await loadCase(tx, caseId, 'share');
  return row.state === 'closed' && type === 'case_management' ? row : loadCaseForWork(tx, caseId);
}
