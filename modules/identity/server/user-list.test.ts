import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import { systemActor } from '#platform';
import { type TestServer, testServer } from '#testing';
import { aNewUser, aPerson, browser, password, seen, signedInBrowser } from '../testing.ts';
import { registerUser } from './demo.ts';

let server: TestServer;
before(async () => {
  server = await testServer();
});
after(() => server.stop());

describe('the list of people', () => {
  it('finds by name without accents, address, organisation, role and state', async () => {
    const administrator = await server.as('administrator');
    const body = aNewUser(server, { givenName: 'Zoë', familyName: 'Ångström' });
    await server.request(administrator, 'POST', '/api/users', body);
    const found = async (query: string) => {
      const { body: page } = await server.request(administrator, 'GET', `/api/users?${query}`);
      return page.items.some(({ id }: { id: string }) => id === body.id);
    };
    const { harbor, mercy } = server.organizations;
    assert.deepEqual(
      [
        await found('q=zoe%20angstrom'),
        await found(`q=${body.email.slice(0, 12)}`),
        await found('q=100%25'),
        await found(`q=zoe&organizationId=${harbor}&role=case_manager&state=invited`),
        await found(`q=zoe&organizationId=${mercy}`),
        await found('q=zoe&role=supervisor'),
        await found('q=zoe&state=active'),
      ],
      [true, true, false, true, false, false, false],
    );
  });

  it('is read page by page, everybody once, in the order of names', async () => {
    const administrator = await server.as('administrator');
    for (let index = 0; index < 5; index += 1) await aPerson(server);
    const names: string[] = [];
    const ids = new Set<string>();
    for (let cursor = ''; ; ) {
      const { body } = await server.request(administrator, 'GET', `/api/users?limit=3${cursor && `&cursor=${cursor}`}`);
      for (const user of body.items) {
        names.push(user.familyName);
        ids.add(user.id);
      }
      if (!body.nextCursor) break;
      cursor = body.nextCursor;
    }
    assert.equal(ids.size, names.length);
    assert.deepEqual(names, names.toSorted(new Intl.Collator('en').compare));
  });

  it('tells colleagues who works where, but nothing of accounts, and nobody about clients', async () => {
    const manager = await server.as('case_manager');
    const client = await aPerson(server, { role: 'client', organization: 'harbor' });
    const { body } = await server.request(manager, 'GET', '/api/users');
    assert.ok(body.items.length > 1);
    assert.ok(body.items.every((user: { account: unknown }) => user.account === null));
    const ids = async (actor: typeof manager) =>
      (await server.request(actor, 'GET', '/api/users?limit=200')).body.items.map(({ id }: { id: string }) => id);
    assert.deepEqual(
      [
        (await ids(manager)).includes(client.id),
        (await ids(await server.as('administrator', 'mercy'))).includes(client.id),
        (await ids(await server.as('administrator'))).includes(client.id),
      ],
      [false, false, true],
    );
    assert.equal((await server.request(manager, 'GET', `/api/users/${client.id}`)).status, 404);
    assert.equal((await server.request(await server.as('client'), 'GET', '/api/users')).status, 403);
  });

  it('does not reach into another network', async () => {
    const networkId = newId();
    const [userId, organizationId] = [newId(), newId()];
    await server.inTransaction(systemActor(networkId, { timeZone: 'Europe/Rome', language: 'it' }), async (tx) => {
      const values = { id: networkId, name: 'Altra Rete', country: 'IT', currency: 'EUR', timeZone: 'Europe/Rome', language: 'it' };
      await tx.db.insertInto('networks').values(values).execute();
      await tx.db
        .insertInto('organizations')
        .values({ id: organizationId, name: 'Comune', kind: 'social_agency', sector: 'social', setting: 'public' })
        .execute();
      await registerUser(tx, {
        id: userId,
        email: 'altrove@example.org',
        givenName: 'Altrove',
        familyName: 'Lontano',
        password,
        memberships: [{ id: newId(), organizationId, role: 'administrator' }],
      });
    });
    const administrator = await server.as('administrator');
    assert.deepEqual((await server.request(administrator, 'GET', '/api/users?q=altrove')).body.items, []);
    assert.equal((await server.request(administrator, 'GET', `/api/users/${userId}`)).status, 404);
    assert.equal((await server.request(administrator, 'PATCH', `/api/users/${userId}`, { title: 'x' }, seen(1))).status, 404);
    assert.equal((await server.request(administrator, 'POST', `/api/users/${userId}/disablement`, undefined, seen(1))).status, 404);
    const taken = await server.request(administrator, 'POST', '/api/users', aNewUser(server, { email: 'altrove@example.org' }));
    assert.equal(taken.body.code, 'user.email-taken');
    const theirs = await signedInBrowser(server, { id: userId, email: 'altrove@example.org' });
    assert.equal((await theirs.send('GET', '/api/session')).body.network.name, 'Altra Rete');
    assert.equal((await theirs.send('GET', '/api/users')).body.items.length, 1);
  });

  it('leaves as a file with the headers of the reader, exactly as filtered', async () => {
    const administrator = await server.as('administrator');
    const file = await server.request({ ...administrator, language: 'de' }, 'GET', '/api/users/export?format=csv&role=administrator');
    const lines = String(file.body)
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\n');
    const { body } = await server.request(administrator, 'GET', '/api/users?role=administrator');
    assert.equal(lines[0], 'Name,E-Mail-Adresse,Rollen,Konto,Zweiter Faktor,Zuletzt hier');
    assert.equal(lines.length - 1, body.items.length);
    assert.equal((await server.request(await server.as('case_manager'), 'GET', '/api/users/export?format=csv')).status, 403);
  });
});

describe('the table of roles', () => {
  it('is told to whoever is signed in', async () => {
    const { body } = await server.request(await server.as('privacy_officer'), 'GET', '/api/roles');
    assert.ok(body.permissions.some(({ permission }: { permission: string }) => permission === 'users.manage'));
    assert.deepEqual(body.roles.find(({ role }: { role: string }) => role === 'administrator').categories, []);
    assert.equal((await browser(server).send('GET', '/api/roles')).status, 401);
  });
});
