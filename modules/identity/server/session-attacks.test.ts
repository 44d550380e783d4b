import assert from 'node:assert/strict';
import { createHook } from 'node:async_hooks';
import { after, before, describe, it } from 'node:test';
import { generateSync } from 'otplib';
import { Temporal } from '#kernel';
import { openPool, queryBuilder } from '#platform';
import { type TestServer, testServer } from '#testing';
import { aNewUser, aPerson, browser, mailsTo, password, signedInBrowser, tokenIn } from '../testing.ts';
import { resetUserByCommand } from './commands.ts';

let server: TestServer;
before(async () => {
  server = await testServer();
});
after(() => server.stop());

const withToken = (token: string) => server.app.inject({ url: '/api/session', cookies: { lotse_session: token } });

describe('a session', () => {
  it('never has a token that somebody else chose', async () => {
    const person = await aPerson(server);
    const chosen = 'chosen-by-somebody-else-chosen-by-somebody-'.slice(0, 43);
    const headers = { cookie: `lotse_session=${chosen}` };
    const client = browser(server);
    assert.equal((await client.send('POST', '/api/session', { email: person.email, password }, headers)).status, 200);
    assert.notEqual(client.token(), chosen);
    assert.equal((await withToken(chosen)).statusCode, 401);
  });

  it('ends when its browser signs in anew, whoever that is', async () => {
    const [first, second] = [await aPerson(server), await aPerson(server)];
    const client = await signedInBrowser(server, first);
    const earlier = client.token() ?? '';
    assert.equal((await client.send('POST', '/api/session', { email: second.email, password })).status, 200);
    assert.deepEqual([(await withToken(earlier)).statusCode, (await withToken(client.token() ?? '')).statusCode], [401, 200]);
  });

  it('goes on when signing in anew fails', async () => {
    const person = await aPerson(server);
    const client = await signedInBrowser(server, person);
    await client.send('POST', '/api/session', { email: person.email, password: 'not this one at all' });
    assert.equal((await withToken(client.token() ?? '')).statusCode, 200);
  });

  it('is not opened by what the database knows of its token', async () => {
    await signedInBrowser(server, await aPerson(server));
    for (const hash of await sessionHashes())
      for (const encoding of ['hex', 'base64url', 'base64', 'latin1'] as const)
        assert.equal((await withToken(encodeURIComponent(hash.toString(encoding)))).statusCode, 401);
  });
});

describe('somebody who is signed in at several places', () => {
  const statusesOf = async (...places: { send(method: 'GET', url: string): Promise<{ status: number }> }[]) =>
    (await Promise.all(places.map((place) => place.send('GET', '/api/session')))).map(({ status }) => status);

  it('works at all of them at once, and ends all but this one, or one of them, with the password of a moment ago', async () => {
    const person = await aPerson(server);
    const [here, there, elsewhere] = [
      await signedInBrowser(server, person),
      await signedInBrowser(server, person),
      await signedInBrowser(server, person),
    ];
    assert.deepEqual(await statusesOf(here, there, elsewhere), [200, 200, 200]);
    const { items } = (await here.send('GET', '/api/sessions')).body;
    const other = items.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent);
    assert.equal((await here.send('DELETE', `/api/sessions/${other.id}`)).status, 204);
    assert.deepEqual((await statusesOf(there, elsewhere)).sort(), [200, 401]);
    assert.equal((await here.send('DELETE', '/api/sessions')).status, 204);
    assert.deepEqual(await statusesOf(here, there, elsewhere), [200, 401, 401]);
  });

  it('needs the password again for what a thief of the session would do: another factor, the end of the others', async () => {
    const person = await aPerson(server);
    const stolen = await signedInBrowser(server, person);
    const { id } = (await stolen.send('GET', '/api/session')).body;
    try {
      server.setNow(Temporal.Now.instant().add({ minutes: 11 }).toString());
      for (const [method, url] of [
        ['POST', '/api/me/second-factor'],
        ['DELETE', '/api/sessions'],
        ['DELETE', `/api/sessions/${id}`],
      ] as const)
        assert.equal((await stolen.send(method, url)).body.code, 'session.proof-needed', url);
      await stolen.send('POST', '/api/session/renewal', { userId: person.id, password });
      assert.equal((await stolen.send('POST', '/api/me/second-factor')).status, 200);
    } finally {
      server.setNow(null);
    }
  });

  it('ends no session of somebody else', async () => {
    const [mine, theirs] = [await signedInBrowser(server, await aPerson(server)), await signedInBrowser(server, await aPerson(server))];
    const { id } = (await theirs.send('GET', '/api/session')).body;
    assert.equal((await mine.send('DELETE', `/api/sessions/${id}`)).status, 404);
    assert.equal((await mine.send('DELETE', '/api/sessions')).status, 204);
    assert.deepEqual(await statusesOf(theirs), [200]);
  });

  it('is signed out everywhere by an administrator of their organisation, and by nobody else; the account stays open', async () => {
    const person = await aPerson(server);
    const client = await signedInBrowser(server, person);
    await Promise.all([server.as('administrator', 'harbor'), server.as('administrator', 'mercy')]);
    const end = async (role: 'administrator' | 'supervisor', at: 'harbor' | 'mercy') =>
      (await server.request(await server.as(role, at), 'DELETE', `/api/users/${person.id}/sessions`)).body.code;
    assert.deepEqual(
      [await end('supervisor', 'harbor'), await end('administrator', 'mercy')],
      ['access.not-allowed', 'user.managed-elsewhere'],
    );
    assert.deepEqual(await statusesOf(client), [200]);
    assert.equal(await end('administrator', 'harbor'), undefined);
    assert.deepEqual(await statusesOf(client, await signedInBrowser(server, person)), [401, 200]);
  });

  it('loses every other session when a second factor is set up', async () => {
    const person = await aPerson(server);
    const [here, there] = [await signedInBrowser(server, person), await signedInBrowser(server, person)];
    const { secret } = (await here.send('POST', '/api/me/second-factor')).body;
    await here.send('POST', '/api/me/second-factor/confirmation', { code: generateSync({ secret }) });
    assert.deepEqual(await statusesOf(here, there), [200, 401]);
  });
});

