import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import { type Actor, personActor } from '#platform';
import { type TestServer, testServer } from '#testing';

let server: TestServer;
let supervisor: Actor;
let manager: Actor;
let administrator: Actor;
let at: string;
before(async () => {
  server = await testServer();
  server.setNow('2026-03-02T15:00:00Z');
  [supervisor, manager, administrator] = await Promise.all([
    server.as('supervisor'),
    server.as('case_manager'),
    server.as('administrator'),
  ]);
  at = `/api/organizations/${server.organizations.harbor}/credentials`;
});
after(() => server.stop());

const aCredential = (fields: object = {}) => ({
  id: newId(),
  userId: manager.userId,
  type: 'professional_licence',
  number: 'RN-4711',
  expiresOn: '2026-03-20',
  ...fields,
});
const ofOrganization = (fields: object = {}) => aCredential({ userId: null, type: 'operating_licence', ...fields });
async function add(credential: ReturnType<typeof aCredential>, by = supervisor) {
  const { status, body } = await server.request(by, 'POST', at, credential);
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}
const write = async (by: Actor, method: 'POST' | 'PATCH', path: string, version: number, body: unknown) =>
  server.request(by, method, `/api/credentials/${path}`, body, { 'if-match': `"${version}"` });
const dutiesOf = async (actor: Actor) => {
  const { body } = await server.request(actor, 'GET', '/api/duties?of=mine');
  return body.items.filter((duty: { kind: string }) => duty.kind === 'renew-credential');
};
const owes = async (actor: Actor, id: string) => (await dutiesOf(actor)).some((duty: { target: string }) => duty.target.includes(id));

describe('a credential that ends', () => {
  it('is owed a renewal by the supervisor from sixty days before, and by nobody after it', async () => {
    const { id } = await add(aCredential());
    const later = await add(aCredential({ expiresOn: '2026-08-01' }));
    const [duty] = (await dutiesOf(supervisor)).filter(({ target }: { target: string }) => target.includes(id));
    assert.deepEqual([duty.dueOn, duty.ruleId, duty.facts.type], ['2026-03-20', 'CM-CREDENTIAL-ENDS', 'professional_licence']);
    assert.equal(await owes(supervisor, later.id), false);
    assert.equal(await owes(manager, id), false);
    const renewed = await write(supervisor, 'PATCH', id, 1, { expiresOn: '2028-03-20' });
    assert.deepEqual([renewed.status, renewed.body.status], [200, 'valid']);
    assert.equal(await owes(supervisor, id), false);
  });

  it('is owed no more once it has ended, or was never there', async () => {
    const [one, other] = [await add(aCredential()), await add(aCredential())];
    assert.deepEqual([await owes(supervisor, one.id), await owes(supervisor, other.id)], [true, true]);
    const ended = await write(supervisor, 'POST', `${one.id}/end`, 1, { on: '2026-03-01', reason: 'has left the profession' });
    assert.deepEqual([ended.body.status, await owes(supervisor, one.id)], ['ended', false]);
    const wrong = await write(supervisor, 'POST', `${other.id}/entered-in-error`, 1, { reason: 'of somebody else' });
    assert.deepEqual([wrong.body.status, await owes(supervisor, other.id)], ['entered_in_error', false]);
    for (const id of [one.id, other.id]) {
      const again = await write(supervisor, 'PATCH', id, 2, { number: '8' });
      assert.deepEqual([again.status, again.body.code], [409, 'credential.is-over']);
    }
  });

  it('of the organisation itself is the administrators’ to renew', async () => {
    const { id } = await add(ofOrganization(), administrator);
    assert.deepEqual([await owes(administrator, id), await owes(supervisor, id)], [true, false]);
  });
});

