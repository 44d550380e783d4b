import { z } from 'zod';
import { mayDo } from '#kernel';
import { type App, type Platform, permitted, signedIn, type Tx } from '#platform';
import { AskedParty, NewApproval, NewSignature } from '../model.ts';
import { PlanView } from '../model-views.ts';
import { OfPlan } from './plan-routes.ts';
import { approvePlan, returnPlan, signInPerson, submitPlan, withdrawPlan } from './signing-store.ts';
import { viewPlan } from './views.ts';

const tags = ['plans'];
const reason = z.string().trim().min(3).max(1000);

/** The way of a version from draft to force: submit, sign, approve, return, withdraw. */
export function signingRoutes(app: App, platform: Platform): void {
  const { inTransaction } = platform;

  const Submission = z.object({ sha256: z.string(), askedOf: z.array(AskedParty).max(5).default([]) });
  app.post('/plans/:id/submission', { schema: { tags, params: OfPlan, body: Submission, response: { 200: PlanView } } }, async (request) =>
    inTransaction(permitted(request, 'plans.write'), (tx) =>
      answer(tx, request.params.id, () => submitPlan(tx, platform, request.params.id, request.body)),
    ),
  );

  app.post(
    '/plans/:id/signatures',
    { schema: { tags, params: OfPlan, body: NewSignature, response: { 201: PlanView } } },
    async (request, reply) => {
      const view = await inTransaction(permitted(request, 'plans.write'), (tx) =>
        answer(tx, request.params.id, () => signInPerson(tx, platform, request.params.id, request.body)),
      );
      return reply.status(201).send(view);
    },
  );

  app.post(
    '/plans/:id/approvals',
    { schema: { tags, params: OfPlan, body: NewApproval, response: { 201: PlanView } } },
    async (request, reply) => {
      const view = await inTransaction(permitted(request, 'plans.approve'), (tx) =>
        answer(tx, request.params.id, () => approvePlan(tx, platform, request.params.id, request.body)),
      );
      return reply.status(201).send(view);
    },
  );

  app.post(
    '/plans/:id/return',
    { schema: { tags, params: OfPlan, body: z.object({ reason }), response: { 200: PlanView } } },
    async (request) => {
      const actor = signedIn(request);
      const isOwnCase = mayDo(actor.roles, 'plans.write');
      return inTransaction(isOwnCase ? actor : permitted(request, 'plans.approve'), (tx) =>
        answer(tx, request.params.id, () => returnPlan(tx, request.params.id, { ...request.body, isOwnCase })),
      );
    },
  );

  app.post(
    '/plans/:id/withdrawal',
    { schema: { tags, params: OfPlan, body: z.object({ reason }), response: { 200: PlanView } } },
    async (request) =>
      inTransaction(permitted(request, 'plans.write'), (tx) =>
        answer(tx, request.params.id, () => withdrawPlan(tx, platform, request.params.id, request.body.reason)),
      ),
  );
}

async function answer(tx: Tx, planId: string, change: () => Promise<void>): Promise<PlanView> {
  await change();
  return viewPlan(tx, planId);
}
