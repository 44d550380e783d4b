import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { day, newId } from '#kernel';
import { type TestServer, testServer } from '#testing';
import type { CaseEventInput } from '../model-events.ts';
import { openCase } from './index.ts';

let server: TestServer;
before(async () => {
  server = await testServer();
  server.setNow('2026-03-02T15:00:00Z');
});
after(() => server.stop());

/** A case of its own for every test, opened on Monday 2 March 2026; the manager is the case manager of Harbor. */
async function aCase(over: { caseManagerId?: string | null } = {}): Promise<string> {
  const intake = await server.as('intake_worker');
  const manager = await server.as('case_manager');
  const personId = newId();
  const id = newId();
  await server.inTransaction(intake, async (tx) => {
    await tx.db
      .insertInto('persons')
      .values({
        id: personId,
        givenNames: 'River',
        familyName: `Almeida ${id.slice(-4)}`,
        registeredByOrganizationId: intake.organizationId,
      })
      .execute();
    await openCase(tx, server.platform, {
      id: id as never,
      personId,
      organizationId: server.organizations.harbor,
      programId: server.programId,
      caseManagerId: over.caseManagerId === undefined ? manager.userId : over.caseManagerId,
      eligibility: 'not_required',
      consent: { id: newId(), legalForm: 'written', signedOn: day('2026-03-01'), noticeGiven: true },
    });
  });
  return id;
}

const step = async (
  caseId: string,
  event: CaseEventInput,
  role: 'case_manager' | 'supervisor' | 'intake_worker' = 'case_manager',
  id = newId(),
) => server.request(await server.as(role), 'POST', `/api/cases/${caseId}/transitions`, { id, event });

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

describe('the clocks of a case', () => {
  const kinds = async (caseId: string) => {
    const { body } = await server.request(await server.as('supervisor'), 'GET', `/api/duties?caseId=${caseId}`);
    return body.items.map((duty: { kind: string; dueOn: string }) => [duty.kind, duty.dueOn]);
  };

  it('ask for a first contact and the assessment; while the case rests, for a decision', async () => {
    const id = await aCase();
    assert.deepEqual(await kinds(id), [
      ['first-contact', '2026-03-04'],
      ['assessment-due', '2026-03-09'],
    ]);
    await step(id, hold);
    assert.deepEqual(await kinds(id), [['rest-ending', '2026-04-01']]);
  });

  it('ask a supervisor for somebody to work on a case that nobody has', async () => {
    const id = await aCase({ caseManagerId: null });
    assert.deepEqual((await kinds(id))[0], ['assign-manager', '2026-03-03']);
  });

  it('stop asking for a first contact when the client was reached', async () => {
    const id = await aCase();
    const manager = await server.as('case_manager');
    await server.request(manager, 'POST', '/api/contacts', {
      id: newId(),
      caseId: id,
      mode: 'call',
      outcome: 'reached',
      at: '2026-03-02T14:00:00Z',
      minutes: 5,
    });
    assert.ok(!(await kinds(id)).some(([kind]: [string]) => kind === 'first-contact'));
  });
});

