import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import pg from 'pg';
import { newId } from '#kernel';
import type { Actor } from '#platform';
import { type TestResponse, type TestServer, testServer } from '#testing';

let server: TestServer;
let manager: Actor;
before(async () => {
  server = await testServer();
  manager = await server.as('case_manager');
});
after(() => server.stop());
beforeEach(() => server.setNow('2026-03-10T15:00:00Z'));

const seen = (version: number) => ({ 'if-match': `"${version}"` });
const send = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  headers = {},
  actor = manager,
): Promise<TestResponse> => server.request(actor, method, `/api${path}`, body, headers);

/** A case whose assessment is over. */
async function caseInPlanning(approvals?: string[]): Promise<{ caseId: string; personId: string }> {
  const opened = await server.openCase();
  await server.inTransaction(server.system(), async (tx) => {
    await tx.db.updateTable('cases').set({ state: 'planning' }).where('id', '=', opened.caseId).execute();
    await tx.db
      .updateTable('programs')
      .set({ settings: JSON.stringify(approvals ? { planApprovals: approvals } : {}) })
      .where('id', '=', server.programId)
      .execute();
  });
  return opened;
}

const aGoal = (of: Record<string, unknown> = {}) => ({
  id: newId(),
  clientWords: 'I want to ride my bike to work again.',
  measure: '6-minute walk',
  scale: 'number',
  unit: 'm',
  baseline: 290,
  target: 450,
  targetOn: '2026-04-30',
  ...of,
});
const anIntervention = (of: Record<string, unknown> = {}) => ({
  id: newId(),
  what: 'Physiotherapy',
  responsibleName: 'Cedar Rehabilitation',
  times: 2,
  per: 'week',
  dueOn: '2026-05-01',
  ...of,
});

/** A plan that lacks nothing. */
async function aDraft(caseId: string, goals = [aGoal()]): Promise<{ planId: string; plan: TestResponse['body'] }> {
  const planId = newId();
  const started = await send('POST', `/cases/${caseId}/plan`, { id: planId });
  assert.equal(started.status, 201, JSON.stringify(started.body));
  for (const goal of goals) {
    await send('POST', `/plans/${planId}/goals`, goal);
    await send('POST', `/plans/${planId}/goals/${goal.id}/interventions`, anIntervention());
  }
  const { version } = (await send('GET', `/plans/${planId}`)).body;
  const { body } = await send('PATCH', `/plans/${planId}`, { reviewOn: '2026-06-10' }, seen(version));
  return { planId, plan: body };
}

const drawn = (sha256: string, of: Record<string, unknown> = {}) => ({
  id: newId(),
  mode: 'drawn',
  party: 'client',
  signerName: 'River Almeida',
  sha256,
  strokes: [Array.from({ length: 12 }, (_, index) => [index * 10, 100 + index])],
  ...of,
});

async function submitted(caseId: string, askedOf: unknown[] = []): Promise<{ planId: string; sha256: string }> {
  const { planId, plan } = await aDraft(caseId);
  const { status, body } = await send('POST', `/plans/${planId}/submission`, { sha256: plan.sha256, askedOf });
  assert.equal(status, 200, JSON.stringify(body));
  return { planId, sha256: plan.sha256 };
}

async function inForce(caseId: string): Promise<{ planId: string; plan: TestResponse['body'] }> {
  const { planId, sha256 } = await submitted(caseId);
  const { body } = await send('POST', `/plans/${planId}/signatures`, drawn(sha256));
  assert.equal(body.status, 'in_force', JSON.stringify(body));
  return { planId, plan: body };
}

const caseState = (caseId: string) =>
  server.inTransaction(
    server.system(),
    async (tx) => (await tx.db.selectFrom('cases').select('state').where('id', '=', caseId).executeTakeFirstOrThrow()).state,
  );
const duties = async (caseId: string, actor = manager) =>
  (await send('GET', `/duties?of=mine&caseId=${caseId}`, undefined, {}, actor)).body.items
    .filter(({ area }: { area: string }) => area === 'plans')
    .map(({ kind }: { kind: string }) => kind)
    .sort();

