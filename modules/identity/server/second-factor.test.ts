import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { generateSync } from 'otplib';
import { Temporal } from '#kernel';
import { type TestServer, testServer } from '#testing';
import { aPerson, type Browser, browser, isStoredAnywhere, password, signedInBrowser, type TestPerson } from '../testing.ts';

let server: TestServer;
before(async () => {
  server = await testServer();
});
after(() => server.stop());

const start = Temporal.Instant.from('2027-01-11T09:00:00Z');
const later = (seconds: number) => server.setNow(start.add({ seconds }).toString());
const codeAt = (secret: string, seconds: number) => generateSync({ secret, epoch: start.epochMilliseconds / 1000 + seconds });

interface Protected {
  person: TestPerson;
  client: Browser;
  secret: string;
  recoveryCodes: string[];
}

/** Somebody who turned the second factor on at the start, with the code of that moment. */
async function aProtectedPerson(): Promise<Protected> {
  later(0);
  const person = await aPerson(server);
  const client = await signedInBrowser(server, person);
  const { secret } = (await client.send('POST', '/api/me/second-factor')).body;
  const confirmed = await client.send('POST', '/api/me/second-factor/confirmation', { code: codeAt(secret, 0) });
  return { person, client, secret, recoveryCodes: confirmed.body.recoveryCodes };
}

async function firstStep(person: TestPerson): Promise<{ client: Browser; pendingToken: string }> {
  const client = browser(server);
  const { body } = await client.send('POST', '/api/session', { email: person.email, password });
  assert.equal(body.state, 'second-factor-required');
  assert.equal(client.token(), undefined);
  return { client, pendingToken: body.pendingToken };
}

async function secondStep(person: TestPerson, code: string): Promise<{ status: number; code: string }> {
  const { client, pendingToken } = await firstStep(person);
  const { status, body } = await client.send('POST', '/api/session/second-factor', { pendingToken, code });
  return { status, code: body.code };
}

