import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import { aPerson, aPhone } from '#modules/people/testing.ts';
import { type Actor, personActor } from '#platform';
import { type TestServer, testServer } from '#testing';

let server: TestServer;
before(async () => {
  server = await testServer();
});
after(() => server.stop());

type Fields = Parameters<typeof aPerson>[0];

async function register(fields: Fields = {}, actor?: Actor) {
  const response = await server.request(actor ?? (await server.as('intake_worker')), 'POST', '/api/people', aPerson(fields));
  assert.equal(response.status, 201, JSON.stringify(response.body));
  return response.body;
}
const get = async (id: string, actor?: Actor) => server.request(actor ?? (await server.as('intake_worker')), 'GET', `/api/people/${id}`);
const send = async (method: 'POST' | 'PATCH' | 'DELETE', url: string, body?: unknown, version?: number, actor?: Actor) =>
  server.request(
    actor ?? (await server.as('intake_worker')),
    method,
    `/api/people${url && '/'}${url}`,
    body,
    version === undefined ? {} : { 'if-match': `"${version}"` },
  );

/** Opens a case of the person at Harbor, managed by Harbor's case manager. */
async function openCase(personId: string): Promise<string> {
  const [id, manager] = [newId(), await server.as('case_manager')];
  await server.inTransaction(server.system(), (tx) =>
    tx.db
      .insertInto('cases')
      .values({
        id,
        number: id.slice(-12),
        personId,
        organizationId: server.organizations.harbor,
        programId: server.programId,
        model: 'clinical',
        state: 'assessment',
        caseManagerId: manager.userId,
      })
      .execute(),
  );
  return id;
}

describe('registering a person', () => {
  it('keeps what was told, and the same request again is the same person', async () => {
    const person = aPerson({
      preferredName: 'Rio',
      languages: ['pt', 'en'],
      interpreterNeeded: true,
      contactPoints: [
        aPhone('(206) 555-0148', { safeToLeaveMessage: true }),
        aPhone('206 555 0199', { doNotUse: true, note: 'the landlord answers' }),
      ],
      relations: [{ id: newId(), kind: 'sibling', relatedName: 'Lucia Almeida', livesWith: true }] as never,
    });
    const intake = await server.as('intake_worker');
    const first = await server.request(intake, 'POST', '/api/people', person);
    const again = await server.request(intake, 'POST', '/api/people', person);
    assert.deepEqual([first.status, again.status], [201, 201]);
    assert.deepEqual(again.body, first.body);
    const { displayName, contactPoints, relations, registeredBy, cases } = first.body;
    assert.deepEqual([displayName, registeredBy, cases], ['Rio Almeida', 'Harbor Community Services', []]);
    assert.deepEqual(
      contactPoints.map((point: Record<string, unknown>) => [point.value, point.doNotUse, point.safeToLeaveMessage]),
      [
        ['+12065550148', false, true],
        ['+12065550199', true, false],
      ],
    );
    assert.equal(relations[0].livesWith, true);
  });

  it('works with a single name and a birth year, and is refused without any name or with a birth to come', async () => {
    const one = await register({ givenNames: 'Suharto', familyName: '', birthDate: '1957' as never });
    assert.deepEqual([one.displayName, one.birthDate, one.age], ['Suharto', '1957', null]);
    const nameless = await send('POST', '', { ...aPerson(), givenNames: '', familyName: ' ' });
    const { pointer, code } = nameless.body.errors[0];
    assert.deepEqual([nameless.status, pointer, code], [400, '#/familyName', 'person.name-missing']);
    const unborn = await send('POST', '', aPerson({ birthDate: '2999-01-01' as never }));
    assert.deepEqual([unborn.status, unborn.body.code], [422, 'person.born-in-future']);
  });

  it('is one transaction: a wrong telephone number leaves no person behind', async () => {
    const person = aPerson({ familyName: 'Halfway', contactPoints: [aPhone('12')] });
    const response = await send('POST', '', person);
    assert.deepEqual([response.status, response.body.code], [422, 'phone.wrong-length']);
    assert.equal((await get(person.id)).status, 404);
  });

  it('is refused to roles that may not, and whoever registers sees the person', async () => {
    const refused = await send('POST', '', aPerson(), undefined, await server.as('financial_counsellor'));
    assert.deepEqual([refused.status, refused.body.code], [403, 'access.not-allowed']);
    const manager = await server.as('case_manager');
    assert.equal((await get((await register({}, manager)).id, manager)).status, 200);
  });
});

