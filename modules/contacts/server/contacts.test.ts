import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId, Temporal } from '#kernel';
import type { Actor, Tx } from '#platform';
import { type TestServer, testServer } from '#testing';

let server: TestServer;
let manager: Actor;
before(async () => {
  server = await testServer();
  manager = await server.as('case_manager');
});
after(() => server.stop());

const ago = (minutes: number) => Temporal.Now.instant().subtract({ minutes }).toString();
const call = (caseId: string, over: object = {}) => ({
  id: newId(),
  caseId,
  mode: 'call',
  outcome: 'reached',
  at: ago(5),
  minutes: 4,
  note: 'Slept better.',
  category: 'health_general',
  ...over,
});
const log = (body: object, actor: Actor = manager) => server.request(actor, 'POST', '/api/contacts', body);

describe('logging a contact', () => {
  it('is on the record and on the timeline with its category', async () => {
    const { caseId } = await server.openCase();
    const body = call(caseId);
    const { status, body: contact } = await log(body);
    assert.deepEqual([status, contact.note, contact.by.userId, contact.version], [201, 'Slept better.', manager.userId, 1]);
    const timeline = await server.request(manager, 'GET', `/api/cases/${caseId}/timeline?group=contact`);
    assert.deepEqual(
      timeline.body.items.map((entry: { type: string; category: string; facts: { contactId: string } }) => [
        entry.type,
        entry.category,
        entry.facts.contactId,
      ]),
      [['contact-logged', 'health_general', body.id]],
    );
  });

  it('settles the duty of the rhythm and starts the next one', async () => {
    const { caseId } = await server.openCase();
    const nextContact = async () => (await server.request(manager, 'GET', `/api/duties?caseId=${caseId}&kind=next-contact`)).body.items;
    assert.equal((await nextContact()).length, 0);
    await log(call(caseId, { at: ago(60 * 24 * 20) }));
    const late = await nextContact();
    assert.equal(late.length, 1);
    assert.ok(late[0].dueAt < ago(0));
    await log(call(caseId, { outcome: 'not_reached', note: '' }));
    assert.equal((await nextContact())[0].id, late[0].id);
    await log(call(caseId));
    const next = await nextContact();
    assert.deepEqual(
      [next.length, next[0].dueAt > ago(0), next[0].ruleId, next[0].holderUserId],
      [1, true, 'CM-CONTACT-CLINICAL', manager.userId],
    );
  });

  it('twice with the same id and body is one contact; with another body it is refused', async () => {
    const { caseId } = await server.openCase();
    const body = call(caseId);
    assert.deepEqual([(await log(body)).status, (await log(body)).status], [201, 201]);
    assert.equal((await server.request(manager, 'GET', `/api/contacts?caseId=${caseId}`)).body.items.length, 1);
    const other = await log({ ...body, note: 'Something else' });
    assert.deepEqual([other.status, other.body.code], [409, 'create.id-reused']);
  });

  it('says every field that does not fit', async () => {
    const { caseId } = await server.openCase();
    const { status, body } = await log(call(caseId, { mode: 'pigeon', minutes: -1 }));
    assert.deepEqual([status, body.errors.map((error: { pointer: string }) => error.pointer)], [400, ['#/mode', '#/minutes']]);
  });

  it('is refused for the future, and without a note when somebody else was spoken to', async () => {
    const { caseId } = await server.openCase();
    const future = await log(call(caseId, { at: Temporal.Now.instant().add({ hours: 1 }).toString() }));
    const silent = await log(call(caseId, { party: 'provider', note: '' }));
    assert.deepEqual([future.status, future.body.code, silent.body.code], [422, 'contact.in-future', 'contact.needs-note']);
  });
});