describe('the care team', () => {
  const team = async (caseId: string) =>
    (await server.request(await server.as('case_manager'), 'GET', `/api/cases/${caseId}/care-team`)).body.items;

  it('takes people, organisations and names; what each sees is said', async () => {
    const id = await aCase();
    const manager = await server.as('case_manager');
    const clinician = await server.as('clinician');
    const add = (member: object) => server.request(manager, 'POST', `/api/cases/${id}/care-team`, { id: newId(), ...member });
    assert.equal((await add({ userId: clinician.userId, role: 'clinician', categories: ['health_general', 'mental_health'] })).status, 201);
    assert.equal((await add({ organizationId: server.organizations.northgate, role: 'physician' })).status, 201);
    assert.equal((await add({ displayName: 'Jo Ferreira', role: 'friend' })).status, 201);
    const members = await team(id);
    assert.deepEqual(
      members.map((member: { kind: string; categories: string[]; isPointPerson: boolean }) => [
        member.kind,
        member.isPointPerson,
        member.categories.length,
      ]),
      [
        ['user', true, 11],
        ['user', false, 3],
        ['organization', false, 0],
        ['named', false, 0],
      ],
    );
    assert.equal((await server.request(clinician, 'GET', `/api/cases/${id}`)).status, 200);
    assert.equal((await add({ userId: clinician.userId, role: 'nurse' })).body.code, 'case.already-member');
    assert.equal((await add({ role: 'friend' })).status, 400);
  });

  it('ends at once for who leaves it, and never without a point person', async () => {
    const id = await aCase();
    const manager = await server.as('case_manager');
    const clinician = await server.as('clinician');
    const memberId = newId();
    await server.request(manager, 'POST', `/api/cases/${id}/care-team`, {
      id: memberId,
      userId: clinician.userId,
      role: 'clinician',
      categories: ['health_general'],
    });
    const [point] = await team(id);
    assert.equal((await server.request(manager, 'DELETE', `/api/cases/${id}/care-team/${point.id}`)).body.code, 'case.point-person-needed');
    const named = await server.request(manager, 'PUT', `/api/cases/${id}/point-person`, { memberId });
    assert.deepEqual(
      named.body.items.map((member: { id: string; isPointPerson: boolean }) => member.isPointPerson && member.id),
      [memberId, false],
    );
    await server.request(manager, 'PUT', `/api/cases/${id}/point-person`, { memberId: point.id });
    assert.equal((await server.request(manager, 'DELETE', `/api/cases/${id}/care-team/${memberId}`)).status, 200);
    assert.equal((await server.request(clinician, 'GET', `/api/cases/${id}`)).status, 404);
  });

  it('cannot be changed by a partner who only reads', async () => {
    const id = await aCase();
    const partner = await server.as('partner', 'northgate');
    const refused = await server.request(partner, 'POST', `/api/cases/${id}/care-team`, { id: newId(), displayName: 'Jo', role: 'friend' });
    assert.equal(refused.status, 403);
  });
});

describe('who could do an intervention', () => {
  it('is whoever works on the case, the asking one first, and nobody who may not see it', async () => {
    const id = await aCase();
    const manager = await server.as('case_manager');
    const url = `/api/cases/${id}/colleagues?for=intervention`;
    const { body } = await server.request(manager, 'GET', url);
    const names = body.items.map(({ userId }: { userId: string }) => userId);
    assert.equal(names[0], manager.userId);
    assert.ok(names.includes((await server.as('supervisor')).userId));
    assert.ok(!names.includes((await server.as('case_manager', 'mercy')).userId));
  });
});

describe('handing a case over', () => {
  const receivers = async (caseId: string) =>
    (await server.request(await server.as('case_manager'), 'GET', `/api/cases/${caseId}/colleagues`)).body.items;

  it('shows what colleagues carry, and moves case, point person and duties', async () => {
    const id = await aCase();
    const supervisor = await server.as('supervisor');
    const clinician = await server.as('clinician');
    assert.ok((await receivers(id)).some((colleague: { userId: string; cases: number }) => colleague.userId === clinician.userId));
    const before = await server.request(supervisor, 'GET', `/api/cases/${id}`);
    const handed = await server.request(
      supervisor,
      'POST',
      `/api/cases/${id}/assignment`,
      { toUserId: clinician.userId, reason: 'leaves on 27 March' },
      { 'if-match': `"${before.body.version}"` },
    );
    assert.deepEqual(
      [handed.status, handed.body.manager.userId, handed.body.pointPerson.name],
      [200, clinician.userId, 'clinician harbor'],
    );
    assert.equal((await server.request(await server.as('case_manager'), 'GET', `/api/cases/${id}`)).status, 404);
    const { body } = await server.request(clinician, 'GET', '/api/duties');
    assert.ok(body.items.some((duty: { caseId: string }) => duty.caseId === id));
  });

  it('is refused to somebody of another house, and to a stale version', async () => {
    const id = await aCase();
    const manager = await server.as('case_manager');
    const elsewhere = await server.as('case_manager', 'mercy');
    const give = (toUserId: string | null, version: string) =>
      server.request(manager, 'POST', `/api/cases/${id}/assignment`, { toUserId, reason: 'holiday' }, { 'if-match': version });
    assert.equal((await give(elsewhere.userId, '"1"')).body.code, 'case.manager-elsewhere');
    assert.equal((await give((await server.as('supervisor')).userId, '"7"')).body.code, 'write.conflict');
  });
});