describe('a person', () => {
  it('is absent for other organisations, roles without a part in it, and other networks', async () => {
    const { id } = await register();
    const strangers = [
      await server.as('intake_worker', 'mercy'),
      await server.as('supervisor', 'mercy'),
      await server.as('clinician'),
      await server.as('administrator'),
      personActor({ ...(await server.as('supervisor')), networkId: newId() }),
    ];
    for (const stranger of strangers) {
      assert.deepEqual([(await get(id, stranger)).status, stranger.roles], [404, stranger.roles]);
      const change = await send('PATCH', id, { pronouns: 'they' }, 1, { ...stranger, roles: [...stranger.roles, 'clinician'] });
      assert.equal(change.status, 404);
    }
  });

  it('that is read is in the access log, by whom and why', async () => {
    const { id } = await register();
    await get(id);
    const log = await server.inTransaction(server.system(), (tx) =>
      tx.db.selectFrom('accessLog').select(['action', 'route', 'purpose', 'userId']).where('personId', '=', id).execute(),
    );
    assert.deepEqual(log, [
      { action: 'view', route: '/people/:id', purpose: 'care_coordination', userId: (await server.as('intake_worker')).userId },
    ]);
  });

  it('shows only those of their cases that the reader may see', async () => {
    const { id } = await register();
    const caseId = await openCase(id);
    const seen = async (actor: Actor) => (await get(id, actor)).body.cases.map((one: { id: string }) => one.id);
    assert.deepEqual(await seen(await server.as('case_manager')), [caseId]);
    assert.deepEqual(await seen(await server.as('supervisor')), [caseId]);
  });
});

describe('changing a person', () => {
  it('answers a conflict with the fields that differ, and loses nothing', async () => {
    const { id } = await register();
    assert.equal((await send('PATCH', id, { pronouns: 'they/them', preferredName: 'Rio' }, 1)).body.version, 2);
    const conflict = await send('PATCH', id, { preferredName: 'Riv', birthDate: '1994-03-06' }, 1);
    assert.deepEqual([conflict.status, conflict.body.code, conflict.body.version], [409, 'write.conflict', 2]);
    assert.deepEqual(conflict.body.fields, [
      { field: 'preferredName', base: null, theirs: 'Rio', yours: 'Riv' },
      { field: 'birthDate', base: '1994-03-05', theirs: '1994-03-05', yours: '1994-03-06' },
    ]);
    assert.equal((await get(id)).body.preferredName, 'Rio');
  });

  it('asks which version was seen, and keeps to the rules of registering', async () => {
    const { id } = await register();
    assert.equal((await send('PATCH', id, { pronouns: 'she' })).body.code, 'write.version-missing');
    assert.equal((await send('PATCH', id, { givenNames: '', familyName: '' }, 1)).body.code, 'person.name-missing');
    assert.equal((await send('PATCH', id, { deceasedOn: '1990' }, 1)).body.code, 'person.died-before-birth');
    assert.equal((await send('PATCH', id, {}, 1)).status, 400);
  });
});

describe('ways to be reached', () => {
  it('are added, changed and taken away, each at the version seen', async () => {
    const { id } = await register();
    const point = aPhone('206-555-0101');
    const added = await send('POST', `${id}/contact-points`, point);
    assert.deepEqual([added.status, added.body.contactPoints[0].value], [201, '+12065550101']);
    assert.equal((await send('POST', `${id}/contact-points`, point)).status, 201);
    const url = `${id}/contact-points/${point.id}`;
    const hours = { days: [1, 2, 3], from: '17:00', to: '20:00' };
    const changed = await send('PATCH', url, { kind: 'text', value: '+39 333 123 4567', hours }, 1);
    assert.deepEqual(
      [changed.body.contactPoints[0].kind, changed.body.contactPoints[0].value, changed.body.contactPoints[0].hours],
      ['text', '+393331234567', hours],
    );
    const conflict = await send('DELETE', url, undefined, 1);
    assert.deepEqual([conflict.status, conflict.body.code], [409, 'write.conflict']);
    assert.deepEqual((await send('DELETE', url, undefined, 2)).body.contactPoints, []);
    assert.equal((await send('DELETE', url, undefined, 2)).status, 404);
  });

  it('are refused where they cannot be right, also when only the kind changes', async () => {
    const { id } = await register();
    const wrong = await send('POST', `${id}/contact-points`, { id: newId(), kind: 'email', value: 'nowhere' });
    assert.deepEqual([wrong.status, wrong.body.code], [422, 'email.unreadable']);
    const point = aPhone('206-555-0101');
    await send('POST', `${id}/contact-points`, point);
    const changed = await send('PATCH', `${id}/contact-points/${point.id}`, { kind: 'email' }, 1);
    assert.deepEqual([changed.status, changed.body.code], [422, 'email.unreadable']);
  });

  it('of one person cannot be changed through another', async () => {
    const [one, other] = [await register(), await register()];
    const point = aPhone('206-555-0101');
    await send('POST', `${one.id}/contact-points`, point);
    assert.equal((await send('PATCH', `${other.id}/contact-points/${point.id}`, { note: 'x' }, 1)).status, 404);
  });
});

