import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Temporal } from '#kernel';
import { openPool, queryBuilder } from '#platform';
import { type TestServer, testServer } from '#testing';
import { aPerson, browser, isStoredAnywhere, mailsTo, password, signedInBrowser, tokenIn } from '../testing.ts';
import { addUserByCommand, resetUserByCommand } from './commands.ts';

let server: TestServer;
before(async () => {
  server = await testServer();
});
after(() => server.stop());

const ask = (email: string) => browser(server).send('POST', '/api/password-resets', { email });

/** The answer comes before the mail is written: look until it is there. */
async function tokenFor(email: string, count = 1): Promise<string> {
  for (let look = 0; look < 100; look += 1) {
    const mails = await mailsTo(server, email);
    if (mails.length >= count) return tokenIn(mails[0]?.text ?? '', 'password-reset');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('no mail came');
}

describe('a forgotten password', () => {
  it('is chosen anew with the link of a mail, once; every session ends', async () => {
    const person = await aPerson(server);
    const signedIn = await signedInBrowser(server, person);
    assert.equal((await ask(person.email.toUpperCase())).status, 202);
    const token = await tokenFor(person.email);
    assert.equal(await isStoredAnywhere(server, token), false);
    const client = browser(server);
    assert.equal((await client.send('GET', `/api/password-resets/${token}`)).body.email, person.email);
    const choose = (chosen: string) => client.send('POST', `/api/password-resets/${token}`, { password: chosen });
    assert.equal((await choose('short')).body.code, 'password.too-short');
    assert.equal((await choose('eleven grey herons')).status, 204);
    assert.equal((await choose('eleven grey herons')).body.code, 'token.not-valid');
    assert.equal((await signedIn.send('GET', '/api/session')).status, 401);
    const signIn = (typed: string) => browser(server).send('POST', '/api/session', { email: person.email, password: typed });
    assert.deepEqual([(await signIn(password)).status, (await signIn('eleven grey herons')).status], [401, 200]);
  });

  it('answers the same for an address nobody has', async () => {
    const [somebody, nobody] = [await ask((await aPerson(server)).email), await ask('nobody@example.org')];
    assert.deepEqual([somebody.status, somebody.body], [nobody.status, nobody.body]);
    assert.equal((await ask('not an address')).status, 400);
  });

  it('link is not opened by what the database knows of it', async () => {
    const person = await aPerson(server);
    await ask(person.email);
    const token = await tokenFor(person.email);
    const owner = queryBuilder(openPool(server.ownerUrl, 1));
    const hashes = await owner.selectFrom('oneTimeTokens').select('tokenHash').execute();
    await owner.destroy();
    for (const { tokenHash } of hashes) {
      const stolen = tokenHash.toString('base64url');
      const { body } = await browser(server).send('POST', `/api/password-resets/${stolen}`, { password: 'eleven grey herons' });
      assert.equal(body.code, 'token.not-valid');
    }
    assert.equal((await browser(server).send('GET', `/api/password-resets/${token}`)).status, 200);
  });

  it('link is good for an hour, and only the newest one', async () => {
    const person = await aPerson(server);
    await ask(person.email);
    const first = await tokenFor(person.email, 1);
    await ask(person.email);
    const second = await tokenFor(person.email, 2);
    const statusOf = async (token: string) => (await browser(server).send('GET', `/api/password-resets/${token}`)).status;
    assert.deepEqual([await statusOf(first), await statusOf(second), await statusOf('made up')], [410, 200, 410]);
    server.setNow(Temporal.Now.instant().add({ minutes: 61 }).toString());
    assert.equal(await statusOf(second), 410);
  });

  it('makes no more than three mails an hour for one person', async () => {
    const person = await aPerson(server);
    for (let count = 1; count <= 3; count += 1) {
      await ask(person.email);
      await tokenFor(person.email, count);
    }
    await ask(person.email);
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal((await mailsTo(server, person.email)).length, 3);
  });

  it('chosen at the same moment with one link counts once', async () => {
    const person = await aPerson(server);
    await ask(person.email);
    const token = await tokenFor(person.email);
    const choose = (chosen: string) => browser(server).send('POST', `/api/password-resets/${token}`, { password: chosen });
    const answers = await Promise.all([choose('eleven grey herons'), choose('twelve grey herons')]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 410]);
  });

  it('lets somebody in again who is locked out', async () => {
    const person = await aPerson(server);
    const signIn = (typed: string) => browser(server).send('POST', '/api/session', { email: person.email, password: typed });
    await Promise.all(Array.from({ length: 5 }, () => signIn('wrong wrong wrong')));
    assert.equal((await signIn(password)).body.code, 'sign-in.locked');
    await ask(person.email);
    await browser(server).send('POST', `/api/password-resets/${await tokenFor(person.email)}`, { password: 'eleven grey herons' });
    assert.equal((await signIn('eleven grey herons')).status, 200);
  });
});

describe('the command line', () => {
  it('adds somebody and gives the link to choose a password', async () => {
    const { link } = await addUserByCommand(server.platform, {
      email: 'Ada.Command@example.org',
      givenName: 'Ada',
      familyName: 'Command',
      role: 'administrator',
      organization: 'harbor community services',
    });
    const token = link.split('/').at(-1);
    const accepted = await browser(server).send('POST', `/api/invitations/${token}`, { password: 'eleven grey herons' });
    assert.deepEqual([accepted.body.session.user.email, accepted.body.session.roles], ['ada.command@example.org', ['administrator']]);
  });

  it('says in one sentence what is wrong', async () => {
    const { email } = await aPerson(server);
    const add = (change: object) =>
      addUserByCommand(server.platform, {
        email: 'x@example.org',
        givenName: 'X',
        familyName: 'Y',
        role: 'supervisor',
        organization: 'Mercy General',
        ...change,
      });
    await assert.rejects(add({ email }), /account with this address already/);
    await assert.rejects(add({ email: 'nonsense' }), /not an e-mail address/);
    await assert.rejects(add({ organization: 'Nowhere' }), /no organisation called Nowhere. There is: .*Mercy General/);
    await assert.rejects(add({ organization: undefined }), /Say in which organisation: Harbor Community Services, Mercy General/);
    await assert.rejects(resetUserByCommand(server.platform, { email: 'x@example.org', secondFactor: false }), /no account/);
  });

  it('resets somebody: sessions end, a link is given', async () => {
    const person = await aPerson(server);
    const client = await signedInBrowser(server, person);
    const { link } = await resetUserByCommand(server.platform, { email: person.email, secondFactor: true });
    assert.equal((await client.send('GET', '/api/session')).status, 401);
    const token = link.split('/').at(-1);
    assert.equal((await browser(server).send('POST', `/api/password-resets/${token}`, { password: 'eleven grey herons' })).status, 204);
  });
});
