import assert from 'node:assert/strict';
import { createHook } from 'node:async_hooks';
import { after, before, describe, it } from 'node:test';
import { openPool, queryBuilder } from '#platform';
import { type TestServer, testServer } from '#testing';
import { aPerson, browser, password, signedInBrowser } from '../testing.ts';

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
