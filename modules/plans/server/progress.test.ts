import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type CalendarDate, newId, Refused } from '#kernel';
import type { Tx } from '#platform';
import { NewGoal } from '../model.ts';
import { recordProgress } from './goals-store.ts';
import { addGoals } from './parts-store.ts';
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

  it('of several goals is noted at once, each beside what was noted before', async () => {
    const { caseId } = await desk.caseInPlanning();
    const goals = [aGoal(), aGoal({ clientWords: 'I want to sleep.' }), aGoal({ clientWords: 'I want to see my sister.' })];
    const { planId } = await desk.aDraft(caseId);
    const inTransaction = <Result>(work: (tx: Tx) => Promise<Result>) => desk.server.inTransaction(desk.manager, work);
    const asked = goals.map(({ id, ...fields }) => ({ id, fields: NewGoal.parse(fields) }));
    await inTransaction((tx) => addGoals(tx, planId, asked.slice(1)));
    // The last two are repeated, and stay as they are.
    await inTransaction((tx) => addGoals(tx, planId, asked));
    const plan = await desk.send('GET', `/plans/${planId}`);
    assert.deepEqual(
      plan.body.goals.slice(1).map((goal: { goalId: string }) => goal.goalId),
      [goals[1]?.id, goals[2]?.id, goals[0]?.id],
    );
    const figuresOf = (value: number) =>
      new Map(goals.map(({ id }, at) => [id, { id: newId(), recordedOn: '2026-03-01' as CalendarDate, value: value + at, note: '' }]));
    const [first, second] = [figuresOf(200), figuresOf(300)];
    await inTransaction((tx) => recordProgress(tx, first));
    await inTransaction((tx) => recordProgress(tx, second));
    await inTransaction((tx) => recordProgress(tx, second));
    const { body } = await desk.send('GET', `/plans/${planId}`);
    const noted = new Map<string, { value: number }[]>(
      body.goals.map((goal: { goalId: string; progress: [] }) => [goal.goalId, goal.progress]),
    );
    assert.deepEqual(
      goals.map(({ id }) => noted.get(id)?.map(({ value }) => value)),
      [
        [200, 300],
        [201, 301],
        [202, 302],
      ],
    );
    const timeline = await desk.send('GET', `/cases/${caseId}/timeline?limit=100`);
    const befores = timeline.body.items
      .filter((entry: { type: string }) => entry.type === 'progress-recorded')
      .map((entry: { facts: { before: number | null } }) => entry.facts.before);
    assert.deepEqual(befores.toSorted(), [200, 201, 202, null, null, null]);
    const strange = new Map([...figuresOf(400), [newId(), { id: newId(), recordedOn: '2026-03-01' as CalendarDate, value: 1, note: '' }]]);
    await assert.rejects(
      inTransaction((tx) => recordProgress(tx, strange)),
      (error) => error instanceof Refused && error.refusal.code === 'record.not-found',
    );
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
