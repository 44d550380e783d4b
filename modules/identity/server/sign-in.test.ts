import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Temporal } from '#kernel';
import { openPool, queryBuilder } from '#platform';
import { type TestServer, testServer } from '#testing';
import { aPerson, browser, isStoredAnywhere, password, signedInBrowser } from '../testing.ts';
import { isSessionAlive } from './authenticate.ts';
import { hashPassword, isOutdated } from './password-hash.ts';

let server: TestServer;
before(async () => {
  server = await testServer();
});
after(() => server.stop());

const start = Temporal.Now.instant();
const later = (duration: Temporal.DurationLike) => server.setNow(start.toZonedDateTimeISO('UTC').add(duration).toInstant().toString());

async function eventsOf(userId: string): Promise<{ type: string; facts: unknown }[]> {
  const owner = queryBuilder(openPool(server.ownerUrl, 1));
  const rows = await owner
    .selectFrom('journal')
    .select(['type', 'facts'])
    .where('area', '=', 'identity')
    .orderBy('at')
    .orderBy('id')
    .execute();
  await owner.destroy();
  return rows.filter((row) => (row.facts as { userId?: string }).userId === userId);
}

describe('signing in', () => {
  it('with address and password gives a session that says who one is and what one may do', async () => {
    const person = await aPerson(server, { role: 'supervisor', organization: 'harbor' });
    const client = browser(server);
    const { status, body, headers } = await client.send('POST', '/api/session', { email: ` ${person.email.toUpperCase()} `, password });
    assert.deepEqual([status, body.state, body.session.roles], [200, 'signed-in', ['supervisor']]);
    assert.ok(body.session.permissions.includes('team.see'));
    assert.equal(body.session.organization.name, 'Harbor Community Services');
    assert.deepEqual(body.session.network.currency, 'USD');
    assert.match(String(headers['set-cookie']), /^lotse_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const again = await client.send('GET', '/api/session');
    assert.deepEqual([again.status, again.body.user.id], [200, person.id]);
    const left = again.body.idleSecondsLeft;
    assert.ok(left > 1700 && left <= 1800, `half an hour is left, less what passed since: ${left}`);
  });

  it('answers the same to a wrong password and to an address nobody has', async () => {
    const person = await aPerson(server);
    const wrong = await browser(server).send('POST', '/api/session', { email: person.email, password: 'not this one at all' });
    const nobody = await browser(server).send('POST', '/api/session', { email: 'nobody@example.org', password: 'not this one at all' });
    const { instance: _, ...ofWrong } = wrong.body;
    const { instance: __, ...ofNobody } = nobody.body;
    assert.deepEqual([wrong.status, ofWrong], [401, ofNobody]);
    assert.equal(wrong.body.code, 'sign-in.failed');
    assert.deepEqual(Object.keys(wrong.headers).sort(), Object.keys(nobody.headers).sort());
  });

  it('is journaled with where from, whether it succeeded or not, and never with the password', async () => {
    const person = await aPerson(server);
    const client = browser(server);
    await client.send('POST', '/api/session', { email: person.email, password: 'not this one at all' }, { 'user-agent': 'curl/8.5' });
    await client.send('POST', '/api/session', { email: person.email, password });
    await client.send('DELETE', '/api/session');
    const events = await eventsOf(person.id);
    assert.deepEqual(
      events.map((event) => event.type).filter((type) => /sign/.test(type)),
      ['sign-in-failed', 'signed-in', 'signed-out'],
    );
    const failure = events.find((event) => event.type === 'sign-in-failed');
    assert.deepEqual(failure?.facts, { userId: person.id, reason: 'password', address: client.address, device: 'curl' });
    assert.ok(!JSON.stringify(events).includes('not this one'));
  });

  it('hashes a password again that was hashed with weaker parameters', async () => {
    const person = await aPerson(server);
    const owner = queryBuilder(openPool(server.ownerUrl, 1));
    const weak = await hashPassword(password, { memory: 8_192, passes: 1, parallelism: 1 });
    await owner.updateTable('credentials').set({ passwordHash: weak }).where('userId', '=', person.id).execute();
    await signedInBrowser(server, person);
    const { passwordHash } = await owner
      .selectFrom('credentials')
      .select('passwordHash')
      .where('userId', '=', person.id)
      .executeTakeFirstOrThrow();
    await owner.destroy();
    assert.deepEqual([isOutdated(weak), isOutdated(passwordHash)], [true, false]);
    await signedInBrowser(server, person);
  });

  it('is refused to an account without a role today, and only after the right password', async () => {
    const person = await aPerson(server);
    await server.inTransaction(server.system(), (tx) =>
      tx.db.updateTable('memberships').set({ validUntil: '2020-01-01' }).where('userId', '=', person.id).execute(),
    );
    const right = await browser(server).send('POST', '/api/session', { email: person.email, password });
    const wrong = await browser(server).send('POST', '/api/session', { email: person.email, password: 'not this one at all' });
    assert.deepEqual([right.body.code, wrong.body.code], ['sign-in.no-role', 'sign-in.failed']);
  });

  it('is refused from another site', async () => {
    const person = await aPerson(server);
    const foreign = await browser(server).send(
      'POST',
      '/api/session',
      { email: person.email, password },
      { 'sec-fetch-site': 'cross-site' },
    );
    assert.deepEqual([foreign.status, foreign.body.code], [403, 'request.foreign-site']);
  });
});

describe('lock-out', () => {
  it('lets four slips pass, then asks to wait, longer each time, also with the right password and from elsewhere', async () => {
    later({ days: 2 });
    const person = await aPerson(server);
    const attempt = async (typed: string) => {
      const { status, body } = await browser(server).send('POST', '/api/session', { email: person.email, password: typed });
      return { status, code: body.code, retryAt: body.retryAt };
    };
    for (let slip = 1; slip <= 5; slip += 1) assert.equal((await attempt('wrong wrong wrong')).code, 'sign-in.failed');
    const locked = await attempt(password);
    assert.deepEqual([locked.status, locked.code], [429, 'sign-in.locked']);
    assert.equal(Temporal.Instant.compare(locked.retryAt, start.add({ hours: 48, seconds: 30 })), 0);
    later({ days: 2, seconds: 31 });
    assert.equal((await attempt('wrong wrong wrong')).code, 'sign-in.failed');
    later({ days: 2, seconds: 31 + 59 });
    assert.equal((await attempt(password)).code, 'sign-in.locked');
    later({ days: 2, seconds: 31 + 61 });
    assert.equal((await attempt(password)).status, 200);
    assert.equal((await attempt('wrong wrong wrong')).code, 'sign-in.failed');
    assert.equal((await attempt(password)).status, 200);
  });

  it('is the same for an address nobody has', async () => {
    const attempt = () => browser(server).send('POST', '/api/session', { email: 'ghost@example.org', password: 'wrong wrong wrong' });
    await Promise.all(Array.from({ length: 5 }, attempt));
    assert.equal((await attempt()).body.code, 'sign-in.locked');
  });

  it('cannot be outrun by many attempts at once', async () => {
    const person = await aPerson(server);
    const attempts = await Promise.all(
      Array.from({ length: 15 }, () =>
        browser(server).send('POST', '/api/session', { email: person.email, password: 'wrong wrong wrong' }),
      ),
    );
    const tried = attempts.filter(({ body }) => body.code === 'sign-in.failed');
    assert.equal(tried.length, 5);
  });

  it('counts an address that tries many accounts', async () => {
    const client = browser(server);
    const attempts = await Promise.all(
      Array.from({ length: 28 }, (_, index) =>
        client.send('POST', '/api/session', { email: `try${index}@example.org`, password: 'wrong wrong wrong' }),
      ),
    );
    assert.equal(attempts.filter(({ body }) => body.code === 'sign-in.failed').length, 25);
    assert.equal(attempts.filter(({ body }) => body.code === 'sign-in.locked').length, 3);
  });
});

describe('a session', () => {
  it('ends when nobody did anything for half an hour, and goes on while somebody does', async () => {
    later({ days: 4 });
    const client = await signedInBrowser(server, await aPerson(server));
    const statusAfter = async (minutes: number, headers: Record<string, string> = {}) => {
      later({ days: 4, minutes });
      return (await client.send('GET', '/api/session', undefined, headers)).status;
    };
    assert.equal(await statusAfter(29), 200);
    assert.equal(await statusAfter(58), 200);
    assert.equal(await statusAfter(70, { 'x-lotse-background': '1' }), 200);
    assert.equal(await statusAfter(89), 401);
  });

  it('is written as used at most once a minute', async () => {
    later({ days: 5 });
    const person = await aPerson(server);
    const client = await signedInBrowser(server, person);
    const lastSeen = async () =>
      (await client.send('GET', '/api/sessions', undefined, { 'x-lotse-background': '1' })).body.items[0].lastSeenAt;
    const begun = await lastSeen();
    later({ days: 5, seconds: 59 });
    await client.send('GET', '/api/session');
    assert.equal(await lastSeen(), begun);
    later({ days: 5, seconds: 60 });
    await client.send('GET', '/api/session');
    assert.notEqual(await lastSeen(), begun);
  });

  it('ends after half a day, whatever happens', async () => {
    later({ days: 6 });
    const client = await signedInBrowser(server, await aPerson(server));
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
      later({ days: 6, minutes });
      assert.equal((await client.send('GET', '/api/session')).status, 200);
    }
    later({ days: 6, hours: 12 });
    assert.equal((await client.send('GET', '/api/session')).status, 401);
  });

  it('that is revoked from another device is over at once, and so is its live feed', async () => {
    later({ days: 7 });
    const person = await aPerson(server);
    const [here, there] = [await signedInBrowser(server, person), await signedInBrowser(server, person)];
    const { body } = await here.send('GET', '/api/sessions');
    assert.deepEqual(body.items.map((item: { isCurrent: boolean }) => item.isCurrent).sort(), [false, true]);
    const other = body.items.find((item: { isCurrent: boolean }) => !item.isCurrent);
    const actor = { ...(await server.as('case_manager')), sessionId: other.id };
    const alive = () => isSessionAlive(server.platform.db, actor, server.platform.clock());
    assert.equal(await alive(), true);
    assert.equal((await here.send('DELETE', `/api/sessions/${other.id}`)).status, 204);
    assert.deepEqual([(await there.send('GET', '/api/session')).status, await alive()], [401, false]);
    assert.equal((await here.send('GET', '/api/session')).status, 200);
    assert.equal((await here.send('DELETE', `/api/sessions/${other.id}`)).status, 404);
  });

  it('of somebody else can neither be seen nor ended', async () => {
    const [mine, theirs] = [await signedInBrowser(server, await aPerson(server)), await signedInBrowser(server, await aPerson(server))];
    const [session] = (await theirs.send('GET', '/api/sessions')).body.items;
    assert.equal((await mine.send('GET', '/api/sessions')).body.items.length, 1);
    assert.equal((await mine.send('DELETE', `/api/sessions/${session.id}`)).status, 404);
    assert.equal((await theirs.send('GET', '/api/session')).status, 200);
  });

  it('can be continued over the page with the password, for the same organisation, after it idled away', async () => {
    later({ days: 8 });
    const person = await aPerson(server);
    const client = await signedInBrowser(server, person);
    const old = client.token();
    const renew = (typed: string, userId = person.id) => client.send('POST', '/api/session/renewal', { userId, password: typed });
    later({ days: 8, minutes: 40 });
    assert.equal((await client.send('GET', '/api/session')).status, 401);
    assert.equal((await renew('wrong wrong wrong')).body.code, 'sign-in.failed');
    assert.equal((await renew(password, (await aPerson(server)).id)).body.code, 'session.other-person');
    const { status, body } = await renew(password);
    assert.deepEqual([status, body.session.user.id], [200, person.id]);
    assert.notEqual(client.token(), old);
    assert.equal((await client.send('GET', '/api/session')).status, 200);
  });

  it('that was revoked cannot be continued', async () => {
    const person = await aPerson(server);
    const [here, there] = [await signedInBrowser(server, person), await signedInBrowser(server, person)];
    const { body } = await here.send('GET', '/api/sessions');
    await here.send('DELETE', `/api/sessions/${body.items.find((item: { isCurrent: boolean }) => !item.isCurrent).id}`);
    assert.equal((await there.send('POST', '/api/session/renewal', { userId: person.id, password })).body.code, 'session.missing');
  });

  it('token is stored nowhere', async () => {
    const client = await signedInBrowser(server, await aPerson(server));
    assert.equal(await isStoredAnywhere(server, client.token() ?? ''), false);
  });
});
