import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId, Temporal } from '#kernel';
import type { Actor } from '#platform';
import { type TestServer, testServer } from '#testing';

let server: TestServer;
let manager: Actor;
let supervisor: Actor;
before(async () => {
  server = await testServer();
  manager = await server.as('case_manager');
  supervisor = await server.as('supervisor');
});
after(() => server.stop());

const ago = (minutes: number) => Temporal.Now.instant().subtract({ minutes }).toString();
const contact = (caseId: string, over: object = {}) => ({
  id: newId(),
  caseId,
  mode: 'call',
  outcome: 'reached',
  at: ago(5),
  minutes: 50,
  note: 'Slept better.\nWants to cycle again.',
  ...over,
});
const log = (body: object, actor = manager) => server.request(actor, 'POST', '/api/contacts', body);
const read = async (id: string) => (await server.request(manager, 'GET', `/api/contacts/${id}`)).body;
const sign = (id: string, version = 1, actor = manager) =>
  server.request(actor, 'POST', `/api/contacts/${id}/signature`, undefined, { 'if-match': `"${version}"` });
const add = (id: string, text: string, actor = manager) =>
  server.request(actor, 'POST', `/api/contacts/${id}/addenda`, { id: newId(), text });
const review = (id: string, actor: Actor) =>
  server.request(actor, 'POST', `/api/contacts/${id}/review`, { id: newId(), feedback: 'Clear.' });

/** A contact on a case of its own. */
async function logged(over: object = {}) {
  const { caseId } = await server.openCase();
  const { body } = await log(contact(caseId, over));
  return { caseId, id: body.id as string, body };
}

describe('a signed note', () => {
  it('is frozen for everybody: no correction through the product, none in the table', async () => {
    const { id } = await logged();
    const signed = await sign(id);
    assert.deepEqual([signed.status, signed.body.signed.by.userId], [200, manager.userId]);
    const corrected = await server.request(manager, 'PATCH', `/api/contacts/${id}`, { note: 'x' }, { 'if-match': '"2"' });
    assert.deepEqual([corrected.status, corrected.body.code], [409, 'contact.signed']);
    await assert.rejects(
      server.inTransaction(server.system(), (tx) => tx.db.updateTable('contacts').set({ note: 'x' }).where('id', '=', id).execute()),
      /a signed note does not change/,
    );
    assert.equal((await read(id)).note, 'Slept better.\nWants to cycle again.');
  });

  it('says in targeted case management which part of the service it was for, as the record is billed by it', async () => {
    const { id, caseId } = await logged();
    await server.inTransaction(server.system(), (tx) =>
      tx.db.updateTable('cases').set({ model: 'targeted' }).where('id', '=', caseId).execute(),
    );
    const early = await sign(id);
    assert.deepEqual([early.status, early.body.code], [422, 'contact.needs-component']);
    const named = await server.request(manager, 'PATCH', `/api/contacts/${id}`, { component: 'monitoring' }, { 'if-match': '"1"' });
    assert.deepEqual([named.status, named.body.component], [200, 'monitoring']);
    assert.equal((await sign(id, 2)).status, 200);
  });

  it('gets addenda, in the order they were added, each with its name, and the timeline says so without their words', async () => {
    const { id, caseId } = await logged();
    await sign(id);
    assert.equal((await add(id, 'It was his brother who called.')).status, 201);
    await add(id, 'The brother confirmed it.');
    const { addenda } = await read(id);
    assert.deepEqual(
      addenda.map(({ text, by }: { text: string; by: { userId: string } }) => [text, by.userId]),
      [
        ['It was his brother who called.', manager.userId],
        ['The brother confirmed it.', manager.userId],
      ],
    );
    const { body } = await server.request(manager, 'GET', `/api/cases/${caseId}/timeline?group=contact`);
    assert.deepEqual(
      body.items.map(({ type }: { type: string }) => type),
      ['addendum-added', 'addendum-added', 'note-signed', 'contact-logged'],
    );
    assert.doesNotMatch(JSON.stringify(body.items.map(({ facts }: { facts: object }) => facts)), /brother|Slept/);
  });

  it('is signed by who wrote it, once, when it says something, in the version they read', async () => {
    const { id } = await logged();
    const empty = await logged({ note: '' });
    const answers = [await sign(id, 1, supervisor), await sign(empty.id), await sign(id, 7), await sign(id), await sign(id, 2)];
    assert.deepEqual(
      answers.map(({ status, body }) => [status, body.code]),
      [
        [403, 'contact.not-yours'],
        [422, 'contact.nothing-to-sign'],
        [409, 'write.conflict'],
        [200, undefined],
        [409, 'contact.signed'],
      ],
    );
  });

  it('is what a supervisor reviews, once; nobody else does, and not their own', async () => {
    const { id } = await logged();
    const early = await review(id, supervisor);
    await sign(id);
    const answers = [early, await review(id, manager), await review(id, supervisor), await review(id, supervisor)];
    assert.deepEqual(
      answers.map(({ status, body }) => [status, body.code]),
      [
        [409, 'contact.not-signed'],
        [403, 'access.not-allowed'],
        [201, undefined],
        [409, 'contact.reviewed'],
      ],
    );
    assert.deepEqual((await read(id)).review.feedback, 'Clear.');
    const own = await logged({ id: newId() });
    const { body: theirs } = await log(contact(own.caseId), supervisor);
    await sign(theirs.id, 1, supervisor);
    assert.equal((await review(theirs.id, supervisor)).body.code, 'contact.own-review');
  });

  it('of a hidden case reads as absent to whoever asks', async () => {
    const { id, caseId } = await logged();
    const stranger = await server.as('case_manager', 'mercy');
    const answers = [
      await sign(id, 1, stranger),
      await add(id, 'x', stranger),
      await review(id, await server.as('supervisor', 'mercy')),
      await server.request(stranger, 'GET', `/api/cases/${caseId}/note-templates`),
    ];
    assert.deepEqual(
      answers.map(({ status, body }) => [status, body.code]),
      Array(4).fill([404, 'record.not-found']),
    );
    assert.equal((await add(id, 'x')).body.code, 'contact.not-signed');
  });
});

