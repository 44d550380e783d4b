import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { newId } from '#kernel';
import { aGoal, type PlanDesk, planDesk, seen, tuesday } from './testing.ts';

let desk: PlanDesk;
before(async () => {
  desk = await planDesk();
});
after(() => desk.server.stop());
beforeEach(() => desk.server.setNow(tuesday));

describe('progress', () => {
  it('runs on through versions and can be put right, not erased', async () => {
    const { caseId } = await desk.caseInPlanning();
    const { planId, plan } = await desk.inForce(caseId);
    const { goalId } = plan.goals[0];
    const note = (value: number, recordedOn: string) =>
      desk.send('POST', `/plans/${planId}/goals/${goalId}/progress`, { id: newId(), recordedOn, value });
    await note(305, '2026-03-01');
    const second = await note(372, '2026-03-10');
    assert.deepEqual(
      second.body.goals[0].progress.map(({ value }: { value: number }) => value),
      [305, 372],
    );
    const [wrong] = second.body.goals[0].progress;
    const path = `/plans/${planId}/progress/${wrong.id}/entered-in-error`;
    assert.equal((await desk.send('POST', path, { reason: 'other client' })).status, 428);
    const corrected = await desk.send('POST', path, { reason: 'other client' }, seen(1));
    assert.deepEqual(
      corrected.body.goals[0].progress.map(({ value }: { value: number }) => value),
      [372],
    );
    const revision = await desk.send('POST', `/cases/${caseId}/plan`, { id: newId(), reason: 'Review' });
    assert.equal(revision.body.goals[0].progress.length, 1);
  });

  it('is refused off the scale and in the future', async () => {
    const { caseId } = await desk.caseInPlanning();
    const { planId, plan } = await desk.aDraft(caseId, [aGoal({ scale: 'gas', unit: '', baseline: -2, target: 0 })]);
    const note = (value: number, recordedOn: string) =>
      desk.send('POST', `/plans/${planId}/goals/${plan.goals[0].goalId}/progress`, { id: newId(), recordedOn, value });
    assert.equal((await note(3, '2026-03-10')).body.code, 'plan.value-off-scale');
    assert.equal((await note(1, '2026-03-11')).body.code, 'plan.progress-in-future');
  });

  it('ends with an outcome, after which nothing of the goal is owed', async () => {
    const { caseId } = await desk.caseInPlanning();
    const { planId, plan } = await desk.inForce(caseId);
    const { goalId, outcomeVersion } = plan.goals[0];
    const end = { outcome: 'achieved', on: '2026-03-10', note: 'Rode to work on Monday.' };
    const { body } = await desk.send('PUT', `/plans/${planId}/goals/${goalId}/outcome`, end, seen(outcomeVersion));
    assert.deepEqual([body.goals[0].outcome, body.goals[0].outcomeOn], ['achieved', '2026-03-10']);
    assert.deepEqual(await desk.duties(caseId), ['plan-review']);
    const facts = (await desk.server.inTransaction(desk.manager, (tx) => desk.server.platform.caseFacts(tx, caseId))).plans;
    assert.deepEqual(facts, {
      currentVersion: 1,
      status: 'in_force',
      signedOn: '2026-03-10',
      reviewOn: '2026-06-10',
      goals: 1,
      goalsWithoutIntervention: 0,
      approvalsComplete: true,
      goalsWithoutFinalStatus: 0,
      previousInForceOn: null,
    });
  });

  it('of an intervention that is done takes it off the list', async () => {
    const { caseId } = await desk.caseInPlanning();
    const { planId, plan } = await desk.inForce(caseId);
    const [intervention] = plan.goals[0].interventions;
    const path = `/plans/${planId}/interventions/${intervention.interventionId}/status`;
    const { body } = await desk.send('PUT', path, { status: 'done', on: '2026-03-10' }, seen(intervention.statusVersion));
    assert.equal(body.goals[0].interventions[0].status, 'done');
    assert.deepEqual(await desk.duties(caseId), ['goal-target', 'plan-review']);
  });
});