describe('who may', () => {
  it('a colleague without the case cannot log, read or list; the case reads as absent', async () => {
    const { caseId } = await server.openCase();
    const stranger = await server.as('case_manager', 'mercy');
    const { body: contact } = await log(call(caseId));
    const answers = await Promise.all([
      log(call(caseId), stranger),
      server.request(stranger, 'GET', `/api/contacts/${contact.id}`),
      server.request(stranger, 'GET', `/api/contacts?caseId=${caseId}`),
      server.request(stranger, 'PATCH', `/api/contacts/${contact.id}`, { note: 'x' }, { 'if-match': '"1"' }),
    ]);
    assert.deepEqual(
      answers.map((answer) => [answer.status, answer.body.code]),
      Array(4).fill([404, 'record.not-found']),
    );
  });

  it('an administrator may not, whatever the case; nobody unsigned may', async () => {
    const { caseId } = await server.openCase();
    assert.equal((await log(call(caseId), await server.as('administrator'))).body.code, 'access.not-allowed');
    assert.equal((await server.request(null, 'POST', '/api/contacts', call(caseId))).status, 401);
  });

  it('a partner with a release for health does not see a note about money', async () => {
    const { caseId, personId } = await server.openCase();
    await log(call(caseId, { category: 'finance', note: 'Two months of rent are open.' }));
    await log(call(caseId));
    await server.release({ caseId, personId }, ['identity', 'health_general']);
    const partner = await server.as('partner', 'northgate');
    const { body } = await server.request(partner, 'GET', `/api/contacts?caseId=${caseId}`);
    assert.deepEqual(
      body.items.map((contact: { category: string }) => contact.category),
      ['health_general'],
    );
  });
});

it('a correction names the version seen, keeps what stood before, and conflicts name the field', async () => {
  const { caseId } = await server.openCase();
  const { body: contact } = await log(call(caseId));
  const correct = (version: number, change: object) =>
    server.request(manager, 'PATCH', `/api/contacts/${contact.id}`, change, { 'if-match': `"${version}"` });
  assert.equal((await server.request(manager, 'PATCH', `/api/contacts/${contact.id}`, { note: 'x' })).status, 428);
  assert.equal((await correct(1, { note: 'Slept much better.' })).body.version, 2);
  const conflict = await correct(1, { note: 'Slept badly.' });
  assert.deepEqual(
    [conflict.status, conflict.body.fields],
    [409, [{ field: 'note', base: 'Slept better.', theirs: 'Slept much better.', yours: 'Slept badly.' }]],
  );
});

it('reading a contact is written to the access log', async () => {
  const { caseId, personId } = await server.openCase();
  const { body: contact } = await log(call(caseId));
  await server.request(manager, 'GET', `/api/contacts/${contact.id}`);
  const reads = await server.inTransaction(server.system(), (tx) =>
    tx.db
      .selectFrom('accessLog')
      .select(['userId', 'route', 'categories'])
      .where('personId', '=', personId)
      .where('route', '=', '/contacts/:id')
      .execute(),
  );
  assert.deepEqual(reads, [{ userId: manager.userId, route: '/contacts/:id', categories: ['health_general'] }]);
});

describe('what a team did with and for clients', () => {
  it('is shown to its supervisor by worker, with the shares of service and place', async () => {
    const { caseId } = await server.openCase();
    const clinician = await server.as('clinician');
    const before = await sharesOf(clinician);
    assert.deepEqual(before, { contacts: 0, minutes: 0, directShare: null, inVivoShare: null });
    await server.inTransaction(server.system(), async (tx) => {
      const common = { caseId, personId: await personOf(tx, caseId), category: 'social', party: 'client', userId: clinician.userId };
      const visit = { ...common, mode: 'visit', outcome: 'reached', place: 'home', direct: true, minutes: 45, at: ago(60) };
      const rows = [
        { ...visit, id: newId() },
        { ...visit, id: newId(), place: 'office', minutes: 15 },
        { ...visit, id: newId(), mode: 'call', place: 'remote', direct: false, minutes: 20 },
        { ...visit, id: newId(), at: ago(60 * 24 * 30) },
      ];
      await tx.db.insertInto('contacts').values(rows).execute();
    });
    assert.deepEqual(await sharesOf(clinician), { contacts: 3, minutes: 80, directShare: 0.75, inVivoShare: 0.5 });
  });

  it('is not for those who do not lead a team', async () => {
    assert.equal((await server.request(manager, 'GET', '/api/team/contacts')).body.code, 'access.not-allowed');
  });
});

async function sharesOf({ userId }: Actor) {
  const { body } = await server.request(await server.as('supervisor'), 'GET', '/api/team/contacts');
  const { name: _, userId: __, ...figures } = body.items.find((item: { userId: string }) => item.userId === userId);
  return figures;
}

async function personOf(tx: Tx, caseId: string): Promise<string> {
  return (await tx.db.selectFrom('cases').select('personId').where('id', '=', caseId).executeTakeFirstOrThrow()).personId;
}
