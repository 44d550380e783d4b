import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import { aPerson, aPhone } from '#modules/people/testing.ts';
import type { Actor } from '#platform';
import { type TestServer, testServer } from '#testing';

let server: TestServer;
const ids: Record<string, string> = {};

before(async () => {
  server = await testServer();
  ids.mueller = await register({ givenNames: 'Jürgen', familyName: 'Müller', birthDate: '1958-11-02' as never });
  ids.almeida = await register({
    givenNames: 'River Ana',
    familyName: 'Almeida Núñez',
    birthDate: '1994-03-05' as never,
    contactPoints: [aPhone('(206) 555-0148')],
    identifiers: [{ id: newId(), kind: 'us_ssn', value: '078-05-1120' }] as never,
  });
  ids.dangelo = await register({ givenNames: 'Al', familyName: "D'Angelo", birthDate: '1994-03-05' as never });
  ids.hidden = await register(
    { givenNames: 'River', familyName: 'Almeida', contactPoints: [aPhone('(206) 555-0148')] },
    await server.as('intake_worker', 'mercy'),
  );
});
after(() => server.stop());

async function register(fields: Parameters<typeof aPerson>[0], actor?: Actor): Promise<string> {
  const response = await server.request(actor ?? (await server.as('intake_worker')), 'POST', '/api/people', aPerson(fields));
  assert.equal(response.status, 201, JSON.stringify(response.body));
  return response.body.id;
}

async function found(q: string, actor?: Actor): Promise<string[]> {
  const response = await server.request(actor ?? (await server.as('intake_worker')), 'GET', `/api/search?q=${encodeURIComponent(q)}`);
  assert.equal(response.status, 200);
  return response.body.items
    .filter((hit: { kind: string }) => hit.kind !== 'organization')
    .map((hit: { id: string }) => Object.keys(ids).find((key) => ids[key] === hit.id) ?? hit.id);
}

describe('the search', () => {
  const searches: [q: string, names: string[]][] = [
    ['muell', ['mueller']],
    ['Müller', ['mueller']],
    ['jurgen mul', ['mueller']],
    ['nunez river', ['almeida']],
    ['ángel', ['dangelo']],
    ['dangelo', ['dangelo']],
    ["d'angelo", ['dangelo']],
    ['al', ['almeida', 'dangelo']],
    ['5.3.1994', ['almeida', 'dangelo']],
    ['March 5, 1994', ['almeida', 'dangelo']],
    ['5 marzo 1994 almeida', ['almeida']],
    ['müller 1958', ['mueller']],
    ['müller 1959', []],
    ['555 0148', ['almeida']],
    ['(206) 555-01', ['almeida']],
    ['100% river_', ['almeida']],
    ["'; drop table persons; --", []],
  ];
  for (const [q, names] of searches)
    it(`for “${q}” finds ${names.join(' and ') || 'nobody'}`, async () => assert.deepEqual((await found(q)).sort(), names));

  it('finds cases by a part of their number, with the name of whom they are about', async () => {
    const manager = await server.as('case_manager');
    const caseId = newId();
    await server.inTransaction(server.system(), (tx) =>
      tx.db
        .insertInto('cases')
        .values({
          id: caseId,
          number: '2031-0042',
          personId: ids.mueller ?? '',
          organizationId: server.organizations.harbor,
          programId: server.programId,
          model: 'clinical',
          state: 'active',
          caseManagerId: manager.userId,
        })
        .execute(),
    );
    const { body } = await server.request(manager, 'GET', '/api/search?q=31-0042');
    assert.deepEqual(
      body.items.map((hit: Record<string, unknown>) => [hit.kind, hit.number, hit.personName]),
      [['case', '2031-0042', 'Jürgen Müller']],
    );
    assert.deepEqual(await found('31-0042', await server.as('case_manager', 'mercy')), []);
    const person = await server.request(manager, 'GET', '/api/search?q=müller');
    assert.deepEqual(
      person.body.items[0].cases.map((one: { number: string }) => one.number),
      ['2031-0042'],
    );
  });

  it('finds organisations in use', async () => {
    const { body } = await server.request(await server.as('clinician'), 'GET', '/api/search?q=general mer');
    assert.deepEqual(
      body.items.map((hit: Record<string, unknown>) => [hit.kind, hit.name]),
      [['organization', 'Mercy General']],
    );
  });

  it('never shows a hidden person, of another organisation, nor anybody to a role without a part in it', async () => {
    assert.deepEqual(await found('almeida', await server.as('intake_worker', 'mercy')), ['hidden']);
    assert.deepEqual(await found('almeida', await server.as('administrator')), []);
  });

  it('is logged with what it found as a figure, and never with what was typed', async () => {
    const clinician = await server.as('clinician', 'northgate');
    await found('almeida', clinician);
    const log = await server.inTransaction(server.system(), (tx) =>
      tx.db.selectFrom('accessLog').select(['action', 'route', 'resultCount']).where('userId', '=', clinician.userId).execute(),
    );
    assert.deepEqual(log, [{ action: 'search', route: '/search', resultCount: 0 }]);
  });

  it('asks for at least two characters', async () => {
    assert.equal((await server.request(await server.as('clinician'), 'GET', '/api/search?q=a')).status, 400);
    assert.equal((await server.request(null, 'GET', '/api/search?q=almeida')).status, 401);
  });
});

