import { z } from 'zod';
import { Acuity, mayDo, Refused } from '#kernel';
import {
  type App,
  changeVersioned,
  createOnce,
  logRead,
  type Platform,
  pageOf,
  permitted,
  record,
  signedIn,
  type Tx,
  versionSeen,
} from '#platform';
import { CaseModel } from '../model.ts';
import { CaseEvent } from '../model-events.ts';
import { mayTake } from '../policy.ts';
import { transitionOf } from '../rules-transitions.ts';
import { loadCaseView } from './case-view.ts';
import { listClosures } from './closures.ts';
import { acuityChanged, modelChanged } from './events.ts';
import { exportCases } from './export.ts';
import { CaseQuery, listCases } from './list.ts';
import { loadCase, loadCaseForWork } from './store.ts';
import { type DetailOf, signStep, stepsOf, transition } from './transition.ts';
import { CaseListItem, CaseView, ClosureView, PossibleStepView } from './view-models.ts';

const Params = z.object({ id: z.uuid() });
const tags = ['cases'];

/** The list of cases, the head of one, and its way through the states. */
export function caseRoutes(app: App, platform: Platform): void {
  const { inTransaction } = platform;

  app.get(
    '/cases',
    { schema: { tags, querystring: CaseQuery, response: { 200: pageOf(CaseListItem).extend({ total: z.int() }) } } },
    async (request) =>
      inTransaction(signedIn(request), async (tx) => {
        const page = await listCases(tx, request.query);
        await logRead(tx, { action: 'search', route: '/cases', resultCount: page.items.length });
        return page;
      }),
  );

  exportCases(app, platform);

  app.get('/cases/:id', { schema: { tags, params: Params, response: { 200: CaseView } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const view = await loadCaseView(tx, platform, request.params.id);
      await logRead(tx, {
        action: 'view',
        route: '/cases/:id',
        caseId: view.id,
        personId: view.person?.id,
        categories: view.person ? ['identity', 'social'] : ['social'],
      });
      return view;
    }),
  );

  const Change = z.object({
    acuity: Acuity.optional(),
    model: z.object({ to: CaseModel, reason: z.string().trim().min(3).max(500) }).optional(),
  });
  app.patch('/cases/:id', { schema: { tags, params: Params, body: Change, response: { 200: CaseView } } }, async (request) =>
    inTransaction(permitted(request, 'cases.work'), async (tx) => {
      await changeCase(tx, request.params.id, versionSeen(request), request.body);
      return loadCaseView(tx, platform, request.params.id);
    }),
  );

  app.get(
    '/cases/:id/transitions',
    { schema: { tags, params: Params, response: { 200: z.object({ items: z.array(PossibleStepView) }) } } },
    async (request) =>
      inTransaction(signedIn(request), async (tx) => {
        const { steps } = await stepsOf(tx, platform, request.params.id);
        const items = steps.map(({ transition: step, unmet }) => ({
          id: step.id,
          event: step.event,
          to: step.to,
          documents: [...step.documents],
          unmet: unmet.map((missing) => ({ ...missing, facts: { ...missing.facts } })),
          fourEyes: step.fourEyes === true,
          permitted: mayTake(tx.actor.roles, step),
        }));
        return { items };
      }),
  );

  const Step = z.object({ id: z.uuid(), event: CaseEvent });
  app.post('/cases/:id/transitions', { schema: { tags, params: Params, body: Step, response: { 200: CaseView } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const caseId = request.params.id;
      const { id, event } = request.body;
      await createOnce(tx, { kind: 'case-transition', id, body: { caseId, event } }, async () => {
        const { state } = await loadCase(tx, caseId);
        const step = transitionOf(state, event.type);
        if (step && !mayTake(tx.actor.roles, step)) throw new Refused({ code: 'access.not-allowed', permission: step.permission });
        const { type, ...detail } = event;
        await transition(tx, platform, caseId, type, detail as DetailOf<typeof type>);
      });
      return loadCaseView(tx, platform, caseId);
    }),
  );

  const Signature = z.object({ agrees: z.boolean() });
  app.post('/cases/:id/co-signature', { schema: { tags, params: Params, body: Signature, response: { 200: CaseView } } }, async (request) =>
    inTransaction(permitted(request, 'cases.supervise'), async (tx) => {
      await signStep(tx, platform, request.params.id, request.body.agrees);
      return loadCaseView(tx, platform, request.params.id);
    }),
  );

  app.get(
    '/cases/:id/closures',
    { schema: { tags, params: Params, response: { 200: z.object({ items: z.array(ClosureView) }) } } },
    async (request) =>
      inTransaction(signedIn(request), async (tx) => {
        const { id, personId } = await loadCase(tx, request.params.id);
        await logRead(tx, { action: 'view', route: '/cases/:id/closures', caseId: id, personId, categories: ['social'] });
        return { items: await listClosures(tx, id) };
      }),
  );
}

/** How demanding a case is, and by which model it is worked: both are decisions and stand in the journal. */
async function changeCase(
  tx: Tx,
  caseId: string,
  seen: number,
  change: { acuity?: Acuity | undefined; model?: { to: CaseModel; reason: string } | undefined },
): Promise<void> {
  const row = await loadCaseForWork(tx, caseId, 'update');
  if (change.model && row.caseManagerId !== tx.actor.userId && !mayDo(tx.actor.roles, 'cases.supervise'))
    throw new Refused({ code: 'access.not-allowed' });
  await changeVersioned(tx, 'cases', caseId, seen, {
    ...(change.acuity === undefined ? {} : { acuity: change.acuity }),
    ...(change.model === undefined ? {} : { model: change.model.to }),
  });
  const on = { caseId, personId: row.personId, organizationId: row.organizationId };
  if (change.acuity !== undefined && change.acuity !== row.acuity) record(tx, acuityChanged, on, { from: row.acuity, to: change.acuity });
  if (change.model !== undefined && change.model.to !== row.model)
    record(tx, modelChanged, on, { from: row.model, to: change.model.to, reason: change.model.reason });
}
