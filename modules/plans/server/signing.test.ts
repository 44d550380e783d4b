import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import pg from 'pg';
import { newId } from '#kernel';
import { aGoal, anIntervention, drawn, type PlanDesk, planDesk, seen, tuesday } from './testing.ts';

let desk: PlanDesk;
before(async () => {
  desk = await planDesk();
});
after(() => desk.server.stop());
beforeEach(() => desk.server.setNow(tuesday));

describe('submitting', () => {
  it('is refused with everything that is missing', async () => {
    const { caseId } = await desk.caseInPlanning();
    const planId = newId();
    const { body } = await desk.send('POST', `/cases/${caseId}/plan`, { id: planId });
    const refused = await desk.send('POST', `/plans/${planId}/submission`, { sha256: body.sha256 });
    assert.deepEqual(
      [refused.status, refused.body.code, refused.body.missing],
      [422, 'plan.incomplete', [{ code: 'goal' }, { code: 'review-date' }]],
    );
  });

  it('is refused for a text the submitter did not read', async () => {
    const { caseId } = await desk.caseInPlanning();
    const { planId, plan } = await desk.aDraft(caseId);
    await desk.send('POST', `/plans/${planId}/goals/${plan.goals[0].goalId}/interventions`, anIntervention({ what: 'Balance training' }));
    const refused = await desk.send('POST', `/plans/${planId}/submission`, { sha256: plan.sha256 });
    assert.deepEqual([refused.status, refused.body.code], [409, 'plan.changed-meanwhile']);
  });

  it('is refused before the case is in planning', async () => {
    const { caseId } = await desk.caseInPlanning();
    await desk.server.inTransaction(desk.server.system(), (tx) =>
      tx.db
        .updateTable('cases')
        .set({ state: 'assessment' })
        .where('id', '=', caseId)
        .execute()
        .then(() => undefined),
    );
    const { planId, plan } = await desk.aDraft(caseId);
    const refused = await desk.send('POST', `/plans/${planId}/submission`, { sha256: plan.sha256 });
    assert.deepEqual([refused.status, refused.body.code, refused.body.state], [409, 'plan.case-elsewhere', 'assessment']);
  });

  it('freezes the plan: neither the screen nor the owner of the tables changes it', async () => {
    const { caseId } = await desk.caseInPlanning();
    const { planId } = await desk.submitted(caseId);
    const shown = (await desk.send('GET', `/plans/${planId}`)).body;
    const goalId = shown.goals[0].goalId;
    const refused = [
      await desk.send('PATCH', `/plans/${planId}`, { emergencyPlan: 'call' }, seen(shown.version)),
      await desk.send('POST', `/plans/${planId}/goals`, aGoal()),
      await desk.send('PATCH', `/plans/${planId}/goals/${goalId}`, { target: 1 }, seen(1)),
      await desk.send('DELETE', `/plans/${planId}/goals/${goalId}`, undefined, seen(1)),
    ];
    assert.deepEqual(
      refused.map(({ status, body }) => [status, body.code]),
      Array(4).fill([409, 'plan.frozen']),
    );
    const owner = new pg.Client({ connectionString: desk.server.ownerUrl });
    await owner.connect();
    for (const statement of [
      `UPDATE plan_goals SET target = 1 WHERE plan_id = '${planId}'`,
      `DELETE FROM plan_interventions WHERE plan_id = '${planId}'`,
      `UPDATE plans SET review_on = NULL WHERE id = '${planId}'`,
      `UPDATE plans SET status = 'draft' WHERE id = '${planId}'`,
    ])
      await assert.rejects(owner.query(statement), { constraint: 'plan_frozen' }, statement);
    await assert.rejects(owner.query('UPDATE plan_copies SET content = content'), /append-only/);
    await assert.rejects(owner.query('TRUNCATE plan_signatures'), /append-only/);
    await owner.end();
  });

  it('makes the signature a duty of the case desk.manager, which signing fulfils', async () => {
    const { caseId } = await desk.caseInPlanning();
    const { planId, sha256 } = await desk.submitted(caseId);
    assert.deepEqual(await desk.duties(caseId), ['plan-to-sign']);
    await desk.send('POST', `/plans/${planId}/signatures`, drawn(sha256));
    assert.deepEqual(await desk.duties(caseId), ['goal-target', 'intervention-due', 'plan-review']);
  });
});

