import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import { type TestServer, testServer } from '#testing';
import { aNewUser, aPerson, browser, isStoredAnywhere, mailsTo, password, seen, signedInBrowser, tokenIn } from '../testing.ts';

let server: TestServer;
before(async () => {
  server = await testServer();
});
after(() => server.stop());

describe('inviting somebody', () => {
  it('makes an account and a mail in their language, whose link lets them choose a password once', async () => {
    const administrator = await server.as('administrator');
    const body = aNewUser(server);
    const created = await server.request(administrator, 'POST', '/api/users', body);
    assert.deepEqual([created.status, created.body.state, created.body.memberships[0].role], [201, 'invited', 'case_manager']);
    const [mail] = await mailsTo(server, body.email);
    assert.equal(mail?.subject, 'Il Suo invito a Test Network');
    const token = tokenIn(mail?.text ?? '', 'invitation');
    assert.equal(await isStoredAnywhere(server, token), false);

    const client = browser(server);
    assert.deepEqual((await client.send('GET', `/api/invitations/${token}`)).body, {
      email: body.email,
      givenName: 'Ines',
      familyName: 'Moretti',
      network: 'Test Network',
    });
    const accept = (chosen: string) => client.send('POST', `/api/invitations/${token}`, { password: chosen });
    assert.equal((await accept('too short')).body.code, 'password.too-short');
    assert.equal((await accept(password)).body.session.user.id, body.id);
    assert.equal((await accept('another long password')).body.code, 'token.not-valid');
    assert.equal((await client.send('GET', '/api/session')).body.language, 'it');
  });

  it('repeated is the same account and no second mail; with another body it is refused', async () => {
    const administrator = await server.as('administrator');
    const body = aNewUser(server);
    await server.request(administrator, 'POST', '/api/users', body);
    assert.equal((await server.request(administrator, 'POST', '/api/users', body)).status, 201);
    assert.equal((await mailsTo(server, body.email)).length, 1);
    const other = await server.request(administrator, 'POST', '/api/users', { ...body, givenName: 'Ida' });
    assert.equal(other.body.code, 'create.id-reused');
  });

  it('again ends the earlier link', async () => {
    const administrator = await server.as('administrator');
    const body = aNewUser(server);
    await server.request(administrator, 'POST', '/api/users', body);
    const [first] = await mailsTo(server, body.email);
    assert.equal((await server.request(administrator, 'POST', '/api/invitations', { userId: body.id })).status, 204);
    const [second] = await mailsTo(server, body.email);
    const statusOf = async (text = '') => (await browser(server).send('GET', `/api/invitations/${tokenIn(text, 'invitation')}`)).status;
    assert.deepEqual([await statusOf(first?.text), await statusOf(second?.text)], [410, 200]);
  });

  it('with an address that has an account is refused', async () => {
    const administrator = await server.as('administrator');
    const { email } = await aPerson(server);
    const taken = await server.request(administrator, 'POST', '/api/users', aNewUser(server, { email: email.toUpperCase() }));
    assert.deepEqual([taken.status, taken.body.code], [409, 'user.email-taken']);
  });

  it('is for administrators, and into another organisation only while that has none of its own', async () => {
    const administrator = await server.as('administrator');
    await server.as('administrator', 'mercy');
    const supervisor = await server.as('supervisor');
    assert.equal((await server.request(supervisor, 'POST', '/api/users', aNewUser(server))).body.code, 'access.not-allowed');
    const into = (organizationId: string) => aNewUser(server, { memberships: [{ id: newId(), organizationId, role: 'administrator' }] });
    const { mercy, northgate } = server.organizations;
    assert.equal((await server.request(administrator, 'POST', '/api/users', into(mercy))).body.code, 'user.managed-elsewhere');
    assert.equal((await server.request(administrator, 'POST', '/api/users', into(northgate))).status, 201);
  });
});

