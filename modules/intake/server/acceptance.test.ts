import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import { anAcceptance, aReferral } from '#modules/intake/testing.ts';
import { aPerson, aPhone } from '#modules/people/testing.ts';
import type { Actor } from '#platform';
import { type TestServer, testServer } from '#testing';

let server: TestServer;
let manager: Actor;
before(async () => {
  server = await testServer();
  server.setNow('2026-03-02T15:00:00Z');
  manager = await server.as('case_manager');
  await server.as('intake_worker');
});
after(() => server.stop());

const post = async (path: string, body: unknown, actor?: Actor) =>
  server.request(actor ?? (await server.as('intake_worker')), 'POST', `/api/${path}`, body);
const get = async (path: string, actor?: Actor) => server.request(actor ?? (await server.as('intake_worker')), 'GET', `/api/${path}`);

async function receive(fields: Parameters<typeof aReferral>[1] = {}): Promise<string> {
  const response = await post('referrals', aReferral(server.organizations.harbor, fields));
  assert.equal(response.status, 201, JSON.stringify(response.body));
  return response.body.id;
}
const acceptance = (fields: Partial<Parameters<typeof anAcceptance>[1]> = {}) =>
  anAcceptance(server.programId, { caseManagerId: manager.userId, ...fields });
const register = async (fields: Parameters<typeof aPerson>[0] = {}, actor?: Actor) => (await post('people', aPerson(fields), actor)).body;