describe('the list of cases', () => {
  const list = async (role: 'case_manager' | 'supervisor', query: string, organization: 'harbor' | 'mercy' = 'harbor') =>
    (await server.request(await server.as(role, organization), 'GET', `/api/cases?${query}`)).body;

  it('is mine unless I ask for all I may see; nothing of others', async () => {
    const id = await aCase({ caseManagerId: null });
    const has = (page: { items: { id: string }[] }) => page.items.some((item) => item.id === id);
    assert.equal(has(await list('case_manager', 'limit=200')), false);
    assert.equal(has(await list('supervisor', 'of=all&limit=200&managerId=none')), true);
    assert.deepEqual((await list('supervisor', 'of=all', 'mercy')).items, []);
  });

  it('pages through every case once, whatever the order', async () => {
    for (let index = 0; index < 4; index += 1) await aCase();
    for (const sort of ['deadline', '-deadline', 'name', '-name', 'number', '-number', 'since', '-since']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      let total = 0;
      while (cursor !== null) {
        const page: { items: { id: string }[]; nextCursor: string | null; total: number } = await list(
          'supervisor',
          `of=all&sort=${sort}&limit=3${cursor && `&cursor=${cursor}`}`,
        );
        seen.push(...page.items.map((item) => item.id));
        cursor = page.nextCursor;
        total = page.total;
      }
      assert.equal(new Set(seen).size, seen.length, sort);
      assert.equal(seen.length, total, sort);
    }
  });

  it('narrows to what is late, by state and by name', async () => {
    const id = await aCase();
    assert.equal((await list('case_manager', 'overdue=true&limit=200')).items.length, 0);
    server.setNow('2026-03-11T15:00:00Z');
    const late = await list('case_manager', 'duty=first-contact&limit=200');
    assert.ok(late.items.some((item: { id: string; overdue: number }) => item.id === id && item.overdue === 2));
    assert.equal((await list('case_manager', `q=almeida ${id.slice(-4)}&state=assessment`)).total, 1);
    assert.equal((await list('case_manager', `q=almeida ${id.slice(-4)}&state=closed,closing`)).total, 0);
    server.setNow('2026-03-02T15:00:00Z');
  });

  it('leaves as a file in the reader’s language', async () => {
    await aCase();
    const german = { ...(await server.as('case_manager')), language: 'de' as const };
    const { status, headers, body } = await server.request(german, 'GET', '/api/cases/export?format=csv');
    assert.equal(status, 200);
    assert.match(String(headers['content-disposition']), /filename="cases\.csv"/);
    assert.match(body, /^\uFEFFNummer,Klient:in,Stand/);
    assert.match(body, /Klinisch/);
    const some = await server.request(german, 'GET', '/api/cases/export?format=csv&columns=name,state');
    assert.match(some.body, /^\uFEFFKlient:in,Stand\n/);
  });
});

describe('the team board', () => {
  it('counts what is late for each worker; the duties listed are exactly those', async () => {
    await aCase();
    await aCase({ caseManagerId: null });
    server.setNow('2026-03-11T15:00:00Z');
    const supervisor = await server.as('supervisor');
    const { body } = await server.request(supervisor, 'GET', '/api/team');
    for (const worker of body.workers)
      for (const { kind, count } of worker.overdue) {
        const listed = await server.request(
          supervisor,
          'GET',
          `/api/duties?of=team&state=overdue&userId=${worker.userId}&kind=${kind}&limit=500`,
        );
        assert.equal(listed.body.items.length, count, `${worker.name} ${kind}`);
      }
    const nobody = await server.request(supervisor, 'GET', '/api/duties?of=team&state=overdue&userId=none&limit=500');
    assert.equal(nobody.body.items.length, body.nobody.late);
    assert.ok(body.nobody.late > 0 && body.late > body.nobody.late);
    server.setNow('2026-03-02T15:00:00Z');
  });

  it('is for supervisors', async () => {
    assert.equal((await server.request(await server.as('case_manager'), 'GET', '/api/team')).status, 403);
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
