import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import { type TestServer, testServer } from '#testing';
import { casesOn, monday } from './testing.ts';

let server: TestServer;
let aCase: ReturnType<typeof casesOn>['aCase'];
let step: ReturnType<typeof casesOn>['step'];
before(async () => {
  server = await testServer();
  server.setNow(monday);
  ({ aCase, step } = casesOn(server));
});
after(() => server.stop());

const hold = { type: 'hold', reason: 'hospital_stay', until: '2026-04-01', note: 'surgery', teamInformed: true } as const;

describe('the head of a case', () => {
  it('says where it stands, who works on it and what is owed next', async () => {
    const id = await aCase();
    const { status, body } = await server.request(await server.as('case_manager'), 'GET', `/api/cases/${id}`);
    assert.equal(status, 200);
    assert.deepEqual([body.state, body.day, body.model, body.manager.name], ['assessment', 1, 'clinical', 'case_manager harbor']);
    assert.deepEqual(
      body.stages.map((stage: { state: string }) => stage.state),
      ['assessment', 'planning', 'active', 'closing', 'closed'],
    );
    assert.equal(body.pointPerson.name, 'case_manager harbor');
    assert.deepEqual([body.nextDeadline.kind, body.nextDeadline.dueOn], ['first-contact', '2026-03-04']);
    assert.match(body.person.name, /^River Almeida/);
  });

  it('is not there for another organisation, another network, or nobody', async () => {
    const id = await aCase();
    for (const stranger of [
      await server.as('case_manager', 'mercy'),
      await server.as('supervisor', 'northgate'),
      await server.as('administrator'),
    ])
      assert.equal((await server.request(stranger, 'GET', `/api/cases/${id}`)).status, 404);
    const elsewhere = { ...(await server.as('supervisor')), networkId: newId() };
    assert.equal((await server.request(elsewhere, 'GET', `/api/cases/${id}`)).status, 404);
    assert.equal((await server.request(null, 'GET', `/api/cases/${id}`)).status, 401);
  });

  it('is read on the record', async () => {
    const id = await aCase();
    const manager = await server.as('case_manager');
    await server.request(manager, 'GET', `/api/cases/${id}`);
    const reads = await server.inTransaction(server.system(), (tx) =>
      tx.db.selectFrom('accessLog').select(['action', 'userId']).where('caseId', '=', id).execute(),
    );
    assert.deepEqual(reads, [{ action: 'view', userId: manager.userId }]);
  });
});

describe('a step of a case', () => {
  it('says beforehand what is missing, and is refused with the same', async () => {
    const id = await aCase();
    const { body } = await server.request(await server.as('case_manager'), 'GET', `/api/cases/${id}/transitions`);
    const complete = body.items.find((possible: { id: string }) => possible.id === 'T7');
    const missing = complete.unmet.map((unmet: { guard: string; place: string }) => [unmet.guard, unmet.place]);
    assert.deepEqual(missing, [
      ['instruments_completed', 'assessment'],
      ['needs_stated', 'assessment'],
    ]);
    const refused = await step(id, { type: 'complete_assessment' });
    assert.deepEqual([refused.status, refused.body.code, refused.body.unmet.length], [422, 'case.transition-blocked', 2]);
  });

  it('pauses and goes on where it paused; the same request again changes nothing', async () => {
    const id = await aCase();
    const request = newId();
    assert.equal((await step(id, hold, 'case_manager', request)).body.state, 'on_hold');
    assert.equal((await step(id, hold, 'case_manager', request)).body.state, 'on_hold');
    assert.equal((await step(id, { ...hold, note: 'something else' }, 'case_manager', request)).body.code, 'create.id-reused');
    const resumed = await step(id, { type: 'resume', note: 'back home' });
    assert.deepEqual([resumed.status, resumed.body.state], [200, 'assessment']);
  });

  it('that the table does not list is refused, whoever asks', async () => {
    const id = await aCase();
    const refused = await step(id, { type: 'approve_plan' }, 'supervisor');
    assert.deepEqual([refused.status, refused.body.code, refused.body.state], [409, 'case.transition-not-allowed', 'assessment']);
  });

  it('is not for a role that does not work on cases', async () => {
    const refused = await step(await aCase(), hold, 'intake_worker');
    assert.deepEqual([refused.status, refused.body.code], [403, 'access.not-allowed']);
  });

  it('without what has to be said is refused with the field', async () => {
    const refused = await step(await aCase(), { type: 'hold', reason: 'hospital_stay', until: '2026-04-01', note: '', teamInformed: true });
    assert.deepEqual([refused.status, refused.body.errors[0].pointer], [400, '#/event/note']);
  });

  it('closes with a summary that stays when the case is opened again', async () => {
    const id = await aCase();
    await step(id, { type: 'start_closing', reason: 'goals_met' });
    const closure = { summary: 'Walks without help.', remainingNeeds: '', handOver: 'Family practice', clientInformedOn: '2026-03-02' };
    const closed = await step(id, { type: 'close', closure });
    assert.deepEqual([closed.body.state, closed.body.closureReason, closed.body.closedOn], ['closed', 'goals_met', '2026-03-02']);
    assert.equal(
      (await server.request(await server.as('case_manager'), 'PATCH', `/api/cases/${id}`, { acuity: 3 }, { 'if-match': '"9"' })).body.code,
      'case.closed',
    );
    const { body } = await server.request(await server.as('case_manager'), 'GET', `/api/cases/${id}/closures`);
    assert.deepEqual([body.items[0].summary, body.items[0].reason, body.items[0].episodeNumber], ['Walks without help.', 'goals_met', 1]);
  });
});