describe('writing down a credential', () => {
  it('may be repeated, says which version was seen, and answers a conflict', async () => {
    const credential = aCredential();
    assert.deepEqual(await add(credential), await add(credential));
    const changed = await write(supervisor, 'PATCH', credential.id, 1, { issuer: 'Board of Nursing' });
    assert.deepEqual([changed.body.issuer, changed.body.number, changed.body.version], ['Board of Nursing', 'RN-4711', 2]);
    const conflict = await write(supervisor, 'PATCH', credential.id, 1, { issuer: 'Other' });
    assert.deepEqual([conflict.status, conflict.body.fields[0].theirs], [409, 'Board of Nursing']);
  });

  it('is refused for people who do not work there, for dates in disorder and for an end to come', async () => {
    const stranger = await server.as('case_manager', 'mercy');
    const refused = await server.request(supervisor, 'POST', at, aCredential({ userId: stranger.userId }));
    assert.deepEqual([refused.status, refused.body.code], [422, 'credential.holder-not-here']);
    const disorder = aCredential({ issuedOn: '2026-04-01' });
    assert.equal((await server.request(supervisor, 'POST', at, disorder)).status, 400);
    const { id } = await add(aCredential());
    assert.equal((await write(supervisor, 'PATCH', id, 1, { issuedOn: '2026-04-01' })).body.code, 'credential.ends-before-issued');
    assert.equal(
      (await write(supervisor, 'POST', `${id}/end`, 1, { on: '2026-03-03', reason: 'too early' })).body.code,
      'credential.ends-in-future',
    );
  });

  it('is for those who keep it: administrators their organisation’s, supervisors and administrators their staff’s', async () => {
    assert.equal((await server.request(manager, 'POST', at, aCredential())).status, 403);
    assert.equal((await server.request(supervisor, 'POST', at, ofOrganization())).status, 403);
    const elsewhere = await server.as('supervisor', 'mercy');
    assert.equal((await server.request(elsewhere, 'POST', at, aCredential())).status, 403);
    const { id } = await add(ofOrganization(), administrator);
    assert.equal((await write(supervisor, 'PATCH', id, 1, { number: '9' })).status, 403);
  });
});

describe('reading credentials', () => {
  it('of staff is for them and those responsible; of an organisation for the network', async () => {
    const [own, licence] = [await add(aCredential()), await add(ofOrganization(), administrator)];
    const seen = async (actor: Actor) => {
      const { body } = await server.request(actor, 'GET', at);
      const ids = body.items.map(({ id }: { id: string }) => id);
      return [ids.includes(own.id), ids.includes(licence.id)];
    };
    assert.deepEqual(await seen(supervisor), [true, true]);
    assert.deepEqual(await seen(administrator), [true, true]);
    assert.deepEqual(await seen(manager), [true, true]);
    assert.deepEqual(await seen(await server.as('clinician')), [false, true]);
    assert.deepEqual(await seen(await server.as('supervisor', 'mercy')), [false, true]);
    assert.equal((await write(await server.as('supervisor', 'mercy'), 'PATCH', own.id, 1, { number: '1' })).status, 404);
    const stranger = personActor({ ...administrator, networkId: newId(), organizationId: newId() });
    assert.equal((await server.request(stranger, 'GET', at)).status, 404);
    assert.deepEqual((await server.request(stranger, 'GET', '/api/credentials?status=all')).body.items, []);
  });

  it('keeps earlier versions as hidden as they are', async () => {
    const { id } = await add(aCredential());
    await write(supervisor, 'PATCH', id, 1, { number: 'RN-4712' });
    const versions = async (actor: Actor) =>
      server.inTransaction(
        actor,
        async (tx) => (await tx.db.selectFrom('rowHistory').select('version').where('rowId', '=', id).execute()).length,
      );
    assert.deepEqual([await versions(supervisor), await versions(await server.as('clinician'))], [1, 0]);
  });

  it('lists what is due first, counts what it lists, and is exported as it is shown', async () => {
    const { body } = await server.request(supervisor, 'GET', '/api/credentials?limit=2');
    assert.deepEqual([body.items.length, body.items.every(({ status }: { status: string }) => status === 'ending')], [2, true]);
    const rest = await server.request(supervisor, 'GET', `/api/credentials?limit=200&cursor=${body.nextCursor}`);
    assert.equal(rest.body.items.length + 2, body.total);
    server.setNow('2026-03-25T15:00:00Z');
    const expired = await server.request(supervisor, 'GET', '/api/credentials?status=expired&holder=staff');
    assert.ok(expired.body.total > 0);
    const german = { ...supervisor, language: 'de' as const };
    const file = await server.request(german, 'GET', '/api/credentials/export?status=expired&columns=type,status,expiresOn');
    const [header, first] = String(file.body).trim().split('\n');
    assert.match(header ?? '', /Art,Stand,Gültig bis/);
    assert.match(first ?? '', /abgelaufen,2026-03-20/);
    server.setNow('2026-03-02T15:00:00Z');
  });
});