describe('possible duplicates', () => {
  async function duplicates(described: Record<string, unknown>, actor?: Actor) {
    const response = await server.request(
      actor ?? (await server.as('intake_worker')),
      'POST',
      '/api/people/possible-duplicates',
      described,
    );
    assert.equal(response.status, 200, JSON.stringify(response.body));
    return response.body.items.map((item: { personId: string; certainty: string; reasons: string[] }) => [
      Object.keys(ids).find((key) => ids[key] === item.personId),
      item.certainty,
      item.reasons,
    ]);
  }

  it('say why: same birth date and phone, a similar name, an identifier', async () => {
    assert.deepEqual(await duplicates({ givenNames: 'Someone', birthDate: '1994-03-05', phones: ['206 555 0148'] }), [
      ['almeida', 'likely', ['birth_date', 'phone']],
    ]);
    assert.deepEqual(await duplicates({ givenNames: 'Jurgen', familyName: 'Mueler', birthDate: '1958-11-02' }), [
      ['mueller', 'likely', ['name', 'birth_date']],
    ]);
    assert.deepEqual(
      await duplicates({ givenNames: 'Other', familyName: 'Name', identifiers: [{ kind: 'us_ssn', value: '078 05 1120' }] }),
      [['almeida', 'certain', ['identifier']]],
    );
    assert.deepEqual(await duplicates({ givenNames: 'Müller', familyName: 'Jürgen' }), [['mueller', 'possible', ['name']]]);
  });

  it('say where: who registered the person, and each of their cases that the reader may see', async () => {
    const described = { givenNames: 'Solveig', familyName: 'Nakamura', birthDate: '1971-06-30' };
    const personId = await register(described as never);
    const ask = async (as: Actor) => (await server.request(as, 'POST', '/api/people/possible-duplicates', described)).body.items[0];
    const before = await ask(await server.as('intake_worker'));
    assert.deepEqual([before.registeredBy, before.cases], ['Harbor Community Services', []]);
    const { caseId } = await server.openCase(personId);
    const { cases } = await ask(await server.as('intake_worker'));
    assert.deepEqual(
      cases.map((one: Record<string, unknown>) => [one.id, one.state, one.organizationName]),
      [[caseId, 'assessment', 'Harbor Community Services']],
    );
  });

  it('are looked for while somebody types: what cannot be read yet is left out', async () => {
    assert.deepEqual(await duplicates({ phones: ['20'], emails: ['a@'], identifiers: [{ kind: 'us_ssn', value: '07' }] }), []);
    assert.deepEqual(await duplicates({}), []);
  });

  it('never hint a hidden person, whatever agrees', async () => {
    const described = { givenNames: 'River', familyName: 'Almeida', birthDate: '1994-03-05', phones: ['206 555 0148'] };
    assert.deepEqual(
      (await duplicates(described, await server.as('intake_worker', 'mercy'))).map(([name]: string[]) => name),
      ['hidden'],
    );
    assert.deepEqual(await duplicates(described, await server.as('intake_worker', 'northgate')), []);
  });

  it('are for those who may register people', async () => {
    const refused = await server.request(await server.as('partner'), 'POST', '/api/people/possible-duplicates', {});
    assert.equal(refused.status, 403);
  });
});