describe('a protected address', () => {
  const address = { id: newId(), address: { country: 'US', lines: ['12 Harbor Way'], city: 'Seattle' } } as never;

  it('is hidden from intake as soon as it is written, and shown to the assigned case manager', async () => {
    const { id, addresses, addressHidden } = await register({
      addressProtected: true,
      addresses: [{ ...(address as object), id: newId() }] as never,
    });
    assert.deepEqual([addresses, addressHidden], [[], true]);
    await openCase(id);
    const managed = (await get(id, await server.as('case_manager'))).body;
    assert.deepEqual([managed.addresses[0].address.city, managed.addressHidden], ['Seattle', false]);
  });

  it('is hidden with its history from the moment the protection is set, and back when it is lifted', async () => {
    const { id } = await register({ addresses: [{ ...(address as object), id: newId() }] as never });
    const earlier = (actor: Actor) =>
      server.inTransaction(actor, (tx) =>
        tx.db.selectFrom('rowHistory').select('version').where('tableName', '=', 'person_addresses').where('personId', '=', id).execute(),
      );
    assert.equal((await get(id)).body.addresses.length, 1);
    const hidden = (await send('PATCH', id, { addressProtected: true }, 1)).body;
    assert.deepEqual([hidden.addresses, hidden.addressHidden], [[], true]);
    assert.deepEqual(await earlier(await server.as('intake_worker')), []);
    const shown = (await send('PATCH', id, { addressProtected: false }, 2)).body;
    assert.deepEqual([shown.addresses.length, shown.addressHidden], [1, false]);
  });
});

describe('identifiers', () => {
  it('are kept sealed, shown masked, and opened one by one with an entry in the log', async () => {
    const identifier = { id: newId(), kind: 'us_ssn', value: '078-05-1120' };
    const { id, identifiers } = await register({ identifiers: [identifier] as never });
    assert.deepEqual(identifiers, [{ id: identifier.id, kind: 'us_ssn', issuer: '', lastCharacters: '1120' }]);
    const row = await server.inTransaction(server.system(), (tx) =>
      tx.db.selectFrom('personIdentifiers').selectAll().where('personId', '=', id).executeTakeFirstOrThrow(),
    );
    assert.equal(row.sealedValue.toString('latin1').includes('078051120'), false);
    const opened = await server.request(await server.as('intake_worker'), 'GET', `/api/people/${id}/identifiers/${identifier.id}`);
    assert.deepEqual(opened.body, { value: '078051120' });
    const { count } = await server.inTransaction(server.system(), (tx) =>
      tx.db
        .selectFrom('accessLog')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('personId', '=', id)
        .where('route', '=', '/people/:id/identifiers/:identifierId')
        .executeTakeFirstOrThrow(),
    );
    assert.equal(count, 1);
  });

  it('are refused twice on one person, in whatever spelling, and when they cannot be right', async () => {
    const { id } = await register({ identifiers: [{ id: newId(), kind: 'us_ssn', value: '078-05-1120' }] as never });
    const twice = await send('POST', `${id}/identifiers`, { id: newId(), kind: 'us_ssn', value: '078 05 1120' });
    assert.deepEqual([twice.status, twice.body.code], [409, 'identifier.known-already']);
    const wrong = await send('POST', `${id}/identifiers`, { id: newId(), kind: 'de_kvnr', value: 'A000000003' });
    assert.deepEqual([wrong.status, wrong.body.code], [422, 'identifier.not-valid']);
  });

  it('do not open on another row: a copied number is worthless', async () => {
    const [one, other] = [newId(), newId()];
    const first = await register({ identifiers: [{ id: one, kind: 'other', value: 'AB 12345' }] as never });
    const second = await register({ identifiers: [{ id: other, kind: 'other', value: 'CD 67890' }] as never });
    await server.inTransaction(server.system(), async (tx) => {
      const { sealedValue } = await tx.db
        .selectFrom('personIdentifiers')
        .select('sealedValue')
        .where('id', '=', one)
        .executeTakeFirstOrThrow();
      await tx.db.updateTable('personIdentifiers').set({ sealedValue }).where('id', '=', other).execute();
    });
    const intake = await server.as('intake_worker');
    assert.equal((await server.request(intake, 'GET', `/api/people/${first.id}/identifiers/${one}`)).body.value, 'AB12345');
    assert.equal((await server.request(intake, 'GET', `/api/people/${second.id}/identifiers/${other}`)).status, 500);
  });
});

