import { z } from 'zod';
import { CalendarDate } from '#kernel';
import { type App, type Platform, permitted, type Tx, versionSeen } from '#platform';
import {
  GoalChange,
  GoalId,
  GoalOutcome,
  InterventionChange,
  InterventionId,
  InterventionStatus,
  NewGoal,
  NewIntervention,
  PlanId,
} from '../model.ts';
import { PlanView } from '../model-views.ts';
import { concludeGoal, markProgressInError, moveIntervention, recordProgress } from './goals-store.ts';
import { addGoals, addIntervention, changeGoal, changeIntervention, removeGoal, removeIntervention } from './parts-store.ts';
import { viewPlan } from './views.ts';

const tags = ['plans'];
const OfPlan = z.object({ id: PlanId });
const OfGoal = OfPlan.extend({ goalId: GoalId });
const OfIntervention = OfPlan.extend({ interventionId: InterventionId });
/** Goals and interventions of a draft, and how those of a plan go. Every change answers the whole plan as it is then. */
export function partRoutes(app: App, platform: Platform): void {
  const { inTransaction } = platform;
  const answers = { 200: PlanView } as const;

  app.post(
    '/plans/:id/goals',
    { schema: { tags, params: OfPlan, body: NewGoal.extend({ id: GoalId }), response: { 201: PlanView } } },
    async (request, reply) => {
      const { id, ...goal } = request.body;
      const view = await inTransaction(permitted(request, 'plans.write'), (tx) =>
        answer(tx, request.params.id, () => addGoals(tx, request.params.id, [{ id, fields: goal }])),
      );
      return reply.status(201).send(view);
    },
  );

  app.patch('/plans/:id/goals/:goalId', { schema: { tags, params: OfGoal, body: GoalChange, response: answers } }, async (request) =>
    inTransaction(permitted(request, 'plans.write'), (tx) => {
      const { id, goalId } = request.params;
      return answer(tx, id, () => changeGoal(tx, id, goalId, versionSeen(request), request.body));
    }),
  );

  app.delete('/plans/:id/goals/:goalId', { schema: { tags, params: OfGoal, response: answers } }, async (request) =>
    inTransaction(permitted(request, 'plans.write'), (tx) => {
      const { id, goalId } = request.params;
      return answer(tx, id, () => removeGoal(tx, id, goalId, versionSeen(request)));
    }),
  );

  app.post(
    '/plans/:id/goals/:goalId/interventions',
    { schema: { tags, params: OfGoal, body: NewIntervention.extend({ id: InterventionId }), response: { 201: PlanView } } },
    async (request, reply) => {
      const { id: interventionId, ...fields } = request.body;
      const { id, goalId } = request.params;
      const view = await inTransaction(permitted(request, 'plans.write'), (tx) =>
        answer(tx, id, () => addIntervention(tx, id, goalId, interventionId, fields)),
      );
      return reply.status(201).send(view);
    },
  );

  app.patch(
    '/plans/:id/interventions/:interventionId',
    { schema: { tags, params: OfIntervention, body: InterventionChange, response: answers } },
    async (request) =>
      inTransaction(permitted(request, 'plans.write'), (tx) => {
        const { id, interventionId } = request.params;
        return answer(tx, id, () => changeIntervention(tx, id, interventionId, versionSeen(request), request.body));
      }),
  );

  app.delete('/plans/:id/interventions/:interventionId', { schema: { tags, params: OfIntervention, response: answers } }, async (request) =>
    inTransaction(permitted(request, 'plans.write'), (tx) => {
      const { id, interventionId } = request.params;
      return answer(tx, id, () => removeIntervention(tx, id, interventionId, versionSeen(request)));
    }),
  );

  const NewProgress = z.object({
    id: z.uuid(),
    recordedOn: CalendarDate,
    value: z.number().min(-1e9).max(1e9),
    note: z.string().trim().max(2000).default(''),
  });
  app.post(
    '/plans/:id/goals/:goalId/progress',
    { schema: { tags, params: OfGoal, body: NewProgress, response: { 201: PlanView } } },
    async (request, reply) => {
      const { id, goalId } = request.params;
      const view = await inTransaction(permitted(request, 'plans.write'), (tx) =>
        answer(tx, id, () => recordProgress(tx, new Map([[goalId, request.body]]))),
      );
      return reply.status(201).send(view);
    },
  );

  app.post(
    '/plans/:id/progress/:progressId/entered-in-error',
    {
      schema: {
        tags,
        params: OfPlan.extend({ progressId: z.uuid() }),
        body: z.object({ reason: z.string().trim().min(3).max(1000) }),
        response: answers,
      },
    },
    async (request) =>
      inTransaction(permitted(request, 'plans.write'), (tx) => {
        const { id, progressId } = request.params;
        return answer(tx, id, () => markProgressInError(tx, progressId, versionSeen(request), request.body.reason));
      }),
  );

  const End = z.object({ outcome: GoalOutcome, on: CalendarDate, note: z.string().trim().max(2000).default('') });
  app.put(
    '/plans/:id/goals/:goalId/outcome',
    { schema: { tags, params: OfGoal, body: End.nullable(), response: answers } },
    async (request) =>
      inTransaction(permitted(request, 'plans.write'), (tx) => {
        const { id, goalId } = request.params;
        return answer(tx, id, () => concludeGoal(tx, goalId, versionSeen(request), request.body));
      }),
  );

  const Move = z.object({ status: InterventionStatus, on: CalendarDate, note: z.string().trim().max(1000).default('') });
  app.put(
    '/plans/:id/interventions/:interventionId/status',
    { schema: { tags, params: OfIntervention, body: Move, response: answers } },
    async (request) =>
      inTransaction(permitted(request, 'plans.write'), (tx) => {
        const { id, interventionId } = request.params;
        return answer(tx, id, () => moveIntervention(tx, interventionId, versionSeen(request), request.body));
      }),
  );
}

async function answer(tx: Tx, planId: string, change: () => Promise<void>): Promise<PlanView> {
  await change();
  return viewPlan(tx, planId);
}