describe('a role', () => {
  it('counts from the next request on, and ends with the next request', async () => {
    const administrator = await server.as('administrator');
    const person = await aPerson(server);
    const client = await signedInBrowser(server, person);
    const roles = async () => (await client.send('GET', '/api/session')).body.roles;
    const given = await server.request(administrator, 'POST', `/api/users/${person.id}/memberships`, {
      id: newId(),
      organizationId: server.organizations.harbor,
      role: 'supervisor',
    });
    assert.deepEqual([given.status, await roles()], [201, ['case_manager', 'supervisor']]);
    const membership = given.body.memberships.find(({ role }: { role: string }) => role === 'supervisor');
    const ended = await server.request(administrator, 'DELETE', `/api/memberships/${membership.id}`, undefined, seen(membership.version));
    assert.deepEqual([ended.status, await roles()], [200, ['case_manager']]);
    const conflict = await server.request(
      administrator,
      'DELETE',
      `/api/memberships/${membership.id}`,
      undefined,
      seen(membership.version),
    );
    assert.deepEqual([conflict.status, conflict.body.code], [409, 'write.conflict']);
  });

  it('that ended may be given again; one that is held is not given twice', async () => {
    const administrator = await server.as('administrator');
    const person = await aPerson(server);
    const give = (role: string, more = {}) =>
      server.request(administrator, 'POST', `/api/users/${person.id}/memberships`, {
        id: newId(),
        organizationId: server.organizations.harbor,
        role,
        ...more,
      });
    assert.equal((await give('case_manager')).body.code, 'membership.exists');
    const [membership] = (await server.request(administrator, 'GET', `/api/users/${person.id}`)).body.memberships;
    await server.request(administrator, 'DELETE', `/api/memberships/${membership.id}`, undefined, seen(membership.version));
    assert.equal((await give('case_manager')).status, 201);
    assert.equal((await give('clinician', { validFrom: '2027-05-01', validUntil: '2027-05-01' })).body.code, 'membership.period-empty');
  });

  it('of the last organisation ends, and the session is over', async () => {
    const administrator = await server.as('administrator');
    const person = await aPerson(server);
    const client = await signedInBrowser(server, person);
    const [membership] = (await server.request(administrator, 'GET', `/api/users/${person.id}`)).body.memberships;
    const change = { validUntil: '2026-01-01', validFrom: '2025-01-01' };
    const changed = await server.request(administrator, 'PATCH', `/api/memberships/${membership.id}`, change, seen(membership.version));
    assert.deepEqual([changed.status, (await client.send('GET', '/api/session')).status], [200, 401]);
  });

  it('of administrator cannot be taken from oneself', async () => {
    const person = await aPerson(server, { role: 'administrator', organization: 'harbor' });
    const client = await signedInBrowser(server, person);
    const [membership] = (await client.send('GET', '/api/session')).body.memberships;
    const ended = await client.send('DELETE', `/api/memberships/${membership.id}`, undefined, seen(membership.version));
    assert.equal(ended.body.code, 'user.not-oneself');
  });

  it('cannot be written by others, by way of the database either', async () => {
    const manager = await server.as('case_manager');
    const membership = { id: newId(), userId: manager.userId ?? '', organizationId: server.organizations.harbor, role: 'supervisor' };
    await assert.rejects(
      server.inTransaction(manager, (tx) => tx.db.insertInto('memberships').values(membership).execute()),
      { code: '42501' },
    );
    const changed = await server.inTransaction(manager, (tx) =>
      tx.db.updateTable('memberships').set({ role: 'supervisor' }).where('userId', '=', manager.userId).returning('id').execute(),
    );
    assert.deepEqual(changed, []);
  });
});

describe('somebody with roles in two organisations', () => {
  it('acts for one of them at a time, with the roles held there', async () => {
    const person = await aPerson(server, { role: 'case_manager', organization: 'harbor' });
    await server.request(await server.as('administrator', 'mercy'), 'POST', `/api/users/${person.id}/memberships`, {
      id: newId(),
      organizationId: server.organizations.mercy,
      role: 'clinician',
    });
    const client = await signedInBrowser(server, person);
    assert.deepEqual((await client.send('GET', '/api/session')).body.roles, ['case_manager']);
    const switchTo = (organizationId: string) => client.send('PUT', '/api/session/organization', { organizationId });
    const { body } = await switchTo(server.organizations.mercy);
    assert.deepEqual([body.roles, body.organization.name, body.memberships.length], [['clinician'], 'Mercy General', 2]);
    assert.deepEqual((await client.send('GET', '/api/session')).body.roles, ['clinician']);
    assert.equal((await switchTo(server.organizations.northgate)).body.code, 'session.no-role-there');
    await client.send('DELETE', '/api/session');
    const again = await signedInBrowser(server, person);
    assert.deepEqual((await again.send('GET', '/api/session')).body.roles, ['clinician']);
  });
});

