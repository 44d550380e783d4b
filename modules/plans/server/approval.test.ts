import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { newId } from '#kernel';
import type { Actor } from '#platform';
import { aGoal, drawn, type PlanDesk, planDesk, seen, tuesday } from './testing.ts';

let desk: PlanDesk;
before(async () => {
  desk = await planDesk();
});
after(() => desk.server.stop());
beforeEach(() => desk.server.setNow(tuesday));

describe('approval', () => {
  it('is for the role that was asked and never for the one who submitted', async () => {
    const { caseId } = await desk.caseInPlanning(['client', 'supervisor']);
    const supervisor = await desk.server.as('supervisor');
    const { planId, sha256 } = await desk.submitted(caseId);
    assert.deepEqual(await desk.duties(caseId, supervisor), ['plan-to-approve', 'plan-to-sign']);
    const approve = (actor: Actor, party = 'supervisor') =>
      desk.send('POST', `/plans/${planId}/approvals`, { id: newId(), party, sha256 }, {}, actor);
    assert.equal((await approve(desk.manager)).body.code, 'access.not-allowed');
    assert.equal((await approve(await desk.server.as('supervisor', 'mercy'))).body.code, 'record.not-found');
    assert.equal((await approve(supervisor, 'physician')).body.code, 'plan.not-asked');
    const approved = await approve(supervisor);
    assert.deepEqual([approved.status, approved.body.status], [201, 'submitted']);
    const signed = await desk.send('POST', `/plans/${planId}/signatures`, drawn(sha256));
    assert.equal(signed.body.status, 'in_force');
  });

  it('of one’s own submission is refused', async () => {
    const { caseId } = await desk.caseInPlanning(['client', 'supervisor']);
    const supervisor = await desk.server.as('supervisor');
    const { planId, plan } = await desk.aDraft(caseId);
    await desk.send('POST', `/plans/${planId}/submission`, { sha256: plan.sha256 }, {}, supervisor);
    const own = await desk.send(
      'POST',
      `/plans/${planId}/approvals`,
      { id: newId(), party: 'supervisor', sha256: plan.sha256 },
      {},
      supervisor,
    );
    assert.deepEqual([own.status, own.body.code], [403, 'plan.own-approval']);
  });

  it('can be asked of a physician elsewhere who sees the whole plan, and of nobody who does not', async () => {
    const { caseId, personId } = await desk.caseInPlanning(['client', 'physician']);
    const physician = await desk.server.as('partner', 'northgate');
    const askedOf = [{ party: 'physician', organizationId: desk.server.organizations.northgate, userId: physician.userId }];
    const { planId, plan } = await desk.aDraft(caseId, [aGoal({ category: 'mental_health' })]);
    const blind = await desk.send('POST', `/plans/${planId}/submission`, { sha256: plan.sha256, askedOf });
    assert.deepEqual([blind.status, blind.body.code], [422, 'plan.receiver-cannot-see']);
    await desk.server.release({ caseId, personId }, ['identity', 'social']);
    assert.equal((await desk.send('POST', `/plans/${planId}/submission`, { sha256: plan.sha256, askedOf })).status, 200);
    const approve = () =>
      desk.send('POST', `/plans/${planId}/approvals`, { id: newId(), party: 'physician', sha256: plan.sha256 }, {}, physician);
    assert.equal((await desk.send('GET', `/plans/${planId}`, undefined, {}, physician)).body.goals.length, 0);
    assert.equal((await approve()).body.code, 'plan.partly-hidden');
    await desk.server.release({ caseId, personId }, ['identity', 'social', 'mental_health']);
    assert.deepEqual(
      (await desk.send('GET', '/plans/to-sign', undefined, {}, physician)).body.items.map(
        ({ planId, mine, waitsFor }: Record<string, unknown>) => ({ planId, mine, waitsFor }),
      ),
      [{ planId, mine: ['physician'], waitsFor: ['client', 'physician'] }],
    );
    await desk.send('POST', `/plans/${planId}/signatures`, drawn(plan.sha256));
    assert.equal((await approve()).body.status, 'in_force');
    assert.equal(await desk.caseState(caseId), 'active');
  });
});

describe('a plan that is sent back', () => {
  it('can be corrected, and its earlier signatures no longer count', async () => {
    const { caseId } = await desk.caseInPlanning(['client', 'supervisor']);
    const supervisor = await desk.server.as('supervisor');
    const { planId, sha256 } = await desk.submitted(caseId);
    await desk.send('POST', `/plans/${planId}/signatures`, drawn(sha256));
    const back = await desk.send('POST', `/plans/${planId}/return`, { reason: 'Name who drives to therapy.' }, {}, supervisor);
    assert.deepEqual([back.body.status, back.body.returnReason, back.body.signedOn], ['returned', 'Name who drives to therapy.', null]);
    assert.deepEqual(await desk.duties(caseId), ['plan-returned']);
    const { goalId } = back.body.goals[0];
    const corrected = await desk.send('PATCH', `/plans/${planId}/goals/${goalId}`, { strengths: 'Friends drive along.' }, seen(1));
    const again = await desk.send('POST', `/plans/${planId}/submission`, { sha256: corrected.body.sha256 });
    assert.equal(again.body.status, 'submitted');
    assert.ok(again.body.signatures.every(({ given }: { given: unknown }) => given === null));
    const stale = await desk.send('POST', `/plans/${planId}/approvals`, { id: newId(), party: 'supervisor', sha256 }, {}, supervisor);
    assert.equal(stale.body.code, 'plan.changed-meanwhile');
  });

  it('is sent back only while it is out, and only by who was asked or works on it', async () => {
    const { caseId } = await desk.caseInPlanning(['client', 'supervisor']);
    const { planId } = await desk.aDraft(caseId);
    const back = (actor = desk.manager) => desk.send('POST', `/plans/${planId}/return`, { reason: 'not yet' }, {}, actor);
    assert.equal((await back()).body.code, 'plan.wrong-status');
    assert.equal((await back(await desk.server.as('financial_counsellor'))).body.code, 'access.not-allowed');
  });
});