describe('accepting a referral', () => {
  it('registers the person, opens the case with its legal basis and manager, and tells where it came from', async () => {
    const id = await receive({
      person: {
        givenNames: 'Marta',
        familyName: 'Kowalski',
        birthDate: '1971-06-30' as never,
        address: { country: 'US', city: 'Seattle' } as never,
        contactPoints: [{ id: newId(), kind: 'phone', value: '206-555-0101', doNotUse: true, note: 'husband answers' }] as never,
      } as never,
    });
    const accepted = acceptance({ answer: 'We call her on Tuesday.', informedBy: 'phone' });
    const { status, body } = await post(`referrals/${id}/acceptance`, accepted);
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual(
      [body.status, body.screening.caseId, body.answer, body.informedBy],
      ['accepted', accepted.caseId, 'We call her on Tuesday.', 'phone'],
    );
    const person = (await get(`people/${body.screening.personId}`, manager)).body;
    assert.deepEqual(
      [person.displayName, person.contactPoints[0].doNotUse, person.addresses[0].address.city],
      ['Marta Kowalski', true, 'Seattle'],
    );
    assert.deepEqual(
      person.cases.map((one: { number: string }) => one.number),
      [body.screening.caseNumber],
    );
    const rows = await server.inTransaction(server.system(), async (tx) => ({
      case: await tx.db
        .selectFrom('cases')
        .select(['state', 'referralId', 'caseManagerId'])
        .where('id', '=', accepted.caseId)
        .executeTakeFirst(),
      consents: await tx.db
        .selectFrom('consents')
        .select(['type', 'legalForm', 'noticeGiven'])
        .where('caseId', '=', accepted.caseId)
        .execute(),
      events: await tx.db.selectFrom('journal').select(['area', 'type']).where('caseId', '=', accepted.caseId).execute(),
      owed: await tx.db.selectFrom('duties').select('kind').where('scopeId', '=', id).execute(),
    }));
    assert.deepEqual(rows.case, { state: 'assessment', referralId: id, caseManagerId: manager.userId });
    assert.deepEqual(rows.consents, [{ type: 'case_management', legalForm: 'written', noticeGiven: true }]);
    assert.ok(rows.events.some((event) => event.area === 'intake' && event.type === 'referral-accepted'));
    assert.deepEqual(rows.owed, []);
  });

  it('keeps how identity was checked; a danger owes a call within the hour until the client is reached, and its words are for few', async () => {
    const id = await receive();
    const danger = { result: 'danger', note: 'He knows where she lives; she stays with her sister tonight.' } as const;
    const accepted = acceptance({ identityCheck: 'own_statement', safety: danger });
    const { body } = await post(`referrals/${id}/acceptance`, accepted);
    assert.deepEqual([body.screening.identityCheck, body.screening.safetyScreen], ['own_statement', 'danger']);
    assert.ok(!JSON.stringify(body).includes('sister'), 'the words are not at the desk of intake');
    const owed = async () => (await get(`duties?caseId=${accepted.caseId}`, manager)).body.items;
    const [first] = await owed();
    assert.deepEqual([first.kind, first.ruleId, first.priority], ['danger-call', 'CM-SAFETY-CALL', 100]);
    assert.equal(Date.parse(first.dueAt) - Date.parse(body.screening.decidedAt), 3_600_000);
    assert.equal((await post(`duties/${first.id}/dismissal`, { reason: 'later' }, manager)).body.code, 'duty.safety-not-dismissed');
    const told = async (actor: Actor) => JSON.stringify((await get(`cases/${accepted.caseId}/timeline`, actor)).body);
    assert.ok((await told(manager)).includes('sister'));
    assert.ok(!(await told(await server.as('intake_worker'))).includes('sister'));
    const at = body.screening.decidedAt;
    const call = await post(
      'contacts',
      { id: newId(), caseId: accepted.caseId, mode: 'call', outcome: 'reached', at, minutes: 5 },
      manager,
    );
    assert.equal(call.status, 201, JSON.stringify(call.body));
    assert.ok((await owed()).every(({ kind }: { kind: string }) => !['danger-call', 'first-contact'].includes(kind)));
  });

  it('is refused without either, and with a danger nobody described', async () => {
    const id = await receive();
    const { identityCheck: _identity, ...unchecked } = acceptance();
    const { safety: _safety, ...unasked } = acceptance();
    const undescribed = { ...acceptance(), safety: { result: 'danger', note: ' ' } };
    for (const body of [unchecked, unasked, undescribed]) assert.equal((await post(`referrals/${id}/acceptance`, body)).status, 400);
  });

  it('repeated is the same case; with another answer it is refused', async () => {
    const id = await receive();
    const accepted = acceptance();
    const first = await post(`referrals/${id}/acceptance`, accepted);
    const again = await post(`referrals/${id}/acceptance`, accepted);
    assert.deepEqual([again.status, again.body], [200, first.body]);
    const other = await post(`referrals/${id}/acceptance`, { ...accepted, answer: 'other' });
    assert.deepEqual([other.status, other.body.code], [409, 'create.id-reused']);
    const anew = await post(`referrals/${id}/acceptance`, acceptance());
    assert.deepEqual([anew.status, anew.body.code], [409, 'referral.decided-already']);
  });

  it('by two at once makes one case', async () => {
    const id = await receive();
    const supervisor = await server.as('supervisor');
    const answers = await Promise.all([
      post(`referrals/${id}/acceptance`, acceptance()),
      post(`referrals/${id}/acceptance`, acceptance(), supervisor),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    const { cases } = await server.inTransaction(server.system(), async (tx) => ({
      cases: await tx.db.selectFrom('cases').select('id').where('referralId', '=', id).execute(),
    }));
    assert.equal(cases.length, 1);
  });

  it('is one transaction: what the case refuses leaves no person and no decision behind', async () => {
    const id = await receive({ person: { givenNames: 'Nobody', familyName: 'Remains' } as never });
    const refused = await post(
      `referrals/${id}/acceptance`,
      acceptance({ consent: { id: newId(), legalForm: 'written', signedOn: '2026-03-02' as never, noticeGiven: false } }),
    );
    assert.deepEqual([refused.status, refused.body.code], [422, 'case.transition-blocked']);
    assert.equal((await get(`referrals/${id}`)).body.status, 'referred');
    assert.deepEqual((await get('search?q=remains')).body.items, []);
    const elsewhere = await post(
      `referrals/${id}/acceptance`,
      acceptance({ caseManagerId: (await server.as('clinician', 'mercy')).userId }),
    );
    assert.deepEqual([elsewhere.status, elsewhere.body.code], [422, 'case.manager-elsewhere']);
  });

  it('beyond a caseload limit is a supervisor’s to decide', async () => {
    const id = await receive();
    const overriding = acceptance({ overrideReason: 'nobody else speaks Portuguese' });
    const refused = await post(`referrals/${id}/acceptance`, overriding);
    assert.deepEqual([refused.status, refused.body.code], [403, 'access.not-allowed']);
    assert.equal((await post(`referrals/${id}/acceptance`, overriding, await server.as('supervisor'))).status, 200);
  });

  it('is refused to those who may not open cases', async () => {
    const id = await receive();
    assert.equal((await post(`referrals/${id}/acceptance`, acceptance(), manager)).status, 403);
    assert.equal((await post(`referrals/${id}/acceptance`, acceptance(), await server.as('intake_worker', 'mercy'))).status, 404);
  });

  it('lets the team of the case read the referral, and still nobody else', async () => {
    const id = await receive();
    assert.equal((await get(`referrals/${id}`, manager)).status, 404);
    await post(`referrals/${id}/acceptance`, acceptance());
    const seen = (await get(`referrals/${id}`, manager)).body;
    assert.deepEqual([seen.status, seen.screening], ['accepted', null]);
    assert.equal((await get(`referrals/${id}`, await server.as('clinician'))).status, 404);
  });
});

describe('a person who is known already', () => {
  it('is proposed with the reasons, keeps what is known, and learns how not to be reached', async () => {
    const person = await register({ familyName: 'Okonkwo', contactPoints: [aPhone('206-555-0111')] });
    const id = await receive({
      person: {
        givenNames: 'Someone',
        birthDate: '1994-03-05',
        contactPoints: [
          { id: newId(), kind: 'phone', value: '(206) 555-0111' },
          { id: newId(), kind: 'post', doNotUse: true, note: 'mail is opened' },
        ],
      } as never,
    });
    const { items } = (await get(`referrals/${id}/possible-persons`)).body;
    assert.deepEqual(
      items.map((item: { personId: string; reasons: string[]; certainty: string }) => [item.personId, item.certainty, item.reasons]),
      [[person.id, 'likely', ['birth_date', 'phone']]],
    );
    const accepted = await post(`referrals/${id}/acceptance`, acceptance({ person: { kind: 'existing', personId: person.id } }));
    assert.equal(accepted.status, 200, JSON.stringify(accepted.body));
    const after = (await get(`people/${person.id}`)).body;
    assert.deepEqual(
      after.contactPoints.map((point: { kind: string; doNotUse: boolean }) => [point.kind, point.doNotUse]),
      [
        ['phone', false],
        ['post', true],
      ],
    );
    assert.equal(after.displayName, 'River Okonkwo');
  });

  it('may be one that was imported, without a referral of their own before', async () => {
    const personId = newId();
    await server.inTransaction(server.system(), (tx) =>
      tx.db
        .insertInto('persons')
        .values({
          id: personId,
          givenNames: 'Adela471',
          familyName: 'Ziemann98',
          birthDate: '1984-10-14',
          registeredByOrganizationId: server.organizations.harbor,
        })
        .execute(),
    );
    const id = await receive({ person: { givenNames: 'Adela', familyName: 'Ziemann', birthDate: '1984-10-14' } as never });
    const { items } = (await get(`referrals/${id}/possible-persons`)).body;
    assert.deepEqual([items[0].personId, items[0].reasons], [personId, ['similar_name', 'birth_date']]);
    const accepted = await post(`referrals/${id}/acceptance`, acceptance({ person: { kind: 'existing', personId } }));
    assert.deepEqual([accepted.status, accepted.body.screening.personId], [200, personId]);
  });

  it('is never hinted when hidden, nor taken by guessing the id', async () => {
    const hidden = await register(
      { familyName: 'Hiddenson', contactPoints: [aPhone('206-555-0122')] },
      await server.as('intake_worker', 'mercy'),
    );
    const id = await receive({
      person: {
        givenNames: 'River',
        familyName: 'Hiddenson',
        birthDate: '1994-03-05',
        contactPoints: [{ id: newId(), kind: 'phone', value: '206-555-0122' }],
      } as never,
    });
    assert.deepEqual((await get(`referrals/${id}/possible-persons`)).body.items, []);
    const guessed = await post(`referrals/${id}/acceptance`, acceptance({ person: { kind: 'existing', personId: hidden.id } }));
    assert.deepEqual([guessed.status, guessed.body.code], [404, 'record.not-found']);
  });

  it('comes with the sender’s own record, so that both work on one person', async () => {
    const mercy = await server.as('intake_worker', 'mercy');
    const record = await register({ familyName: 'Shared' }, mercy);
    const sent = await post(
      'referrals',
      aReferral(server.organizations.harbor, {
        sender: null,
        channel: null,
        personId: record.id,
        person: { familyName: 'Shared' } as never,
      }),
      mercy,
    );
    const { items } = (await get(`referrals/${sent.body.id}/possible-persons`)).body;
    assert.deepEqual(items, [
      {
        personId: record.id,
        displayName: 'Shared',
        birthDate: null,
        reasons: ['sent_record'],
        certainty: 'certain',
        cases: [],
        registeredBy: null,
      },
    ]);
    const accepted = await post(`referrals/${sent.body.id}/acceptance`, acceptance({ person: { kind: 'existing', personId: record.id } }));
    assert.equal(accepted.status, 200, JSON.stringify(accepted.body));
    assert.equal((await get(`people/${record.id}`, manager)).body.displayName, 'River Shared');
    const unseen = await post(
      'referrals',
      aReferral(server.organizations.harbor, { sender: null, channel: null, personId: (await register()).id }),
      mercy,
    );
    assert.deepEqual([unseen.status, unseen.body.code], [404, 'record.not-found']);
  });
});

it('case managers to choose from come with what they carry', async () => {
  const { items } = (await get('referrals/case-managers')).body;
  const mine = items.find((item: { userId: string }) => item.userId === manager.userId);
  assert.ok(mine.cases >= 1 && mine.weighted >= 1);
  assert.equal((await get('referrals/case-managers', manager)).status, 403);
});