describe('relations', () => {
  it('say how strong they are, where energy flows and since when, and name an organisation of the network', async () => {
    const person = await register();
    const relation = {
      id: newId(),
      kind: 'social_service',
      relatedName: 'Harbor',
      relatedOrganizationId: server.organizations.harbor,
      strength: 'strong',
      energy: 'gives',
      sinceOn: '2026-01-05',
    };
    const added = await send('POST', `${person.id}/relations`, relation);
    const [shown] = added.body.relations;
    assert.deepEqual({ ...shown, ...relation }, shown);

    const at = `${person.id}/relations/${relation.id}`;
    const change = (body: object) => send('PATCH', at, body, 1);
    assert.equal((await change({ untilOn: '2026-01-04' })).body.code, 'relation.ends-before-it-begins');
    assert.equal((await change({ livesWith: true })).body.code, 'relation.service-in-household');
    assert.equal((await change({ relatedPersonId: (await register()).id })).body.code, 'relation.two-sides');
    assert.equal((await change({ relatedOrganizationId: newId() })).body.code, 'record.not-found');
    assert.equal((await change({ strength: 'fierce' })).status, 400);
    assert.equal((await change({ strength: 'stressful', energy: 'takes' })).body.relations[0].energy, 'takes');
  });

  it('may name somebody who is registered, but not oneself nor somebody hidden', async () => {
    const [one, other] = [await register(), await register({ givenNames: 'Lucia' })];
    const hidden = await register({}, await server.as('intake_worker', 'mercy'));
    const relation = (relatedPersonId: string) => ({ id: newId(), kind: 'sibling', relatedName: 'Lucia Almeida', relatedPersonId });
    assert.equal((await send('POST', `${one.id}/relations`, relation(other.id))).status, 201);
    assert.equal((await send('POST', `${one.id}/relations`, relation(one.id))).body.code, 'relation.with-oneself');
    assert.equal((await send('POST', `${one.id}/relations`, relation(hidden.id))).body.code, 'record.not-found');
  });
});

describe('the list of people', () => {
  it('is ordered by family name whatever the accents, pages, and narrows to people with or without an open case', async () => {
    const [zeta, alpha] = [await register({ familyName: 'Özdemir-Zet' }), await register({ familyName: 'Ostrowski-Zet' })];
    await openCase(zeta.id);
    const list = async (query: string) => (await server.request(await server.as('intake_worker'), 'GET', `/api/people?${query}`)).body;
    const ids = (page: { items: { id: string }[] }) => page.items.map((item) => item.id);
    assert.deepEqual(ids(await list('q=zet')), [alpha.id, zeta.id]);
    assert.deepEqual(ids(await list('q=zet&cases=open')), [zeta.id]);
    assert.deepEqual(ids(await list('q=zet&cases=none')), [alpha.id]);
    const first = await list('q=zet&limit=1');
    assert.deepEqual(ids(await list(`q=zet&limit=1&cursor=${first.nextCursor}`)), [zeta.id]);
    assert.equal((await list('q=zet&cases=open')).items[0].openCases.length, 1);
  });

  it('is exported as shown, and the export is logged with its size', async () => {
    await register({ familyName: '=cmd()' });
    const intake = await server.as('intake_worker');
    const file = await server.request({ ...intake, language: 'it' }, 'GET', '/api/people/export?q=cmd');
    assert.match(String(file.body), /Nome,Nascita,/);
    assert.match(String(file.body), /River =cmd\(\),5 mar 1994/);
    const narrow = await server.request({ ...intake, language: 'de' }, 'GET', '/api/people/export?q=cmd&columns=name,languages');
    assert.match(String(narrow.body), /^\uFEFFName,Sprachen\nRiver =cmd\(\),[A-Z][a-z]+/);
    const logged = await server.inTransaction(server.system(), (tx) =>
      tx.db.selectFrom('accessLog').select('resultCount').where('action', '=', 'export').execute(),
    );
    assert.deepEqual(logged, [{ resultCount: 1 }, { resultCount: 1 }]);
  });
});
