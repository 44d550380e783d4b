import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { aGoal, type PlanDesk, planDesk, tuesday } from './testing.ts';

let desk: PlanDesk;
before(async () => {
  desk = await planDesk();
});
after(() => desk.server.stop());
beforeEach(() => desk.server.setNow(tuesday));

describe('a plan is hidden', () => {
  it('from organisations without a release and from other roles', async () => {
    const { caseId } = await desk.caseInPlanning();
    const { planId } = await desk.aDraft(caseId);
    for (const actor of [
      await desk.server.as('case_manager', 'mercy'),
      await desk.server.as('partner', 'northgate'),
      await desk.server.as('administrator'),
    ]) {
      assert.equal((await desk.send('GET', `/plans/${planId}`, undefined, {}, actor)).status, 404);
      assert.equal((await desk.send('GET', `/cases/${caseId}/plan`, undefined, {}, actor)).status, 404);
      assert.deepEqual((await desk.send('GET', '/plans/to-sign?of=all', undefined, {}, actor)).body.items, []);
    }
  });

  it('once the case is closed it can be read but not written', async () => {
    const { caseId } = await desk.caseInPlanning();
    const { planId } = await desk.aDraft(caseId);
    await desk.server.inTransaction(desk.server.system(), (tx) =>
      tx.db
        .updateTable('cases')
        .set({ state: 'closed', closedOn: '2026-03-10' })
        .where('id', '=', caseId)
        .execute()
        .then(() => undefined),
    );
    assert.equal((await desk.send('GET', `/plans/${planId}`)).status, 200);
    const { status, body } = await desk.send('POST', `/plans/${planId}/goals`, aGoal());
    assert.deepEqual([status, body.code], [409, 'case.closed']);
  });

  it('and reading it leaves a mark with the categories that were shown', async () => {
    const { caseId } = await desk.caseInPlanning();
    await desk.aDraft(caseId, [aGoal({ category: 'mental_health' })]);
    await desk.send('GET', `/cases/${caseId}/plan`);
    const officer = await desk.server.as('privacy_officer');
    const [read] = await desk.server.inTransaction(officer, (tx) =>
      tx.db
        .selectFrom('accessLog')
        .select(['action', 'categories'])
        .where('caseId', '=', caseId)
        .where('route', '=', '/cases/:id/plan')
        .execute(),
    );
    assert.deepEqual(read, { action: 'view', categories: ['social', 'mental_health'] });
  });
});
