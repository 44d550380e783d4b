import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { newId } from '#kernel';
import { aGoal, anIntervention, type PlanDesk, planDesk, seen, tuesday } from './testing.ts';

let desk: PlanDesk;
before(async () => {
  desk = await planDesk();
});
after(() => desk.server.stop());
beforeEach(() => desk.server.setNow(tuesday));

describe('a plan', () => {
  it('is written goal by goal and says what it still lacks', async () => {
    const { caseId } = await desk.caseInPlanning();
    const planId = newId();
    const empty = await desk.send('POST', `/cases/${caseId}/plan`, { id: planId });
    assert.deepEqual([empty.status, empty.body.number, empty.body.status], [201, 1, 'draft']);
    assert.deepEqual(empty.body.missing, [{ code: 'goal' }, { code: 'review-date' }]);
    const goal = aGoal();
    const withGoal = await desk.send('POST', `/plans/${planId}/goals`, goal);
    assert.deepEqual(withGoal.body.missing, [{ code: 'intervention', goalId: goal.id }, { code: 'review-date' }]);
    const intervention = anIntervention({ responsibleName: null, dueOn: null });
    const withIntervention = await desk.send('POST', `/plans/${planId}/goals/${goal.id}/interventions`, intervention);
    assert.deepEqual(
      withIntervention.body.missing.map(({ code }: { code: string }) => code),
      ['responsible', 'due-date', 'review-date'],
    );
    const shown = await desk.send('GET', `/cases/${caseId}/plan`);
    assert.deepEqual(
      [shown.body.inWork.id, shown.body.inForce, shown.body.suggestedReviewOn, shown.body.parties],
      [planId, null, '2026-06-08', ['client']],
    );
  });

  it('is started once, and a repeated request is the same plan', async () => {
    const { caseId } = await desk.caseInPlanning();
    const body = { id: newId() };
    assert.equal((await desk.send('POST', `/cases/${caseId}/plan`, body)).status, 201);
    assert.equal((await desk.send('POST', `/cases/${caseId}/plan`, body)).status, 201);
    const second = await desk.send('POST', `/cases/${caseId}/plan`, { id: newId() });
    assert.deepEqual([second.status, second.body.code, second.body.planId], [409, 'plan.in-work', body.id]);
  });

  it('takes a repeated goal as the same goal, and another goal under its id not at all', async () => {
    const { caseId } = await desk.caseInPlanning();
    const { planId } = await desk.aDraft(caseId, []);
    const goal = aGoal();
    await desk.send('POST', `/plans/${planId}/goals`, goal);
    assert.equal((await desk.send('POST', `/plans/${planId}/goals`, goal)).body.goals.length, 1);
    const other = await desk.send('POST', `/plans/${planId}/goals`, { ...goal, measure: 'something else' });
    assert.deepEqual([other.status, other.body.code], [409, 'create.id-reused']);
  });

  it('changed by two at once answers both readings of the field', async () => {
    const { caseId } = await desk.caseInPlanning();
    const goal = aGoal();
    const { planId } = await desk.aDraft(caseId, [goal]);
    const change = (fields: Record<string, unknown>, actor = desk.manager) =>
      desk.send('PATCH', `/plans/${planId}/goals/${goal.id}`, fields, seen(1), actor);
    const first = await change({ target: 480 }, await desk.server.as('supervisor'));
    assert.equal(first.body.goals[0].target, 480);
    const late = await change({ target: 500, measure: '6-minute walk' });
    assert.deepEqual([late.status, late.body.code, late.body.version], [409, 'write.conflict', 2]);
    assert.deepEqual(late.body.fields, [{ field: 'target', base: 450, theirs: 480, yours: 500 }]);
  });

  it('loses a goal with its interventions, and nothing of a goal that is changed stays undone', async () => {
    const { caseId } = await desk.caseInPlanning();
    const [one, other] = [aGoal(), aGoal({ clientWords: 'I want to cook on Sundays.' })];
    const { planId } = await desk.aDraft(caseId, [one, other]);
    const { body } = await desk.send('DELETE', `/plans/${planId}/goals/${one.id}`, undefined, seen(1));
    assert.deepEqual(
      body.goals.map(({ goalId }: { goalId: string }) => goalId),
      [other.id],
    );
    assert.equal((await desk.send('DELETE', `/plans/${planId}/goals/${one.id}`, undefined, seen(1))).status, 404);
  });

  it('rests on needs and strengths of the same case', async () => {
    const [{ caseId }, other] = [await desk.caseInPlanning(), await desk.caseInPlanning()];
    const needOf = async (id: string) => {
      const need = { id: newId(), domain: 'health', text: 'Walking after a broken leg' };
      const recorded = await desk.send('POST', `/cases/${id}/needs`, need);
      assert.ok(recorded.status < 300, JSON.stringify(recorded.body));
      return need.id;
    };
    const [needId, elsewhere] = [await needOf(caseId), await needOf(other.caseId)];
    const goal = aGoal({ needIds: [needId] });
    const { planId, plan } = await desk.aDraft(caseId, [goal]);
    assert.deepEqual(plan.goals[0].needIds, [needId]);
    const foreign = await desk.send('POST', `/plans/${planId}/goals`, aGoal({ needIds: [elsewhere] }));
    assert.deepEqual([foreign.status, foreign.body.code], [409, 'record.referenced']);
    const change = await desk.send('PATCH', `/plans/${planId}/goals/${goal.id}`, { strengthIds: [newId()] }, seen(1));
    assert.deepEqual([change.status, change.body.code], [409, 'record.referenced']);
  });

  it('names one responsible party, and a period that ends after it starts', async () => {
    const { caseId } = await desk.caseInPlanning();
    const goal = aGoal();
    const { planId } = await desk.aDraft(caseId, [goal]);
    const add = (of: Record<string, unknown>) => desk.send('POST', `/plans/${planId}/goals/${goal.id}/interventions`, anIntervention(of));
    const two = await add({ responsibleUserId: desk.manager.userId, responsibleName: 'Jo' });
    assert.deepEqual([two.status, two.body.code], [422, 'plan.one-responsible']);
    const backwards = await add({ startsOn: '2026-04-01', endsOn: '2026-03-01' });
    assert.deepEqual([backwards.status, backwards.body.code], [422, 'plan.ends-before-start']);
    const nowhere = await add({ responsibleUserId: newId(), responsibleName: null });
    assert.deepEqual([nowhere.status, nowhere.body.code], [409, 'record.referenced']);
  });
});