describe('signing', () => {
  it('by the client puts the plan in force and the case into its active stage', async () => {
    const { caseId } = await desk.caseInPlanning();
    const { plan } = await desk.inForce(caseId);
    assert.deepEqual(
      [plan.status, plan.signedOn, plan.inForceOn, await desk.caseState(caseId)],
      ['in_force', '2026-03-10', '2026-03-10', 'active'],
    );
    const [word] = plan.signatures;
    assert.deepEqual(
      [word.party, word.given.mode, word.given.signerName, word.given.strokes.length],
      ['client', 'drawn', 'River Almeida', 1],
    );
    const timeline = await desk.send('GET', `/cases/${caseId}/timeline`);
    const types = timeline.body.items.map(({ type }: { type: string }) => type);
    assert.deepEqual(types.slice(0, 3), ['plan-in-force', 'plan-signed', 'plan-submitted']);
  });

  it('is of the text that was submitted and of no other', async () => {
    const { caseId } = await desk.caseInPlanning();
    const { planId } = await desk.submitted(caseId);
    const refused = await desk.send('POST', `/plans/${planId}/signatures`, drawn('0'.repeat(64)));
    assert.deepEqual([refused.status, refused.body.code], [409, 'plan.changed-meanwhile']);
  });

  it('of a dot, without a name, or by a professional in person is not taken', async () => {
    const { caseId } = await desk.caseInPlanning();
    const { planId, sha256 } = await desk.submitted(caseId);
    for (const wrong of [{ strokes: [[[1, 1]]] }, { signerName: '' }, { party: 'physician' }])
      assert.equal((await desk.send('POST', `/plans/${planId}/signatures`, drawn(sha256, wrong))).body.code, 'request.invalid');
  });

  it('sent again is the same signature', async () => {
    const { caseId } = await desk.caseInPlanning(['client', 'supervisor']);
    const { planId, sha256 } = await desk.submitted(caseId);
    const signature = drawn(sha256);
    const first = await desk.send('POST', `/plans/${planId}/signatures`, signature);
    assert.deepEqual([first.status, first.body.status], [201, 'signed']);
    assert.deepEqual((await desk.send('POST', `/plans/${planId}/signatures`, signature)).body, first.body);
    const second = await desk.send('POST', `/plans/${planId}/signatures`, drawn(sha256));
    assert.deepEqual([second.status, second.body.code], [409, 'plan.already-signed']);
  });

  it('by a representative, or refused with a reason, is documented as such', async () => {
    const { caseId } = await desk.caseInPlanning();
    const { planId, sha256 } = await desk.submitted(caseId);
    const noReason = { ...drawn(sha256), mode: 'refused', strokes: undefined, reason: '' };
    assert.equal((await desk.send('POST', `/plans/${planId}/signatures`, noReason)).body.code, 'request.invalid');
    const { body } = await desk.send('POST', `/plans/${planId}/signatures`, {
      ...drawn(sha256, { byRepresentative: true, signerName: 'Ana Almeida', authority: 'Guardian' }),
      mode: 'refused',
      strokes: undefined,
      reason: 'wants to read it at home first',
    });
    const { given } = body.signatures[0];
    assert.deepEqual(
      [body.status, given.mode, given.byRepresentative, given.authority, given.reason],
      ['in_force', 'refused', true, 'Guardian', 'wants to read it at home first'],
    );
  });

  it('on paper names a document of the same case', async () => {
    const { caseId, personId } = await desk.caseInPlanning();
    const other = await desk.caseInPlanning();
    const { planId, sha256 } = await desk.submitted(caseId);
    const filed = (of: string, person: string) =>
      desk.server.inTransaction(desk.manager, async (tx) => {
        const id = newId();
        await tx.db
          .insertInto('documents')
          .values({
            id,
            seriesId: id,
            caseId: of,
            personId: person,
            category: 'social',
            kind: 'signed_plan',
            title: 'Signed plan',
            fileName: 'plan.pdf',
            mediaType: 'application/pdf',
            size: 10,
            sha256: 'a'.repeat(64),
          })
          .execute();
        return id;
      });
    const paper = async (documentId: string, signedOn = '2026-03-09') =>
      desk.send('POST', `/plans/${planId}/signatures`, { ...drawn(sha256), strokes: undefined, mode: 'paper', documentId, signedOn });
    assert.equal((await paper(await filed(other.caseId, other.personId))).body.code, 'plan.document-elsewhere');
    assert.equal((await paper(newId())).body.code, 'record.not-found');
    assert.equal((await paper(await filed(caseId, personId), '2026-03-11')).body.code, 'plan.signed-in-future');
    const signed = await paper(await filed(caseId, personId));
    assert.deepEqual([signed.body.status, signed.body.signedOn, signed.body.inForceOn], ['in_force', '2026-03-09', '2026-03-10']);
  });
});
