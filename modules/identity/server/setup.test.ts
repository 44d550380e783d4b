import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Refused, Temporal } from '#kernel';
import { openPool, type Platform, queryBuilder, transactor } from '#platform';
import { type TestServer, testDatabase, testServer } from '#testing';
import type { Setup } from '../model.ts';
import { aPerson, browser, password } from '../testing.ts';
import { registerUser } from './demo.ts';
import { isSetUp, setUp } from './setup.ts';

const aSetup = (name = 'Riverside Care Network'): Setup => ({
  network: { name, country: 'US', currency: 'USD', timeZone: 'America/New_York', language: 'en' },
  organization: { name: 'Harbor Community Services', kind: 'social_agency', sector: 'social', setting: 'non_governmental' },
  administrator: { email: 'first@example.org', givenName: 'Amara', familyName: 'Lindgren', password },
});

describe('the first start', () => {
  it('creates one network, however many set-ups come at the same moment', async () => {
    const database = await testDatabase();
    const db = queryBuilder(openPool(database.appUrl, 8));
    const clock = () => Temporal.Now.instant();
    const furnish = async () => undefined;
    const platform = { db, clock, furnish, inTransaction: transactor(db, [], clock) } as unknown as Platform;
    assert.equal(await isSetUp(platform), false);
    const outcomes = await Promise.all(
      ['one', 'two', 'three', 'four'].map((name) =>
        setUp(platform, aSetup(name)).then(
          () => 'done',
          (error: unknown) => (error instanceof Refused ? error.refusal.code : String(error)),
        ),
      ),
    );
    assert.deepEqual(outcomes.sort(), ['done', 'setup.done', 'setup.done', 'setup.done']);
    assert.equal(await isSetUp(platform), true);
    await db.destroy();
    await database.drop();
  });
});

describe('a place that is set up', () => {
  let server: TestServer;
  before(async () => {
    server = await testServer();
  });
  after(() => server.stop());

  it('says so to everybody, and refuses to be set up again', async () => {
    const client = browser(server);
    assert.deepEqual((await client.send('GET', '/api/setup')).body, { needed: false });
    const again = await client.send('POST', '/api/setup', aSetup());
    assert.deepEqual([again.status, again.body.code], [409, 'setup.done']);
  });

  it('offers no sign-ins, unless it was filled for trying out, and not one whose password was changed', async () => {
    const client = browser(server);
    await aPerson(server);
    assert.deepEqual((await client.send('GET', '/api/demo-sign-ins')).body.items, []);
    const id = crypto.randomUUID();
    await server.inTransaction(server.system(), (tx) =>
      registerUser(tx, {
        id,
        email: 'demo@example.org',
        givenName: 'Amara',
        familyName: 'Lindgren',
        password,
        memberships: [{ id: crypto.randomUUID(), organizationId: server.organizations.harbor, role: 'supervisor' }],
        offeredAs: 1,
      }),
    );
    const { body } = await client.send('GET', '/api/demo-sign-ins');
    assert.deepEqual(
      [body.items.length, body.items[0].email, body.items[0].role, body.items[0].password],
      [1, 'demo@example.org', 'supervisor', password],
    );
    await client.send('POST', '/api/session', { email: 'demo@example.org', password });
    await client.send('PUT', '/api/me/password', { currentPassword: password, newPassword: 'nobody else knows this' });
    assert.deepEqual((await client.send('GET', '/api/demo-sign-ins')).body.items, []);
  });
});
