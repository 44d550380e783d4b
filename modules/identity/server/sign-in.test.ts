import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type TestServer, testServer } from '#testing';
import { aPerson, browser, password } from '../testing.ts';

let server: TestServer;
before(async () => {
  server = await testServer();
});
after(() => server.stop());

describe('signing in', () => {
  it('with address and password gives a session that says who one is and what one may do', async () => {
    const person = await aPerson(server, { role: 'supervisor', organization: 'harbor' });
    const client = browser(server);
    const { status, body, headers } = await client.send('POST', '/api/session', { email: ` ${person.email.toUpperCase()} `, password });
    assert.equal(status, 200);
    assert.equal(body.state, 'signed-in');
    assert.deepEqual(body.session.roles, ['supervisor']);
    assert.ok(body.session.permissions.includes('team.see'));
    assert.equal(body.session.organization.name, 'Harbor Community Services');
    assert.deepEqual(body.session.network.currency, 'USD');
    assert.match(String(headers['set-cookie']), /^lotse_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const again = await client.send('GET', '/api/session');
    assert.deepEqual([again.status, again.body.user.id, again.body.idleSecondsLeft], [200, person.id, 1800]);
  });
});
