import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { generateSync } from 'otplib';
import { Temporal } from '#kernel';
import { openPool, queryBuilder } from '#platform';
import { type TestServer, testServer } from '#testing';
import { aPerson, type Browser, browser, password, seen, signedInBrowser, type TestPerson } from '../testing.ts';
import { resetUserByCommand } from './commands.ts';

let server: TestServer;
before(async () => {
  server = await testServer();
});
after(() => server.stop());

const start = Temporal.Instant.from('2027-01-11T09:00:00Z');
let minutes = 0;
const pass = (more: number) => {
  minutes += more;
  server.setNow(start.add({ minutes }).toString());
};
const codeNow = (secret: string) => generateSync({ secret, epoch: start.epochMilliseconds / 1000 + minutes * 60 });

/** An administrator of Harbor whose password was typed a moment ago, in a network that demands nothing. */
async function administrator(): Promise<{ person: TestPerson; client: Browser }> {
  pass(1);
  const nothing = { administratorsSince: null, everybodySince: null };
  await server.inTransaction(server.system(), (tx) => tx.db.updateTable('signInPolicies').set(nothing).execute());
  const person = await aPerson(server, { role: 'administrator', organization: 'harbor' });
  return { person, client: await signedInBrowser(server, person) };
}

async function demand(client: Browser, secondFactor: string) {
  const { version } = (await client.send('GET', '/api/sign-in-policy')).body;
  const answer = await client.send('PUT', '/api/sign-in-policy', { secondFactor }, seen(version));
  pass(1);
  return answer;
}

/** Sets the second factor up in a browser that was just signed in. */
async function setUp(client: Browser): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = (await client.send('POST', '/api/me/second-factor')).body;
  const confirmed = await client.send('POST', '/api/me/second-factor/confirmation', { code: codeNow(secret) });
  return { secret, recoveryCodes: confirmed.body.recoveryCodes };
}