describe('a plan', () => {
  it('is written goal by goal and says what it still lacks', async () => {
    const { caseId } = await caseInPlanning();
    const planId = newId();
    const empty = await send('POST', `/cases/${caseId}/plan`, { id: planId });
    assert.deepEqual([empty.status, empty.body.number, empty.body.status], [201, 1, 'draft']);
    assert.deepEqual(empty.body.missing, [{ code: 'goal' }, { code: 'review-date' }]);
    const goal = aGoal();
    const withGoal = await send('POST', `/plans/${planId}/goals`, goal);
    assert.deepEqual(withGoal.body.missing, [{ code: 'intervention', goalId: goal.id }, { code: 'review-date' }]);
    const intervention = anIntervention({ responsibleName: null, dueOn: null });
    const withIntervention = await send('POST', `/plans/${planId}/goals/${goal.id}/interventions`, intervention);
    assert.deepEqual(
      withIntervention.body.missing.map(({ code }: { code: string }) => code),
      ['responsible', 'due-date', 'review-date'],
    );
    const shown = await send('GET', `/cases/${caseId}/plan`);
    assert.deepEqual(
      [shown.body.inWork.id, shown.body.inForce, shown.body.suggestedReviewOn, shown.body.parties],
      [planId, null, '2026-06-08', ['client']],
    );
  });

  it('is started once, and a repeated request is the same plan', async () => {
    const { caseId } = await caseInPlanning();
    const body = { id: newId() };
    assert.equal((await send('POST', `/cases/${caseId}/plan`, body)).status, 201);
    assert.equal((await send('POST', `/cases/${caseId}/plan`, body)).status, 201);
    const second = await send('POST', `/cases/${caseId}/plan`, { id: newId() });
    assert.deepEqual([second.status, second.body.code, second.body.planId], [409, 'plan.in-work', body.id]);
  });

  it('takes a repeated goal as the same goal, and another goal under its id not at all', async () => {
    const { caseId } = await caseInPlanning();
    const { planId } = await aDraft(caseId, []);
    const goal = aGoal();
    await send('POST', `/plans/${planId}/goals`, goal);
    assert.equal((await send('POST', `/plans/${planId}/goals`, goal)).body.goals.length, 1);
    const other = await send('POST', `/plans/${planId}/goals`, { ...goal, measure: 'something else' });
    assert.deepEqual([other.status, other.body.code], [409, 'create.id-reused']);
  });

  it('changed by two at once answers both readings of the field', async () => {
    const { caseId } = await caseInPlanning();
    const goal = aGoal();
    const { planId } = await aDraft(caseId, [goal]);
    const change = (fields: Record<string, unknown>, actor = manager) =>
      send('PATCH', `/plans/${planId}/goals/${goal.id}`, fields, seen(1), actor);
    const first = await change({ target: 480 }, await server.as('supervisor'));
    assert.equal(first.body.goals[0].target, 480);
    const late = await change({ target: 500, measure: '6-minute walk' });
    assert.deepEqual([late.status, late.body.code, late.body.version], [409, 'write.conflict', 2]);
    assert.deepEqual(late.body.fields, [{ field: 'target', base: 450, theirs: 480, yours: 500 }]);
  });

  it('loses a goal with its interventions, and nothing of a goal that is changed stays undone', async () => {
    const { caseId } = await caseInPlanning();
    const [one, other] = [aGoal(), aGoal({ clientWords: 'I want to cook on Sundays.' })];
    const { planId } = await aDraft(caseId, [one, other]);
    const { body } = await send('DELETE', `/plans/${planId}/goals/${one.id}`, undefined, seen(1));
    assert.deepEqual(
      body.goals.map(({ goalId }: { goalId: string }) => goalId),
      [other.id],
    );
    assert.equal((await send('DELETE', `/plans/${planId}/goals/${one.id}`, undefined, seen(1))).status, 404);
  });

  it('names one responsible party, and a period that ends after it starts', async () => {
    const { caseId } = await caseInPlanning();
    const goal = aGoal();
    const { planId } = await aDraft(caseId, [goal]);
    const add = (of: Record<string, unknown>) => send('POST', `/plans/${planId}/goals/${goal.id}/interventions`, anIntervention(of));
    const two = await add({ responsibleUserId: manager.userId, responsibleName: 'Jo' });
    assert.deepEqual([two.status, two.body.code], [422, 'plan.one-responsible']);
    const backwards = await add({ startsOn: '2026-04-01', endsOn: '2026-03-01' });
    assert.deepEqual([backwards.status, backwards.body.code], [422, 'plan.ends-before-start']);
    const nowhere = await add({ responsibleUserId: newId(), responsibleName: null });
    assert.deepEqual([nowhere.status, nowhere.body.code], [409, 'record.referenced']);
  });
});