describe('the cost of an intervention', () => {
  const cost = { minor: 40_00, currency: 'USD' };

  it('is said with who pays it and is part of what is signed', async () => {
    const { caseId } = await desk.caseInPlanning();
    const goal = aGoal();
    const { planId } = await desk.aDraft(caseId, [goal]);
    const before = (await desk.send('GET', `/plans/${planId}`)).body;
    const [{ interventionId, version }] = before.goals[0].interventions;
    const said = { cost, costPer: 'time', funding: 'insurer', fundingNote: 'Sound Health Plan' };
    const changed = await desk.send('PATCH', `/plans/${planId}/interventions/${interventionId}`, said, seen(version));
    assert.equal(changed.status, 200, JSON.stringify(changed.body));
    assert.deepEqual(changed.body.goals[0].interventions[0].cost, cost);
    assert.notEqual(changed.body.sha256, before.sha256);
  });

  it('is never below nothing', async () => {
    const { caseId } = await desk.caseInPlanning();
    const goal = aGoal();
    const { planId } = await desk.aDraft(caseId, [goal]);
    const refused = await desk.send(
      'POST',
      `/plans/${planId}/goals/${goal.id}/interventions`,
      anIntervention({ cost: { ...cost, minor: -1 } }),
    );
    assert.equal(refused.status, 400);
  });
});
