import { newId } from '#kernel';
import { made, type Recipe, type Stage } from './stage.ts';

const reason = 'The family decided otherwise.';
const goal = {
  clientWords: 'I want to ride my bike to work again.',
  measure: '6-minute walk',
  scale: 'number',
  unit: 'm',
  baseline: 290,
  target: 450,
};
const intervention = (stage: Stage) => ({
  what: 'Physiotherapy',
  responsibleName: 'Cedar Rehabilitation',
  times: 2,
  per: 'week',
  dueOn: stage.day(60),
});

interface Draft {
  readonly caseId: string;
  readonly planId: string;
  readonly goalId: string;
  readonly interventionId: string;
}

/** A case whose assessment is over, in a programme that asks these for their approval. */
async function caseInPlanning(stage: Stage, approvals: readonly string[] = ['client']): Promise<string> {
  const { caseId } = await stage.server.openCase();
  const programId = await stage.shared(
    `program that asks ${approvals}`,
    () => made(stage, '/programs', { name: 'Plans', model: 'clinical', settings: { planApprovals: approvals } }, stage.supervisor),
    Number.MAX_SAFE_INTEGER,
  );
  await stage.server.inTransaction(stage.server.system(), async (tx) => {
    await tx.db.updateTable('cases').set({ state: 'planning', programId }).where('id', '=', caseId).execute();
  });
  return caseId;
}

async function draft(stage: Stage, approvals?: readonly string[]): Promise<Draft> {
  const caseId = await caseInPlanning(stage, approvals);
  const planId = await made(stage, `/cases/${caseId}/plan`, {});
  const goalId = await made(stage, `/plans/${planId}/goals`, { ...goal, targetOn: stage.day(50) });
  const interventionId = await made(stage, `/plans/${planId}/goals/${goalId}/interventions`, intervention(stage));
  const headers = await stage.seen({ table: 'plans', id: planId });
  await stage.make('PATCH', `/plans/${planId}`, { reviewOn: stage.day(90) }, { headers });
  return { caseId, planId, goalId, interventionId };
}
const shared = (stage: Stage) => stage.shared('plan', () => draft(stage), 15);

async function submitted(stage: Stage, approvals?: readonly string[]): Promise<Draft & { sha256: string }> {
  const plan = await draft(stage, approvals);
  const { sha256 } = await stage.make('GET', `/plans/${plan.planId}`);
  await stage.make('POST', `/plans/${plan.planId}/submission`, { sha256 });
  return { ...plan, sha256 };
}
const drawn = (sha256: string) => ({
  id: newId(),
  mode: 'drawn',
  party: 'client',
  signerName: 'River Almeida',
  sha256,
  strokes: [Array.from({ length: 12 }, (_, index) => [index * 10, 100 + index])],
});
async function inForce(stage: Stage): Promise<Draft> {
  const plan = await submitted(stage);
  await stage.make('POST', `/plans/${plan.planId}/signatures`, drawn(plan.sha256));
  return plan;
}
const sharedInForce = (stage: Stage) => stage.shared('plan in force', () => inForce(stage), 15);

const freshGoal = async (stage: Stage, { planId }: Draft) => made(stage, `/plans/${planId}/goals`, goal);
const freshIntervention = async (stage: Stage, { planId, goalId }: Draft) =>
  made(stage, `/plans/${planId}/goals/${goalId}/interventions`, intervention(stage));
const ofGoal = (id: string) => ({ table: 'plan_goals', id, column: 'goal_id' });
const ofIntervention = (id: string) => ({ table: 'plan_interventions', id, column: 'intervention_id' });