describe('the cost of an intervention', () => {
  const cost = { minor: 40_00, currency: 'USD' };

  it('is said with who pays it, is part of what is signed, and shows in the difference of a revision', async () => {
    const { caseId } = await caseInPlanning();
    const goal = aGoal();
    const { planId } = await aDraft(caseId, [goal]);
    const before = (await send('GET', `/plans/${planId}`)).body;
    const [{ interventionId, version }] = before.goals[0].interventions;
    const said = { cost, costPer: 'time', funding: 'insurer', fundingNote: 'Sound Health Plan' };
    const changed = await send('PATCH', `/plans/${planId}/interventions/${interventionId}`, said, seen(version));
    assert.equal(changed.status, 200, JSON.stringify(changed.body));
    assert.deepEqual(changed.body.goals[0].interventions[0].cost, cost);
    assert.notEqual(changed.body.sha256, before.sha256);
  });

  it('is never below nothing', async () => {
    const { caseId } = await caseInPlanning();
    const goal = aGoal();
    const { planId } = await aDraft(caseId, [goal]);
    const refused = await send('POST', `/plans/${planId}/goals/${goal.id}/interventions`, anIntervention({ cost: { ...cost, minor: -1 } }));
    assert.equal(refused.status, 400);
  });
});

describe('submitting', () => {
  it('is refused with everything that is missing', async () => {
    const { caseId } = await caseInPlanning();
    const planId = newId();
    const { body } = await send('POST', `/cases/${caseId}/plan`, { id: planId });
    const refused = await send('POST', `/plans/${planId}/submission`, { sha256: body.sha256 });
    assert.deepEqual(
      [refused.status, refused.body.code, refused.body.missing],
      [422, 'plan.incomplete', [{ code: 'goal' }, { code: 'review-date' }]],
    );
  });

  it('is refused for a text the submitter did not read', async () => {
    const { caseId } = await caseInPlanning();
    const { planId, plan } = await aDraft(caseId);
    await send('POST', `/plans/${planId}/goals/${plan.goals[0].goalId}/interventions`, anIntervention({ what: 'Balance training' }));
    const refused = await send('POST', `/plans/${planId}/submission`, { sha256: plan.sha256 });
    assert.deepEqual([refused.status, refused.body.code], [409, 'plan.changed-meanwhile']);
  });

  it('is refused before the case is in planning', async () => {
    const { caseId } = await caseInPlanning();
    await server.inTransaction(server.system(), (tx) =>
      tx.db
        .updateTable('cases')
        .set({ state: 'assessment' })
        .where('id', '=', caseId)
        .execute()
        .then(() => undefined),
    );
    const { planId, plan } = await aDraft(caseId);
    const refused = await send('POST', `/plans/${planId}/submission`, { sha256: plan.sha256 });
    assert.deepEqual([refused.status, refused.body.code, refused.body.state], [409, 'plan.case-elsewhere', 'assessment']);
  });

  it('freezes the plan: neither the screen nor the owner of the tables changes it', async () => {
    const { caseId } = await caseInPlanning();
    const { planId } = await submitted(caseId);
    const shown = (await send('GET', `/plans/${planId}`)).body;
    const goalId = shown.goals[0].goalId;
    const refused = [
      await send('PATCH', `/plans/${planId}`, { emergencyPlan: 'call' }, seen(shown.version)),
      await send('POST', `/plans/${planId}/goals`, aGoal()),
      await send('PATCH', `/plans/${planId}/goals/${goalId}`, { target: 1 }, seen(1)),
      await send('DELETE', `/plans/${planId}/goals/${goalId}`, undefined, seen(1)),
    ];
    assert.deepEqual(
      refused.map(({ status, body }) => [status, body.code]),
      Array(4).fill([409, 'plan.frozen']),
    );
    const owner = new pg.Client({ connectionString: server.ownerUrl });
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

  it('makes the signature a duty of the case manager, which signing fulfils', async () => {
    const { caseId } = await caseInPlanning();
    const { planId, sha256 } = await submitted(caseId);
    assert.deepEqual(await duties(caseId), ['plan-to-sign']);
    await send('POST', `/plans/${planId}/signatures`, drawn(sha256));
    assert.deepEqual(await duties(caseId), ['goal-target', 'intervention-due', 'plan-review']);
  });
});

describe('signing', () => {
  it('by the client puts the plan in force and the case into its active stage', async () => {
    const { caseId } = await caseInPlanning();
    const { plan } = await inForce(caseId);
    assert.deepEqual(
      [plan.status, plan.signedOn, plan.inForceOn, await caseState(caseId)],
      ['in_force', '2026-03-10', '2026-03-10', 'active'],
    );
    const [word] = plan.signatures;
    assert.deepEqual(
      [word.party, word.given.mode, word.given.signerName, word.given.strokes.length],
      ['client', 'drawn', 'River Almeida', 1],
    );
    const timeline = await send('GET', `/cases/${caseId}/timeline`);
    const types = timeline.body.items.map(({ type }: { type: string }) => type);
    assert.deepEqual(types.slice(0, 3), ['plan-in-force', 'plan-signed', 'plan-submitted']);
  });

  it('is of the text that was submitted and of no other', async () => {
    const { caseId } = await caseInPlanning();
    const { planId } = await submitted(caseId);
    const refused = await send('POST', `/plans/${planId}/signatures`, drawn('0'.repeat(64)));
    assert.deepEqual([refused.status, refused.body.code], [409, 'plan.changed-meanwhile']);
  });

  it('of a dot, without a name, or by a professional in person is not taken', async () => {
    const { caseId } = await caseInPlanning();
    const { planId, sha256 } = await submitted(caseId);
    for (const wrong of [{ strokes: [[[1, 1]]] }, { signerName: '' }, { party: 'physician' }])
      assert.equal((await send('POST', `/plans/${planId}/signatures`, drawn(sha256, wrong))).body.code, 'request.invalid');
  });

  it('sent again is the same signature', async () => {
    const { caseId } = await caseInPlanning(['client', 'supervisor']);
    const { planId, sha256 } = await submitted(caseId);
    const signature = drawn(sha256);
    const first = await send('POST', `/plans/${planId}/signatures`, signature);
    assert.deepEqual([first.status, first.body.status], [201, 'signed']);
    assert.deepEqual((await send('POST', `/plans/${planId}/signatures`, signature)).body, first.body);
    const second = await send('POST', `/plans/${planId}/signatures`, drawn(sha256));
    assert.deepEqual([second.status, second.body.code], [409, 'plan.already-signed']);
  });

  it('by a representative, or refused with a reason, is documented as such', async () => {
    const { caseId } = await caseInPlanning();
    const { planId, sha256 } = await submitted(caseId);
    const noReason = { ...drawn(sha256), mode: 'refused', strokes: undefined, reason: '' };
    assert.equal((await send('POST', `/plans/${planId}/signatures`, noReason)).body.code, 'request.invalid');
    const { body } = await send('POST', `/plans/${planId}/signatures`, {
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
    const { caseId, personId } = await caseInPlanning();
    const other = await caseInPlanning();
    const { planId, sha256 } = await submitted(caseId);
    const filed = (of: string, person: string) =>
      server.inTransaction(manager, async (tx) => {
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
      send('POST', `/plans/${planId}/signatures`, { ...drawn(sha256), strokes: undefined, mode: 'paper', documentId, signedOn });
    assert.equal((await paper(await filed(other.caseId, other.personId))).body.code, 'plan.document-elsewhere');
    assert.equal((await paper(newId())).body.code, 'record.not-found');
    assert.equal((await paper(await filed(caseId, personId), '2026-03-11')).body.code, 'plan.signed-in-future');
    const signed = await paper(await filed(caseId, personId));
    assert.deepEqual([signed.body.status, signed.body.signedOn, signed.body.inForceOn], ['in_force', '2026-03-09', '2026-03-10']);
  });
});

describe('approval', () => {
  it('is for the role that was asked and never for the one who submitted', async () => {
    const { caseId } = await caseInPlanning(['client', 'supervisor']);
    const supervisor = await server.as('supervisor');
    const { planId, sha256 } = await submitted(caseId);
    assert.deepEqual(await duties(caseId, supervisor), ['plan-to-approve', 'plan-to-sign']);
    const approve = (actor: Actor, party = 'supervisor') =>
      send('POST', `/plans/${planId}/approvals`, { id: newId(), party, sha256 }, {}, actor);
    assert.equal((await approve(manager)).body.code, 'access.not-allowed');
    assert.equal((await approve(await server.as('supervisor', 'mercy'))).body.code, 'record.not-found');
    assert.equal((await approve(supervisor, 'physician')).body.code, 'plan.not-asked');
    const approved = await approve(supervisor);
    assert.deepEqual([approved.status, approved.body.status], [201, 'submitted']);
    const signed = await send('POST', `/plans/${planId}/signatures`, drawn(sha256));
    assert.equal(signed.body.status, 'in_force');
  });

  it('of one’s own submission is refused', async () => {
    const { caseId } = await caseInPlanning(['client', 'supervisor']);
    const supervisor = await server.as('supervisor');
    const { planId, plan } = await aDraft(caseId);
    await send('POST', `/plans/${planId}/submission`, { sha256: plan.sha256 }, {}, supervisor);
    const own = await send('POST', `/plans/${planId}/approvals`, { id: newId(), party: 'supervisor', sha256: plan.sha256 }, {}, supervisor);
    assert.deepEqual([own.status, own.body.code], [403, 'plan.own-approval']);
  });

  it('can be asked of a physician elsewhere who sees the whole plan, and of nobody who does not', async () => {
    const { caseId, personId } = await caseInPlanning(['client', 'physician']);
    const physician = await server.as('partner', 'northgate');
    const askedOf = [{ party: 'physician', organizationId: server.organizations.northgate, userId: physician.userId }];
    const { planId, plan } = await aDraft(caseId, [aGoal({ category: 'mental_health' })]);
    const blind = await send('POST', `/plans/${planId}/submission`, { sha256: plan.sha256, askedOf });
    assert.deepEqual([blind.status, blind.body.code], [422, 'plan.receiver-cannot-see']);
    await server.release({ caseId, personId }, ['identity', 'social']);
    assert.equal((await send('POST', `/plans/${planId}/submission`, { sha256: plan.sha256, askedOf })).status, 200);
    const approve = () =>
      send('POST', `/plans/${planId}/approvals`, { id: newId(), party: 'physician', sha256: plan.sha256 }, {}, physician);
    assert.equal((await send('GET', `/plans/${planId}`, undefined, {}, physician)).body.goals.length, 0);
    assert.equal((await approve()).body.code, 'plan.partly-hidden');
    await server.release({ caseId, personId }, ['identity', 'social', 'mental_health']);
    assert.deepEqual(
      (await send('GET', '/plans/to-sign', undefined, {}, physician)).body.items.map(
        ({ planId, mine, waitsFor }: Record<string, unknown>) => ({ planId, mine, waitsFor }),
      ),
      [{ planId, mine: ['physician'], waitsFor: ['client', 'physician'] }],
    );
    await send('POST', `/plans/${planId}/signatures`, drawn(plan.sha256));
    assert.equal((await approve()).body.status, 'in_force');
    assert.equal(await caseState(caseId), 'active');
  });
});

describe('a plan that is sent back', () => {
  it('can be corrected, and its earlier signatures no longer count', async () => {
    const { caseId } = await caseInPlanning(['client', 'supervisor']);
    const supervisor = await server.as('supervisor');
    const { planId, sha256 } = await submitted(caseId);
    await send('POST', `/plans/${planId}/signatures`, drawn(sha256));
    const back = await send('POST', `/plans/${planId}/return`, { reason: 'Name who drives to therapy.' }, {}, supervisor);
    assert.deepEqual([back.body.status, back.body.returnReason, back.body.signedOn], ['returned', 'Name who drives to therapy.', null]);
    assert.deepEqual(await duties(caseId), ['plan-returned']);
    const { goalId } = back.body.goals[0];
    const corrected = await send('PATCH', `/plans/${planId}/goals/${goalId}`, { strengths: 'Friends drive along.' }, seen(1));
    const again = await send('POST', `/plans/${planId}/submission`, { sha256: corrected.body.sha256 });
    assert.equal(again.body.status, 'submitted');
    assert.ok(again.body.signatures.every(({ given }: { given: unknown }) => given === null));
    const stale = await send('POST', `/plans/${planId}/approvals`, { id: newId(), party: 'supervisor', sha256 }, {}, supervisor);
    assert.equal(stale.body.code, 'plan.changed-meanwhile');
  });

  it('is sent back only while it is out, and only by who was asked or works on it', async () => {
    const { caseId } = await caseInPlanning(['client', 'supervisor']);
    const { planId } = await aDraft(caseId);
    const back = (actor = manager) => send('POST', `/plans/${planId}/return`, { reason: 'not yet' }, {}, actor);
    assert.equal((await back()).body.code, 'plan.wrong-status');
    assert.equal((await back(await server.as('financial_counsellor'))).body.code, 'access.not-allowed');
  });
});

describe('a revision', () => {
  it('starts from what is in force, which stays so until the new version is signed', async () => {
    const { caseId } = await caseInPlanning();
    const first = await inForce(caseId);
    assert.equal((await send('POST', `/cases/${caseId}/plan`, { id: newId() })).body.code, 'plan.reason-needed');
    const planId = newId();
    const revision = await send('POST', `/cases/${caseId}/plan`, { id: planId, reason: 'Fell on the stairs' });
    assert.deepEqual([revision.status, revision.body.number, revision.body.basedOnId], [201, 2, first.planId]);
    assert.equal(revision.body.goals[0].goalId, first.plan.goals[0].goalId);
    assert.equal(await caseState(caseId), 'planning');
    const { goalId } = revision.body.goals[0];
    await send('PATCH', `/plans/${planId}/goals/${goalId}`, { target: 400 }, seen(1));
    const { body: ready } = await send('PATCH', `/plans/${planId}`, { reviewOn: '2026-06-30' }, seen(revision.body.version));
    const changes = await send('GET', `/plans/${planId}/changes`);
    assert.deepEqual([changes.body.from.number, changes.body.reason], [1, 'Fell on the stairs']);
    assert.deepEqual(changes.body.fields, [{ field: 'reviewOn', before: '2026-06-10', after: '2026-06-30' }]);
    assert.deepEqual(changes.body.goals[0].fields, [{ field: 'target', before: 450, after: 400 }]);
    await send('POST', `/plans/${planId}/submission`, { sha256: ready.sha256 });
    assert.equal((await send('GET', `/cases/${caseId}/plan`)).body.inForce.id, first.planId);
    await send('POST', `/plans/${planId}/signatures`, drawn(ready.sha256));
    const shown = (await send('GET', `/cases/${caseId}/plan`)).body;
    assert.deepEqual(
      [shown.inForce.number, shown.inWork, shown.versions.map(({ status }: { status: string }) => status), await caseState(caseId)],
      [2, null, ['in_force', 'superseded'], 'active'],
    );
  });

  it('that is not needed is withdrawn, and the case goes on with the plan it has', async () => {
    const { caseId } = await caseInPlanning();
    const first = await inForce(caseId);
    const planId = newId();
    await send('POST', `/cases/${caseId}/plan`, { id: planId, reason: 'Fell on the stairs' });
    const { body } = await send('POST', `/plans/${planId}/withdrawal`, { reason: 'Nothing has to change' });
    assert.equal(body.status, 'withdrawn');
    assert.deepEqual([(await send('GET', `/cases/${caseId}/plan`)).body.inForce.id, await caseState(caseId)], [first.planId, 'active']);
    const again = await send('POST', `/cases/${caseId}/plan`, { id: newId(), reason: 'Review' });
    assert.equal(again.body.number, 3);
  });
});

describe('progress', () => {
  it('runs on through versions and can be put right, not erased', async () => {
    const { caseId } = await caseInPlanning();
    const { planId, plan } = await inForce(caseId);
    const { goalId } = plan.goals[0];
    const note = (value: number, recordedOn: string) =>
      send('POST', `/plans/${planId}/goals/${goalId}/progress`, { id: newId(), recordedOn, value });
    await note(305, '2026-03-01');
    const second = await note(372, '2026-03-10');
    assert.deepEqual(
      second.body.goals[0].progress.map(({ value }: { value: number }) => value),
      [305, 372],
    );
    const [wrong] = second.body.goals[0].progress;
    const path = `/plans/${planId}/progress/${wrong.id}/entered-in-error`;
    assert.equal((await send('POST', path, { reason: 'other client' })).status, 428);
    const corrected = await send('POST', path, { reason: 'other client' }, seen(1));
    assert.deepEqual(
      corrected.body.goals[0].progress.map(({ value }: { value: number }) => value),
      [372],
    );
    const revision = await send('POST', `/cases/${caseId}/plan`, { id: newId(), reason: 'Review' });
    assert.equal(revision.body.goals[0].progress.length, 1);
  });

  it('is refused off the scale and in the future', async () => {
    const { caseId } = await caseInPlanning();
    const { planId, plan } = await aDraft(caseId, [aGoal({ scale: 'gas', unit: '', baseline: -2, target: 0 })]);
    const note = (value: number, recordedOn: string) =>
      send('POST', `/plans/${planId}/goals/${plan.goals[0].goalId}/progress`, { id: newId(), recordedOn, value });
    assert.equal((await note(3, '2026-03-10')).body.code, 'plan.value-off-scale');
    assert.equal((await note(1, '2026-03-11')).body.code, 'plan.progress-in-future');
  });

  it('ends with an outcome, after which nothing of the goal is owed', async () => {
    const { caseId } = await caseInPlanning();
    const { planId, plan } = await inForce(caseId);
    const { goalId, outcomeVersion } = plan.goals[0];
    const end = { outcome: 'achieved', on: '2026-03-10', note: 'Rode to work on Monday.' };
    const { body } = await send('PUT', `/plans/${planId}/goals/${goalId}/outcome`, end, seen(outcomeVersion));
    assert.deepEqual([body.goals[0].outcome, body.goals[0].outcomeOn], ['achieved', '2026-03-10']);
    assert.deepEqual(await duties(caseId), ['plan-review']);
    const facts = (await server.inTransaction(manager, (tx) => server.platform.caseFacts(tx, caseId))).plans;
    assert.deepEqual(facts, {
      currentVersion: 1,
      status: 'in_force',
      signedOn: '2026-03-10',
      reviewOn: '2026-06-10',
      goals: 1,
      goalsWithoutIntervention: 0,
      approvalsComplete: true,
      goalsWithoutFinalStatus: 0,
    });
  });

  it('of an intervention that is done takes it off the list', async () => {
    const { caseId } = await caseInPlanning();
    const { planId, plan } = await inForce(caseId);
    const [intervention] = plan.goals[0].interventions;
    const path = `/plans/${planId}/interventions/${intervention.interventionId}/status`;
    const { body } = await send('PUT', path, { status: 'done', on: '2026-03-10' }, seen(intervention.statusVersion));
    assert.equal(body.goals[0].interventions[0].status, 'done');
    assert.deepEqual(await duties(caseId), ['goal-target', 'plan-review']);
  });
});

describe('a plan is hidden', () => {
  it('from organisations without a release and from other roles', async () => {
    const { caseId } = await caseInPlanning();
    const { planId } = await aDraft(caseId);
    for (const actor of [
      await server.as('case_manager', 'mercy'),
      await server.as('partner', 'northgate'),
      await server.as('administrator'),
    ]) {
      assert.equal((await send('GET', `/plans/${planId}`, undefined, {}, actor)).status, 404);
      assert.equal((await send('GET', `/cases/${caseId}/plan`, undefined, {}, actor)).status, 404);
      assert.deepEqual((await send('GET', '/plans/to-sign?of=all', undefined, {}, actor)).body.items, []);
    }
  });

  it('once the case is closed it can be read but not written', async () => {
    const { caseId } = await caseInPlanning();
    const { planId } = await aDraft(caseId);
    await server.inTransaction(server.system(), (tx) =>
      tx.db
        .updateTable('cases')
        .set({ state: 'closed', closedOn: '2026-03-10' })
        .where('id', '=', caseId)
        .execute()
        .then(() => undefined),
    );
    assert.equal((await send('GET', `/plans/${planId}`)).status, 200);
    const { status, body } = await send('POST', `/plans/${planId}/goals`, aGoal());
    assert.deepEqual([status, body.code], [409, 'case.closed']);
  });

  it('and reading it leaves a mark with the categories that were shown', async () => {
    const { caseId } = await caseInPlanning();
    await aDraft(caseId, [aGoal({ category: 'mental_health' })]);
    await send('GET', `/cases/${caseId}/plan`);
    const officer = await server.as('privacy_officer');
    const [read] = await server.inTransaction(officer, (tx) =>
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
