import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId, type Role } from '#kernel';
import { anAcceptance, aReferral } from '#modules/intake/testing.ts';
import { aPerson } from '#modules/people/testing.ts';
import type { Actor } from '#platform';
import { type TestServer, testServer } from '#testing';

let server: TestServer;
let intake: Actor;
before(async () => {
  server = await testServer();
  intake = await server.as('intake_worker');
  await server.as('supervisor');
});
after(() => server.stop());

async function register(fields: Parameters<typeof aPerson>[0] = {}, actor = intake): Promise<string> {
  const { status, body } = await server.request(actor, 'POST', '/api/people', aPerson(fields));
  assert.equal(status, 201, JSON.stringify(body));
  return body.id;
}

const link = (personId: string, linkedPersonId: string, actor = intake, id = newId()) =>
  server.request(actor, 'POST', `/api/people/${personId}/links`, { id, linkedPersonId, reason: 'Same insurance card, seen by Ines.' });
const unlink = (personId: string, linkId: string, version = 1, actor = intake) =>
  server.request(
    actor,
    'POST',
    `/api/people/${personId}/links/${linkId}/ending`,
    { reason: 'They are twins.' },
    { 'if-match': `"${version}"` },
  );
const person = async (id: string, actor = intake) => (await server.request(actor, 'GET', `/api/people/${id}`)).body;
const found = async (q: string, actor = intake) =>
  (await server.request(actor, 'GET', `/api/people?q=${encodeURIComponent(q)}`)).body.items;
const told = (id: string, actor = server.system()) =>
  server.inTransaction(actor, (tx) =>
    tx.db.selectFrom('journal').select(['type', 'facts']).where('personId', '=', id).orderBy('id').execute(),
  );

describe('linking two records of one person', () => {
  it('shows one of them with the name of the other, and each leads to the other', async () => {
    const [leading, second] = [
      await register({ givenNames: 'Aurora', familyName: 'Zanetti' }),
      await register({ givenNames: 'Rory', familyName: 'Zanetti' }),
    ];
    const linked = await link(leading, second);
    assert.equal(linked.status, 201, JSON.stringify(linked.body));
    const [seenThere] = (await person(second)).links;
    assert.deepEqual([seenThere.otherPersonId, seenThere.otherName, seenThere.goesOnWith], [leading, 'Aurora Zanetti', 'other']);
    assert.deepEqual(
      [linked.body.links[0].otherName, linked.body.links[0].goesOnWith, linked.body.links[0].linkedByName],
      ['Rory Zanetti', 'this', 'intake_worker harbor'],
    );
    for (const q of ['Zanetti', 'Rory Zanetti']) {
      assert.deepEqual(
        (await found(q)).map((row: { id: string; otherNames: string[] }) => [row.id, row.otherNames]),
        [[leading, ['Rory Zanetti']]],
      );
      const hits = (await server.request(intake, 'GET', `/api/search?q=${encodeURIComponent(q)}`)).body.items;
      assert.deepEqual(
        hits.map((hit: { id: string; otherNames: string[] }) => [hit.id, hit.otherNames]),
        [[leading, ['Rory Zanetti']]],
      );
    }
    const possible = await server.request(intake, 'POST', '/api/people/possible-duplicates', { givenNames: 'Rory', familyName: 'Zanetti' });
    assert.deepEqual(
      possible.body.items.map((one: { personId: string }) => one.personId),
      [leading],
    );
  });

  it('is told in the story of both with its reason, and so is taking it back, which restores everything exactly', async () => {
    const [leading, second] = [await register({ familyName: 'Brandis' }), await register({ familyName: 'Brandis' })];
    const before = [await person(leading), await person(second), await found('Brandis')];
    const { id, version } = (await link(leading, second)).body.links[0];
    const done = await unlink(second, id, version);
    assert.equal(done.status, 200, JSON.stringify(done.body));
    assert.deepEqual([await person(leading), await person(second), await found('Brandis')], before);
    for (const each of [leading, second]) {
      assert.deepEqual(
        (await told(each)).slice(-2).map(({ type, facts }) => [type, (facts as { reason: string }).reason]),
        [
          ['person-linked', 'Same insurance card, seen by Ines.'],
          ['person-unlinked', 'They are twins.'],
        ],
      );
    }
    assert.equal((await unlink(second, id, 2)).status, 404);
    assert.equal((await link(second, leading)).status, 201);
  });

  it('is the same link when sent again; a chain, a circle, itself and a version not seen are refused', async () => {
    const [a, b, c] = [await register(), await register(), await register()];
    const id = newId();
    assert.deepEqual([(await link(a, b, intake, id)).status, (await link(a, b, intake, id)).status], [201, 201]);
    const refused = async (response: ReturnType<typeof link>) => (await response).body.code;
    assert.equal(await refused(link(a, a)), 'person-link.with-oneself');
    assert.equal(await refused(link(b, a)), 'person-link.exists');
    assert.equal(await refused(link(b, c)), 'person-link.goes-on-elsewhere');
    assert.equal(await refused(link(c, a)), 'person-link.has-linked');
    assert.equal(await refused(unlink(a, id, 7)), 'write.conflict');
    assert.equal(await refused(unlink(c, id)), 'record.not-found');
    assert.equal(await refused(link(a, newId())), 'record.not-found');
  });

  it('is refused to roles that register nobody, and to other organisations', async () => {
    const [a, b] = [await register(), await register()];
    for (const role of ['clinician', 'partner', 'administrator', 'privacy_officer'] satisfies Role[])
      assert.equal((await link(a, b, await server.as(role))).status, 403);
    assert.equal((await link(a, b, await server.as('intake_worker', 'mercy'))).status, 404);
  });

  it('never hints at a record somebody may not see', async () => {
    const manager = await server.as('case_manager');
    const [hidden, own, another] = [
      await register({ familyName: 'Hidden' }),
      await register({ familyName: 'Seen' }, manager),
      await register({ familyName: 'Seen' }, manager),
    ];
    assert.equal((await link(hidden, own)).status, 201);
    assert.deepEqual((await person(own, manager)).links, []);
    assert.ok((await found('Seen', manager)).some((row: { id: string }) => row.id === own));
    assert.deepEqual(
      (await told(own, manager)).map(({ type }) => type),
      ['person-registered'],
    );
    assert.equal((await link(hidden, own, manager)).status, 404);
    assert.equal((await link(another, own, manager)).status, 201);
  });
});

describe('a case of somebody with two records', () => {
  it('is opened on the one with which work goes on, whichever was chosen', async () => {
    const [leading, second] = [await register({ familyName: 'Okafor' }), await register({ familyName: 'Okafor' })];
    await link(leading, second);
    const referral = aReferral(server.organizations.harbor);
    await server.request(intake, 'POST', '/api/referrals', referral);
    const manager = await server.as('case_manager');
    const acceptance = anAcceptance(server.programId, { caseManagerId: manager.userId, person: { kind: 'existing', personId: second } });
    const accepted = await server.request(intake, 'POST', `/api/referrals/${referral.id}/acceptance`, acceptance);
    assert.equal(accepted.body.screening?.personId, leading, JSON.stringify(accepted.body));
    assert.deepEqual((await person(second)).links[0].cases.length, 1);
  });
});