describe('an account', () => {
  it('that is disabled is signed out everywhere at once, and can be opened again', async () => {
    const administrator = await server.as('administrator');
    const person = await aPerson(server);
    const client = await signedInBrowser(server, person);
    const disabled = await server.request(administrator, 'POST', `/api/users/${person.id}/disablement`, undefined, seen(1));
    assert.deepEqual([disabled.body.state, (await client.send('GET', '/api/session')).status], ['disabled', 401]);
    const signIn = () => browser(server).send('POST', '/api/session', { email: person.email, password });
    assert.equal((await signIn()).body.code, 'sign-in.no-role');
    const opened = await server.request(administrator, 'DELETE', `/api/users/${person.id}/disablement`, undefined, seen(2));
    assert.deepEqual([opened.body.state, (await signIn()).status, (await client.send('GET', '/api/session')).status], ['active', 200, 401]);
  });

  it('of an organisation with its own administrators is theirs to change', async () => {
    const person = await aPerson(server, { role: 'clinician', organization: 'mercy' });
    await server.as('administrator', 'mercy');
    const change = async (organization: 'harbor' | 'mercy') =>
      server.request(await server.as('administrator', organization), 'PATCH', `/api/users/${person.id}`, { title: 'Dr.' }, seen(1));
    assert.equal((await change('harbor')).body.code, 'user.managed-elsewhere');
    assert.equal((await change('mercy')).body.title, 'Dr.');
  });

  it('cannot be disabled by its owner, and not changed without saying which version was seen', async () => {
    const person = await aPerson(server, { role: 'administrator', organization: 'harbor' });
    const client = await signedInBrowser(server, person);
    assert.equal((await client.send('POST', `/api/users/${person.id}/disablement`, undefined, seen(1))).body.code, 'user.not-oneself');
    assert.equal((await client.send('PATCH', `/api/users/${person.id}`, { title: 'Dr.' })).status, 428);
  });
});

describe("one's own profile", () => {
  it('is changed by oneself, and conflicts name the fields that differ', async () => {
    const client = await signedInBrowser(server, await aPerson(server));
    const changed = await client.send('PATCH', '/api/me', { language: 'de', theme: 'dark', timeZone: 'Europe/Berlin' }, seen(1));
    assert.deepEqual([changed.body.language, changed.body.user.theme, changed.body.user.version], ['de', 'dark', 2]);
    assert.equal((await client.send('GET', '/api/session')).body.timeZone, 'Europe/Berlin');
    const conflict = await client.send('PATCH', '/api/me', { theme: 'light' }, seen(1));
    assert.deepEqual([conflict.status, conflict.body.fields[0].field], [409, 'theme']);
    const wrong = await client.send('PATCH', '/api/me', { timeZone: 'Mars/Olympus', language: 'fr' }, seen(2));
    assert.deepEqual(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort(), ['#/language', '#/timeZone']);
  });

  it('keeps this session when the password changes, and ends the others', async () => {
    const person = await aPerson(server);
    const [here, there] = [await signedInBrowser(server, person), await signedInBrowser(server, person)];
    const change = (currentPassword: string, newPassword: string) => here.send('PUT', '/api/me/password', { currentPassword, newPassword });
    assert.equal((await change('wrong wrong wrong', 'a brand new sentence')).body.code, 'password.wrong');
    assert.equal((await change(password, 'password2026')).body.code, 'password.too-common');
    assert.equal((await change(password, 'a brand new sentence')).status, 204);
    assert.deepEqual([(await here.send('GET', '/api/session')).status, (await there.send('GET', '/api/session')).status], [200, 401]);
  });
});
