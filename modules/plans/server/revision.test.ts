import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { newId } from '#kernel';
import { drawn, type PlanDesk, planDesk, seen, tuesday } from './testing.ts';

let desk: PlanDesk;
before(async () => {
  desk = await planDesk();
});
after(() => desk.server.stop());
beforeEach(() => desk.server.setNow(tuesday));

describe('a revision', () => {
  it('starts from what is in force, which stays so until the new version is signed', async () => {
    const { caseId } = await desk.caseInPlanning();
    const first = await desk.inForce(caseId);
    assert.equal((await desk.send('POST', `/cases/${caseId}/plan`, { id: newId() })).body.code, 'plan.reason-needed');
    const planId = newId();
    const revision = await desk.send('POST', `/cases/${caseId}/plan`, { id: planId, reason: 'Fell on the stairs' });
    assert.deepEqual([revision.status, revision.body.number, revision.body.basedOnId], [201, 2, first.planId]);
    assert.equal(revision.body.goals[0].goalId, first.plan.goals[0].goalId);
    assert.equal(await desk.caseState(caseId), 'planning');
    const { goalId } = revision.body.goals[0];
    await desk.send('PATCH', `/plans/${planId}/goals/${goalId}`, { target: 400 }, seen(1));
    const { body: ready } = await desk.send('PATCH', `/plans/${planId}`, { reviewOn: '2026-06-30' }, seen(revision.body.version));
    const changes = await desk.send('GET', `/plans/${planId}/changes`);
    assert.deepEqual([changes.body.from.number, changes.body.reason], [1, 'Fell on the stairs']);
    assert.deepEqual(changes.body.fields, [{ field: 'reviewOn', before: '2026-06-10', after: '2026-06-30' }]);
    assert.deepEqual(changes.body.goals[0].fields, [{ field: 'target', before: 450, after: 400 }]);
    await desk.send('POST', `/plans/${planId}/submission`, { sha256: ready.sha256 });
    assert.equal((await desk.send('GET', `/cases/${caseId}/plan`)).body.inForce.id, first.planId);
    await desk.send('POST', `/plans/${planId}/signatures`, drawn(ready.sha256));
    const shown = (await desk.send('GET', `/cases/${caseId}/plan`)).body;
    assert.deepEqual(
      [shown.inForce.number, shown.inWork, shown.versions.map(({ status }: { status: string }) => status), await desk.caseState(caseId)],
      [2, null, ['in_force', 'superseded'], 'active'],
    );
  });

  it('says what became cheaper and who pays for it now', async () => {
    const { caseId } = await desk.caseInPlanning();
    await desk.inForce(caseId);
    const planId = newId();
    const { body } = await desk.send('POST', `/cases/${caseId}/plan`, { id: planId, reason: 'The insurer has answered' });
    const [{ interventionId, version }] = body.goals[0].interventions;
    const said = { cost: { minor: 15_00, currency: 'USD' }, costPer: 'time', funding: 'insurer', fundingNote: 'Sound Health Plan' };
    await desk.send('PATCH', `/plans/${planId}/interventions/${interventionId}`, said, seen(version));
    const changes = (await desk.send('GET', `/plans/${planId}/changes`)).body;
    assert.deepEqual(changes.goals[0].interventions[0].fields, [
      { field: 'cost', before: null, after: said.cost },
      { field: 'costPer', before: null, after: 'time' },
      { field: 'funding', before: null, after: 'insurer' },
      { field: 'fundingNote', before: '', after: 'Sound Health Plan' },
    ]);
  });

  it('that is not needed is withdrawn, and the case goes on with the plan it has', async () => {
    const { caseId } = await desk.caseInPlanning();
    const first = await desk.inForce(caseId);
    const planId = newId();
    await desk.send('POST', `/cases/${caseId}/plan`, { id: planId, reason: 'Fell on the stairs' });
    const { body } = await desk.send('POST', `/plans/${planId}/withdrawal`, { reason: 'Nothing has to change' });
    assert.equal(body.status, 'withdrawn');
    assert.deepEqual(
      [(await desk.send('GET', `/cases/${caseId}/plan`)).body.inForce.id, await desk.caseState(caseId)],
      [first.planId, 'active'],
    );
    const again = await desk.send('POST', `/cases/${caseId}/plan`, { id: newId(), reason: 'Review' });
    assert.equal(again.body.number, 3);
  });
});