describe('turning the second factor on', () => {
  it('shows a key and a QR code, counts from the first right code on, and gives recovery codes once', async () => {
    later(0);
    const person = await aPerson(server);
    const client = await signedInBrowser(server, person);
    const { body: key } = await client.send('POST', '/api/me/second-factor');
    assert.match(key.uri, /^otpauth:\/\/totp\/Lotse%20Test%20Network:person/);
    assert.match(key.qrSvg, /^<svg /);
    assert.equal(
      (await client.send('POST', '/api/me/second-factor/confirmation', { code: '000000' })).body.code,
      'second-factor.code-wrong',
    );
    // What looks like no code at all is a wrong code too, not a request that does not fit.
    assert.equal(
      (await client.send('POST', '/api/me/second-factor/confirmation', { code: '12 34' })).body.code,
      'second-factor.code-wrong',
    );
    assert.equal((await client.send('GET', '/api/session')).body.secondFactor, false);
    const { body } = await client.send('POST', '/api/me/second-factor/confirmation', { code: codeAt(key.secret, 0) });
    assert.equal(new Set(body.recoveryCodes).size, 10);
    assert.match(body.recoveryCodes[0], /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    assert.equal((await client.send('GET', '/api/session')).body.secondFactor, true);
    assert.equal((await client.send('POST', '/api/me/second-factor')).body.code, 'second-factor.already-on');
  });

  it('leaves neither the key nor a recovery code readable in the database', async () => {
    const { secret, recoveryCodes } = await aProtectedPerson();
    assert.equal(await isStoredAnywhere(server, secret), false);
    for (const code of [recoveryCodes[0] ?? '', (recoveryCodes[0] ?? '').replaceAll('-', '')])
      assert.equal(await isStoredAnywhere(server, code), false);
  });
});

describe('signing in with a second factor', () => {
  it('needs a code after the password; a wrong one may be corrected', async () => {
    const { person, secret } = await aProtectedPerson();
    later(60);
    const { client, pendingToken } = await firstStep(person);
    const step = (code: string) => client.send('POST', '/api/session/second-factor', { pendingToken, code });
    assert.equal((await step('000000')).body.code, 'sign-in.code-wrong');
    const code = codeAt(secret, 60);
    assert.equal((await step(`${code.slice(0, 3)} ${code.slice(3)}`)).body.state, 'signed-in');
    assert.equal((await step(codeAt(secret, 90))).body.code, 'sign-in.step-expired');
  });

  it('takes the code of the step before or after, for clocks that differ, and none further away', async () => {
    const { person, secret } = await aProtectedPerson();
    later(300);
    assert.equal((await secondStep(person, codeAt(secret, 240))).code, 'sign-in.code-wrong');
    assert.equal((await secondStep(person, codeAt(secret, 270))).status, 200);
    assert.equal((await secondStep(person, codeAt(secret, 330))).status, 200);
    assert.equal((await secondStep(person, codeAt(secret, 360))).code, 'sign-in.code-wrong');
  });

  it('takes no code twice, not the one that turned it on and not an older one', async () => {
    const { person, secret } = await aProtectedPerson();
    later(20);
    assert.equal((await secondStep(person, codeAt(secret, 0))).code, 'sign-in.code-wrong');
    later(30);
    assert.equal((await secondStep(person, codeAt(secret, 30))).status, 200);
    assert.equal((await secondStep(person, codeAt(secret, 30))).code, 'sign-in.code-wrong');
    assert.equal((await secondStep(person, codeAt(secret, 0))).code, 'sign-in.code-wrong');
  });

  it('takes a code once also when it comes from many places at the same moment', async () => {
    const { person, secret } = await aProtectedPerson();
    later(120);
    const steps = [await firstStep(person), await firstStep(person), await firstStep(person), await firstStep(person)];
    const answers = await Promise.all(
      steps.map(({ client, pendingToken }) =>
        client.send('POST', '/api/session/second-factor', { pendingToken, code: codeAt(secret, 120) }),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401, 401, 401]);
  });

  it('takes each recovery code once, also at the same moment', async () => {
    const { person, recoveryCodes } = await aProtectedPerson();
    const [first = '', second = ''] = recoveryCodes;
    assert.equal((await secondStep(person, first.toLowerCase().replaceAll('-', ' '))).status, 200);
    assert.equal((await secondStep(person, first)).code, 'sign-in.code-wrong');
    const answers = await Promise.all([secondStep(person, second), secondStep(person, second)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401]);
  });

  it('waits five minutes for the code, and counts wrong ones like wrong passwords', async () => {
    const { person, secret } = await aProtectedPerson();
    const { client, pendingToken } = await firstStep(person);
    later(301);
    const late = await client.send('POST', '/api/session/second-factor', { pendingToken, code: codeAt(secret, 301) });
    assert.equal(late.body.code, 'sign-in.step-expired');
    for (let guess = 1; guess <= 4; guess += 1) assert.equal((await secondStep(person, '000000')).code, 'sign-in.code-wrong');
    const { client: other, pendingToken: token } = await firstStep(person);
    const guess = (code: string) => other.send('POST', '/api/session/second-factor', { pendingToken: token, code });
    assert.equal((await guess('000000')).body.code, 'sign-in.code-wrong');
    assert.equal((await guess(codeAt(secret, 330))).body.code, 'sign-in.locked');
  });

  it('is not asked again when an idle session is continued, but when the whole session is over', async () => {
    const { person, client } = await aProtectedPerson();
    later(40 * 60);
    assert.equal((await client.send('POST', '/api/session/renewal', { userId: person.id, password })).body.state, 'signed-in');
    later(14 * 60 * 60);
    assert.equal((await client.send('POST', '/api/session/renewal', { userId: person.id, password })).body.state, 'second-factor-required');
  });
});

describe('turning the second factor off', () => {
  it('needs the password, and ends the recovery codes too', async () => {
    const { person, client, recoveryCodes } = await aProtectedPerson();
    const removal = (typed: string) => client.send('POST', '/api/me/second-factor/removal', { password: typed });
    assert.equal((await removal('wrong wrong wrong')).body.code, 'password.wrong');
    const fresh = await client.send('POST', '/api/me/recovery-codes', { password });
    assert.ok(!fresh.body.recoveryCodes.includes(recoveryCodes[0]));
    assert.equal((await secondStep(person, recoveryCodes[0] ?? '')).code, 'sign-in.code-wrong');
    assert.equal((await removal(password)).status, 204);
    assert.equal((await browser(server).send('POST', '/api/session', { email: person.email, password })).body.state, 'signed-in');
    assert.equal((await client.send('POST', '/api/me/recovery-codes', { password })).body.code, 'second-factor.not-on');
  });

  it('is also for the administrator of the organisation, when the authenticator is lost', async () => {
    const { person } = await aProtectedPerson();
    const administrator = await server.as('administrator');
    const elsewhere = await server.as('administrator', 'mercy');
    const remove = (actor: typeof administrator) => server.request(actor, 'DELETE', `/api/users/${person.id}/second-factor`);
    assert.equal((await remove(elsewhere)).body.code, 'user.managed-elsewhere');
    assert.equal((await remove(administrator)).body.account.secondFactor, false);
    assert.equal((await remove(administrator)).body.code, 'second-factor.not-on');
  });
});