/** Plans: their parts, their signatures, and how they go. */
export const planRecipes: Readonly<Record<string, Recipe>> = {
  'GET /cases/{id}/plan': async (stage) => ({ url: `/cases/${(await shared(stage)).caseId}/plan` }),
  'POST /cases/{id}/plan': async (stage) => ({ url: `/cases/${(await stage.server.openCase()).caseId}/plan`, body: { id: newId() } }),
  'GET /plans/{id}': async (stage) => ({ url: `/plans/${(await shared(stage)).planId}` }),
  'PATCH /plans/{id}': async (stage) => {
    const { planId } = await draft(stage);
    return { url: `/plans/${planId}`, body: { emergencyPlan: 'Call Rosa.' }, of: { table: 'plans', id: planId } };
  },
  'GET /plans/{id}/changes': async (stage) => ({ url: `/plans/${(await shared(stage)).planId}/changes` }),
  'GET /plans/to-sign/export': () => ({ url: '/plans/to-sign/export?format=csv' }),
  'POST /plans/{id}/goals': async (stage) => ({ url: `/plans/${(await shared(stage)).planId}/goals`, body: { id: newId(), ...goal } }),
  'PATCH /plans/{id}/goals/{goalId}': async (stage) => {
    const plan = await shared(stage);
    const id = await freshGoal(stage, plan);
    return { url: `/plans/${plan.planId}/goals/${id}`, body: { measure: '12-minute walk' }, of: ofGoal(id) };
  },
  'DELETE /plans/{id}/goals/{goalId}': async (stage) => {
    const plan = await shared(stage);
    const id = await freshGoal(stage, plan);
    return { url: `/plans/${plan.planId}/goals/${id}`, of: ofGoal(id) };
  },
  'POST /plans/{id}/goals/{goalId}/interventions': async (stage) => {
    const { planId, goalId } = await shared(stage);
    return { url: `/plans/${planId}/goals/${goalId}/interventions`, body: { id: newId(), ...intervention(stage) } };
  },
  'PATCH /plans/{id}/interventions/{interventionId}': async (stage) => {
    const plan = await shared(stage);
    const id = await freshIntervention(stage, plan);
    return { url: `/plans/${plan.planId}/interventions/${id}`, body: { what: 'Balance training' }, of: ofIntervention(id) };
  },
  'DELETE /plans/{id}/interventions/{interventionId}': async (stage) => {
    const plan = await shared(stage);
    const id = await freshIntervention(stage, plan);
    return { url: `/plans/${plan.planId}/interventions/${id}`, of: ofIntervention(id) };
  },
  'POST /plans/{id}/goals/{goalId}/progress': async (stage) => {
    const { planId, goalId } = await sharedInForce(stage);
    return { url: `/plans/${planId}/goals/${goalId}/progress`, body: { id: newId(), recordedOn: stage.day(-1), value: 305, note: '' } };
  },
  'POST /plans/{id}/progress/{progressId}/entered-in-error': async (stage) => {
    const { planId, goalId } = await sharedInForce(stage);
    const id = await made(stage, `/plans/${planId}/goals/${goalId}/progress`, { recordedOn: stage.day(-1), value: 305 });
    return { url: `/plans/${planId}/progress/${id}/entered-in-error`, body: { reason }, of: { table: 'goal_progress', id } };
  },
  'PUT /plans/{id}/goals/{goalId}/outcome': async (stage) => {
    const { planId, goalId } = await inForce(stage);
    return {
      url: `/plans/${planId}/goals/${goalId}/outcome`,
      body: { outcome: 'achieved', on: stage.day(-1), note: '' },
      of: { table: 'goals', id: goalId },
    };
  },
  'PUT /plans/{id}/interventions/{interventionId}/status': async (stage) => {
    const { planId, interventionId } = await inForce(stage);
    const of = { table: 'interventions', id: interventionId };
    return { url: `/plans/${planId}/interventions/${interventionId}/status`, body: { status: 'done', on: stage.day(-1) }, of };
  },
  'POST /plans/{id}/submission': async (stage) => {
    const { planId } = await draft(stage);
    const { sha256 } = await stage.make('GET', `/plans/${planId}`);
    return { url: `/plans/${planId}/submission`, body: { sha256 } };
  },
  'POST /plans/{id}/signatures': async (stage) => {
    const { planId, sha256 } = await submitted(stage);
    return { url: `/plans/${planId}/signatures`, body: drawn(sha256) };
  },
  'POST /plans/{id}/approvals': async (stage) => {
    const { planId, sha256 } = await submitted(stage, ['client', 'supervisor']);
    return { url: `/plans/${planId}/approvals`, body: { id: newId(), party: 'supervisor', sha256 }, as: stage.supervisor };
  },
  'POST /plans/{id}/return': async (stage) => ({
    url: `/plans/${(await submitted(stage, ['client', 'supervisor'])).planId}/return`,
    body: { reason },
    as: stage.supervisor,
  }),
  'POST /plans/{id}/withdrawal': async (stage) => ({ url: `/plans/${(await submitted(stage)).planId}/withdrawal`, body: { reason } }),
  'GET /plans/{id}/pdf': async (stage) => ({
    url: `/plans/${(await stage.shared('plan to print', () => inForce(stage), 100)).planId}/pdf`,
  }),
};
