import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import { drawn, type PlanDesk, planDesk, seen, tuesday } from './testing.ts';

let desk: PlanDesk;
before(async () => {
  desk = await planDesk();
  desk.server.setNow(tuesday);
});
after(() => desk.server.stop());

describe('a plan that several professionals decide together', () => {
  const wantsConference = (requiresConference: boolean) =>
    desk.server.inTransaction(desk.server.system(), (tx) =>
      tx.db
        .updateTable('programs')
        .set({ settings: JSON.stringify({ requiresConference }) })
        .where('id', '=', desk.server.programId)
        .execute(),
    );
  const meet = async (caseId: string, at: string, over: object = {}) => {
    const meeting = {
      id: newId(),
      caseId,
      mode: 'meeting',
      outcome: 'reached',
      party: 'provider',
      at,
      minutes: 60,
      note: 'Decided together.',
    };
    assert.equal((await desk.send('POST', '/contacts', { ...meeting, ...over })).status, 201);
  };
  const submit = async (planId: string) => {
    const { sha256 } = (await desk.send('GET', `/plans/${planId}`)).body;
    return { sha256, ...(await desk.send('POST', `/plans/${planId}/submission`, { sha256 })) };
  };

  it('is not handed over for signing before they met, and the case says so too', async () => {
    const { caseId } = await desk.caseInPlanning();
    await wantsConference(true);
    const { planId } = await desk.aDraft(caseId);
    await meet(caseId, '2026-03-09T15:00:00Z', { mode: 'call' });
    await meet(caseId, '2026-03-09T16:00:00Z', { outcome: 'not_reached' });
    const refused = await submit(planId);
    assert.deepEqual([refused.status, refused.body.code], [422, 'plan.conference-missing']);
    const { items } = (await desk.send('GET', `/cases/${caseId}/transitions`)).body;
    const approval = items.find(({ event }: { event: string }) => event === 'approve_plan');
    assert.ok(approval.unmet.some(({ guard }: { guard: string }) => guard === 'conference_held'));

    await meet(caseId, '2026-03-09T17:00:00Z');
    const { status, sha256 } = await submit(planId);
    assert.equal(status, 200);
    assert.equal((await desk.send('POST', `/plans/${planId}/signatures`, drawn(sha256))).body.status, 'in_force');
  });

  it('needs another meeting for each revision, and none for going on with what is in force', async () => {
    const { caseId } = await desk.caseInPlanning();
    await wantsConference(true);
    await meet(caseId, '2026-03-09T17:00:00Z');
    await desk.inForce(caseId);
    const revision = newId();
    assert.equal((await desk.send('POST', `/cases/${caseId}/plan`, { id: revision, reason: 'River walks again.' })).status, 201);
    const { version } = (await desk.send('GET', `/plans/${revision}`)).body;
    await desk.send('PATCH', `/plans/${revision}`, { reviewOn: '2026-07-10' }, seen(version));
    assert.equal((await submit(revision)).body.code, 'plan.conference-missing');
    const withdrawn = await desk.send('POST', `/plans/${revision}/withdrawal`, { reason: 'Not needed after all.' });
    assert.deepEqual([withdrawn.status, await desk.caseState(caseId)], [200, 'active'], JSON.stringify(withdrawn.body));
  });

  it('is any plan where the programme does not ask for it', async () => {
    const { caseId } = await desk.caseInPlanning();
    await wantsConference(false);
    const { planId } = await desk.aDraft(caseId);
    assert.equal((await submit(planId)).status, 200);
  });
});
