import { z } from 'zod';
import { Language, Refused } from '#kernel';
import {
  type App,
  ExportFormat,
  logRead,
  PageQuery,
  type Platform,
  pageOf,
  permitted,
  sendTable,
  signedIn,
  type Tx,
  text,
  versionSeen,
} from '#platform';
import { PlanChange, PlanId } from '../model.ts';
import { CasePlanView, PlanView, ToSignView } from '../model-views.ts';
import { type PlanChanges, planChanges } from '../rules-changes.ts';
import { loadContent } from './content.ts';
import { changePlan, loadPlan, startPlan } from './store.ts';
import { listToSign } from './to-sign-view.ts';
import { viewCasePlan, viewPlan } from './views.ts';

const tags = ['plans'];
export const OfPlan = z.object({ id: PlanId });

/** Reading plans, starting and revising them, what changed, and the list of what waits for a signature. */
export function planRoutes(app: App, platform: Platform): void {
  const { inTransaction } = platform;

  app.get('/cases/:id/plan', { schema: { tags, params: z.object({ id: z.uuid() }), response: { 200: CasePlanView } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const { personId, ...view } = await viewCasePlan(tx, request.params.id);
      const categories = categoriesOf(view.inForce, view.inWork);
      await logRead(tx, { action: 'view', route: '/cases/:id/plan', caseId: request.params.id, personId, categories });
      return view;
    }),
  );

  const NewPlan = z.object({ id: PlanId, reason: z.string().trim().min(3).max(1000).nullable().default(null) });
  app.post(
    '/cases/:id/plan',
    { schema: { tags, params: z.object({ id: z.uuid() }), body: NewPlan, response: { 201: PlanView } } },
    async (request, reply) => {
      const view = await inTransaction(permitted(request, 'plans.write'), async (tx) => {
        await startPlan(tx, platform, { ...request.body, caseId: request.params.id });
        return viewPlan(tx, request.body.id);
      });
      return reply.status(201).send(view);
    },
  );

  app.get('/plans/:id', { schema: { tags, params: OfPlan, response: { 200: PlanView } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const view = await viewPlan(tx, request.params.id);
      await logPlanRead(tx, view, '/plans/:id');
      return view;
    }),
  );

  app.patch('/plans/:id', { schema: { tags, params: OfPlan, body: PlanChange, response: { 200: PlanView } } }, async (request) =>
    inTransaction(permitted(request, 'plans.write'), async (tx) => {
      await changePlan(tx, request.params.id, versionSeen(request), request.body);
      return viewPlan(tx, request.params.id);
    }),
  );

  const FieldChange = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() });
  const Change = z.enum(['added', 'removed', 'changed']);
  const ChangesView = z.object({
    from: z.object({ planId: PlanId, number: z.number().int() }).nullable(),
    reason: z.string().nullable(),
    fields: z.array(FieldChange),
    goals: z.array(
      z.object({
        change: Change,
        goalId: z.uuid(),
        clientWords: z.string(),
        fields: z.array(FieldChange),
        interventions: z.array(z.object({ change: Change, interventionId: z.uuid(), what: z.string(), fields: z.array(FieldChange) })),
      }),
    ),
  });
  app.get(
    '/plans/:id/changes',
    { schema: { tags, params: OfPlan, querystring: z.object({ since: PlanId.optional() }), response: { 200: ChangesView } } },
    async (request) =>
      inTransaction(signedIn(request), async (tx) => {
        const plan = await loadPlan(tx, request.params.id);
        const after = await loadContent(tx, plan);
        await logPlanRead(tx, { ...plan, goals: after.goals }, '/plans/:id/changes');
        const sinceId = request.query.since ?? plan.basedOnId;
        if (sinceId === null)
          return { from: null, reason: plan.revisionReason, ...toChangesView(planChanges({ ...after, goals: [] }, after)) };
        const since = await loadPlan(tx, sinceId);
        if (since.caseId !== plan.caseId) throw new Refused({ code: 'record.not-found' });
        const changes = planChanges(await loadContent(tx, since), after);
        return { from: { planId: PlanId.parse(since.id), number: since.number }, reason: plan.revisionReason, ...toChangesView(changes) };
      }),
  );

  const ToSignQuery = PageQuery.extend({ of: z.enum(['mine', 'all']).default('mine') });
  app.get('/plans/to-sign', { schema: { tags, querystring: ToSignQuery, response: { 200: pageOf(ToSignView) } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const page = await listToSign(tx, request.query);
      await logRead(tx, { action: 'search', route: '/plans/to-sign', categories: ['social'], resultCount: page.items.length });
      return page;
    }),
  );

  const ExportQuery = z.object({ of: ToSignQuery.shape.of, format: ExportFormat, language: Language.optional() });
  app.get('/plans/to-sign/export', { schema: { tags, querystring: ExportQuery } }, async (request, reply) => {
    const actor = signedIn(request);
    const { of, format, language = actor.language } = request.query;
    const { items } = await inTransaction(actor, async (tx) => {
      const page = await listToSign(tx, { of, limit: 5_000 });
      await logRead(tx, { action: 'export', route: '/plans/to-sign/export', categories: ['social'], resultCount: page.items.length });
      return page;
    });
    const words = (key: string, facts = {}) => text(language, `plans:${key}`, facts);
    return sendTable(reply, {
      name: 'plans-to-sign',
      format,
      rows: items,
      columns: [
        { header: words('toSign.column.person'), value: (row: ToSignView) => row.personName },
        { header: words('toSign.column.case'), value: (row) => row.caseNumber },
        { header: words('toSign.column.plan'), value: (row) => row.number },
        { header: words('toSign.column.waitsFor'), value: (row) => row.waitsFor.map((party) => words(`party.${party}`)).join(', ') },
        { header: words('toSign.column.since'), value: (row) => row.submittedAt },
        { header: words('toSign.column.submittedBy'), value: (row) => row.submittedByName },
        { header: words('toSign.column.due'), value: (row) => row.dueAt },
      ],
    });
  });
}

async function logPlanRead(tx: Tx, plan: { caseId: string; goals: readonly { category: string }[] }, route: string): Promise<void> {
  const of = await tx.db.selectFrom('cases').select('personId').where('id', '=', plan.caseId).executeTakeFirst();
  await logRead(tx, { action: 'view', route, caseId: plan.caseId, personId: of?.personId, categories: categoriesOf(plan) });
}

function categoriesOf(...plans: readonly ({ goals: readonly { category: string }[] } | null)[]): string[] {
  return [...new Set(['social', ...plans.flatMap((plan) => plan?.goals.map((goal) => goal.category) ?? [])])];
}

function toChangesView({ fields, goals }: PlanChanges) {
  return {
    fields: [...fields],
    goals: goals.map(({ change, part, fields, interventions }) => ({
      change,
      goalId: part.goalId,
      clientWords: part.clientWords,
      fields: [...fields],
      interventions: interventions.map(({ change, part, fields }) => ({
        change,
        interventionId: part.interventionId,
        what: part.what,
        fields: [...fields],
      })),
    })),
  };
}