describe('a contact with a family or group', () => {
  it('is a record on each case, shares its minutes out, and settles the rhythm of each', async () => {
    const [first, second] = [await server.openCase(), await server.openCase()];
    const others = [{ id: newId(), caseId: second.caseId }];
    const body = contact(first.caseId, { mode: 'meeting', minutes: 51, others });
    assert.equal((await log(body)).status, 201);
    assert.equal((await log(body)).status, 201);
    const records = [await read(body.id), await read(others[0]?.id ?? '')];
    assert.deepEqual(
      records.map(({ caseId, minutes, place, direct }) => [caseId, minutes, place, direct]),
      [
        [first.caseId, 26, 'office', false],
        [second.caseId, 25, 'office', false],
      ],
    );
    assert.equal(records[0].groupId, records[1].groupId);
    for (const { caseId } of [first, second]) {
      const { body: duties } = await server.request(manager, 'GET', `/api/duties?caseId=${caseId}&kind=next-contact`);
      assert.equal(duties.items.length, 1);
    }
  });

  it('is written on none when one of the cases may not be worked on or is named twice', async () => {
    const own = await server.openCase();
    const stranger = await server.as('case_manager', 'mercy');
    const foreign = newId();
    const twice = await log(contact(own.caseId, { others: [{ id: newId(), caseId: own.caseId }] }));
    const absent = await log(contact(own.caseId, { others: [{ id: newId(), caseId: foreign }] }));
    assert.deepEqual([twice.body.code, absent.body.code], ['contact.same-case-twice', 'record.not-found']);
    assert.equal((await log(contact(own.caseId), stranger)).status, 404);
    assert.equal((await server.request(manager, 'GET', `/api/contacts?caseId=${own.caseId}`)).body.items.length, 0);
  });
});

describe('the timeline', () => {
  it('shows the first line of a note as it reads now, to those who may see its category', async () => {
    const { caseId, id } = await logged({ category: 'finance' });
    const line = async (actor: Actor) =>
      (await server.request(actor, 'GET', `/api/cases/${caseId}/timeline?group=contact`)).body.items.map(
        ({ excerpt }: { excerpt: string | null }) => excerpt,
      );
    assert.deepEqual(await line(manager), ['Slept better.']);
    await server.request(manager, 'PATCH', `/api/contacts/${id}`, { note: 'Slept well.' }, { 'if-match': '"1"' });
    assert.deepEqual(await line(manager), [null, 'Slept well.']);
  });
});

it('the templates of the programme come filled, in the language of the reader', async () => {
  const { caseId } = await server.openCase();
  const german = { ...manager, language: 'de' } as Actor;
  const { body } = await server.request(german, 'GET', `/api/cases/${caseId}/note-templates`);
  assert.deepEqual(
    body.items.map(({ mode, title }: { mode: string; title: string }) => [mode, title]),
    [
      ['call', 'Telefonischer Check-in'],
      ['visit', 'Hausbesuch'],
      ['meeting', 'Teambesprechung'],
    ],
  );
  assert.match(body.items[0].text, /^Check-in mit \S+.*, \d+\. \p{L}+ \d{4}\n/u);
  assert.doesNotMatch(JSON.stringify(body), /\{\{/);
});