describe('a password chosen anew', () => {
  it('skips no second factor', async () => {
    const person = await aPerson(server);
    const client = await signedInBrowser(server, person);
    const { secret } = (await client.send('POST', '/api/me/second-factor')).body;
    await client.send('POST', '/api/me/second-factor/confirmation', { code: generateSync({ secret }) });
    const { link } = await resetUserByCommand(server.platform, { email: person.email, secondFactor: false });
    const back = browser(server);
    await back.send('POST', `/api/password-resets/${link.split('/').at(-1)}`, { password: 'eleven grey herons' });
    const { body } = await back.send('POST', '/api/session', { email: person.email, password: 'eleven grey herons' });
    assert.deepEqual([body.state, back.token()], ['second-factor-required', undefined]);
  });
});

describe('an invitation', () => {
  it('is not accepted twice, not at the same moment either, and an unknown one says nothing', async () => {
    const invited = aNewUser(server);
    await server.request(await server.as('administrator'), 'POST', '/api/users', invited);
    const token = tokenIn((await mailsTo(server, invited.email))[0]?.text ?? '', 'invitation');
    const accept = (link: string, chosen: string) => browser(server).send('POST', `/api/invitations/${link}`, { password: chosen });
    const answers = await Promise.all([accept(token, 'eleven grey herons'), accept(token, 'twelve grey herons')]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 410]);
    const [used, unknown] = [await accept(token, 'eleven grey herons'), await accept('A'.repeat(43), 'eleven grey herons')];
    const { instance: _, ...ofUsed } = used.body;
    const { instance: __, ...ofUnknown } = unknown.body;
    assert.deepEqual([used.status, ofUsed], [unknown.status, ofUnknown]);
  });
});

describe('an address nobody has', () => {
  it('costs the same work as a wrong password: one password is hashed', async () => {
    const person = await aPerson(server);
    const hashed = async (email: string) => {
      let times = 0;
      const watch = createHook({
        init(_id, type) {
          if (/ARGON2/i.test(type)) times += 1;
        },
      }).enable();
      await browser(server).send('POST', '/api/session', { email, password: 'not this one at all' });
      watch.disable();
      return times;
    };
    assert.deepEqual([await hashed(person.email), await hashed('nobody-at-all@example.org')], [1, 1]);
  });
});

async function sessionHashes(): Promise<Buffer[]> {
  const owner = queryBuilder(openPool(server.ownerUrl, 1));
  const rows = await owner.selectFrom('sessions').select('tokenHash').execute();
  await owner.destroy();
  assert.ok(rows.length > 0);
  return rows.map(({ tokenHash }) => tokenHash);
}