describe('closing without evaluation', () => {
  const moved = { type: 'administrative_close', reason: 'moved', note: 'to another state' } as const;

  it('takes a second signature of a supervisor, who finds it among their duties', async () => {
    const id = await aCase();
    const asked = await step(id, moved);
    assert.deepEqual(
      [asked.body.state, asked.body.pending.event, asked.body.pending.note],
      ['assessment', 'administrative_close', 'to another state'],
    );
    assert.equal((await step(id, hold)).body.code, 'case.signature-pending');
    const supervisor = await server.as('supervisor');
    const { body } = await server.request(supervisor, 'GET', '/api/duties');
    assert.ok(body.items.some((duty: { kind: string; caseId: string }) => duty.kind === 'co-sign' && duty.caseId === id));
    assert.equal(
      (await server.request(await server.as('case_manager'), 'POST', `/api/cases/${id}/co-signature`, { agrees: true })).status,
      403,
    );
    const signed = await server.request(supervisor, 'POST', `/api/cases/${id}/co-signature`, { agrees: true });
    assert.deepEqual([signed.status, signed.body.state, signed.body.closureReason], [200, 'closed', 'moved']);
  });

  it('writes the day of a confirmed death on the person once it is signed, not before, and none that is still to come', async () => {
    const id = await aCase();
    const { body: view } = await server.request(await server.as('case_manager'), 'GET', `/api/cases/${id}`);
    const death = async () => {
      const { body } = await server.request(await server.as('case_manager'), 'GET', `/api/people/${view.person.id}`);
      return [body.deceased, body.deceasedOn];
    };
    const died = { type: 'administrative_close', reason: 'deceased', note: 'told by the hospital', deathConfirmed: true } as const;
    assert.equal((await step(id, { ...died, deceasedOn: '2100-01-01' })).body.code, 'person.died-in-future');
    assert.equal((await step(id, { ...died, deceasedOn: '2026-01' })).status, 200);
    assert.deepEqual(await death(), [false, null]);
    assert.equal((await server.request(await server.as('supervisor'), 'GET', `/api/cases/${id}`)).body.pending.deceasedOn, '2026-01');
    const signed = await server.request(await server.as('supervisor'), 'POST', `/api/cases/${id}/co-signature`, { agrees: true });
    assert.deepEqual([signed.status, await death()], [200, [true, '2026-01']]);
  });

  it('is not signed by the supervisor who asked for it', async () => {
    const id = await aCase();
    await step(id, moved, 'supervisor');
    const refused = await server.request(await server.as('supervisor'), 'POST', `/api/cases/${id}/co-signature`, { agrees: true });
    assert.deepEqual([refused.status, refused.body.code], [403, 'case.needs-second-person']);
  });

  it('goes on as before when the signature is refused', async () => {
    const id = await aCase();
    await step(id, moved);
    const refused = await server.request(await server.as('supervisor'), 'POST', `/api/cases/${id}/co-signature`, { agrees: false });
    assert.deepEqual([refused.body.state, refused.body.pending], ['assessment', null]);
    assert.equal((await step(id, hold)).status, 200);
  });
});

describe('acuity and model', () => {
  it('are changed by decision, with the version seen, and stand in the journal', async () => {
    const id = await aCase();
    const manager = await server.as('case_manager');
    const change = (body: object, version: string) => server.request(manager, 'PATCH', `/api/cases/${id}`, body, { 'if-match': version });
    const heavier = await change({ acuity: 4 }, '"1"');
    assert.deepEqual([heavier.status, heavier.body.acuity, heavier.body.version], [200, 4, 2]);
    assert.equal((await change({ acuity: 1 }, '"1"')).body.code, 'write.conflict');
    assert.equal((await change({ model: { to: 'intensive', reason: 'several contacts a week' } }, '"2"')).body.model, 'intensive');
    const { body } = await server.request(manager, 'GET', `/api/cases/${id}/timeline`);
    assert.deepEqual(
      body.items.slice(0, 2).map((entry: { type: string }) => entry.type),
      ['model-changed', 'acuity-changed'],
    );
  });
});