describe('a second factor that the network demands', () => {
  it('is left to each until an administrator says otherwise; who said so and when is journaled and shown', async () => {
    const { person, client } = await administrator();
    const { body: before } = await client.send('GET', '/api/sign-in-policy');
    assert.deepEqual([before.secondFactor, before.changedBy, before.withoutSecondFactor], ['own_choice', null, before.people]);
    const { body: after } = await demand(client, 'administrators');
    assert.deepEqual([after.secondFactor, after.changedBy, after.version], ['administrators', 'Noor Haddad', 2]);
    const owner = queryBuilder(openPool(server.ownerUrl, 1));
    const entry = await owner.selectFrom('journal').select('facts').where('type', '=', 'sign-in-policy-changed').executeTakeFirstOrThrow();
    await owner.destroy();
    assert.deepEqual(entry.facts, { userId: person.id, from: 'own_choice', to: 'administrators' });
  });

  it('is set by administrators only, with the version they saw, and soon after their password', async () => {
    const { person, client } = await administrator();
    const supervisor = await signedInBrowser(server, await aPerson(server, { role: 'supervisor', organization: 'harbor' }));
    assert.equal((await supervisor.send('GET', '/api/sign-in-policy')).body.code, 'access.not-allowed');
    const put = (version: number) => client.send('PUT', '/api/sign-in-policy', { secondFactor: 'own_choice' }, seen(version));
    assert.equal((await put(999)).body.code, 'write.conflict');
    pass(11);
    const { version } = (await client.send('GET', '/api/sign-in-policy')).body;
    assert.deepEqual([(await put(version)).status, (await put(version)).body.code], [428, 'session.proof-needed']);
    await client.send('POST', '/api/session/renewal', { userId: person.id, password });
    assert.equal((await put(version)).body.secondFactor, 'own_choice');
  });

  it('of everybody lets people at work finish, and leads whoever signs in from then on to set one up, before anything else', async () => {
    const { client } = await administrator();
    const atWork = await aPerson(server);
    const open = await signedInBrowser(server, atWork);
    pass(1);
    await demand(client, 'everybody');
    assert.equal((await open.send('GET', '/api/users')).status, 200);

    const fresh = await signedInBrowser(server, atWork);
    assert.equal((await fresh.send('GET', '/api/session')).body.secondFactorOwed, true);
    for (const [method, url] of [
      ['GET', '/api/users'],
      ['GET', '/api/duties'],
      ['PATCH', '/api/me'],
      ['PUT', '/api/me/password'],
      ['GET', '/api/sessions'],
      ['GET', '/api/live?after=0:00000000-0000-0000-0000-000000000000'],
    ] as const)
      assert.equal(
        (await fresh.send(method, url, method === 'GET' ? undefined : bodyOf(url), seen(1))).body.code,
        'second-factor.owed',
        url,
      );
    // What everybody may ask is answered all the same.
    assert.equal((await fresh.send('GET', '/api/setup')).status, 200);

    const { secret, recoveryCodes } = await setUp(fresh);
    assert.equal((await fresh.send('GET', '/api/session')).body.secondFactorOwed, false);
    assert.equal((await fresh.send('GET', '/api/users')).status, 200);
    pass(1);
    const signIn = async (code: string) => {
      const third = browser(server);
      const { pendingToken } = (await third.send('POST', '/api/session', { email: atWork.email, password })).body;
      await third.send('POST', '/api/session/second-factor', { pendingToken, code });
      return (await third.send('GET', '/api/users')).status;
    };
    assert.deepEqual([await signIn(codeNow(secret)), await signIn(recoveryCodes[0] ?? '')], [200, 200]);
  });

  it('cannot be put off by continuing an old session: that ends when it would have ended anyway', async () => {
    const { client } = await administrator();
    const person = await aPerson(server);
    const old = await signedInBrowser(server, person);
    pass(1);
    await demand(client, 'everybody');
    const renew = () => old.send('POST', '/api/session/renewal', { userId: person.id, password });
    const { expiresAt } = (await old.send('GET', '/api/session')).body;
    pass(60);
    assert.deepEqual([(await renew()).body.session.expiresAt, (await old.send('GET', '/api/users')).status], [expiresAt, 200]);
    pass(12 * 60);
    assert.equal((await renew()).body.session.secondFactorOwed, true);
    assert.equal((await old.send('GET', '/api/users')).body.code, 'second-factor.owed');
  });

  it('of administrators concerns nobody else; raised to everybody it lets no administrator go', async () => {
    const { client } = await administrator();
    await demand(client, 'administrators');
    const manager = await signedInBrowser(server, await aPerson(server));
    assert.equal((await manager.send('GET', '/api/users')).status, 200);
    const other = await aPerson(server, { role: 'administrator', organization: 'harbor' });
    const owing = await signedInBrowser(server, other);
    assert.equal((await owing.send('GET', '/api/sign-in-policy')).body.code, 'second-factor.owed');
    await demand(client, 'everybody');
    assert.equal((await owing.send('GET', '/api/sign-in-policy')).body.code, 'second-factor.owed');
  });

  it('cannot be turned off by the person', async () => {
    const { client } = await administrator();
    await setUp(client);
    await demand(client, 'everybody');
    const removal = () => client.send('POST', '/api/me/second-factor/removal', { password });
    assert.deepEqual([(await removal()).status, (await removal()).body.code], [409, 'second-factor.demanded']);
    await demand(client, 'own_choice');
    assert.equal((await removal()).status, 204);
  });

  it('locks nobody out: the command line takes a lost one off, and the new one is set up at the next sign-in', async () => {
    const { person, client } = await administrator();
    await setUp(client);
    await demand(client, 'everybody');
    const { link } = await resetUserByCommand(server.platform, { email: person.email, secondFactor: true });
    const token = link.split('/').at(-1);
    await browser(server).send('POST', `/api/password-resets/${token}`, { password: 'eleven grey herons' });
    const back = browser(server);
    const { body } = await back.send('POST', '/api/session', { email: person.email, password: 'eleven grey herons' });
    assert.deepEqual([body.state, body.session.secondFactorOwed], ['signed-in', true]);
    assert.equal((await setUp(back)).recoveryCodes.length, 10);
  });

  it('can be seen missing: administrators list who has none', async () => {
    const { person, client } = await administrator();
    await setUp(client);
    const names = async (filter: string) =>
      (await client.send('GET', `/api/users?limit=200&secondFactor=${filter}`)).body.items.map(({ id }: { id: string }) => id);
    const [on, off] = [await names('on'), await names('off')];
    assert.deepEqual([on.includes(person.id), off.includes(person.id)], [true, false]);
    const { body: policy } = await client.send('GET', '/api/sign-in-policy');
    assert.ok(policy.withoutSecondFactor < policy.people);
  });
});

const bodyOf = (url: string): unknown =>
  url.endsWith('/password') ? { currentPassword: password, newPassword: 'eleven grey herons' } : { title: 'Dr.' };
