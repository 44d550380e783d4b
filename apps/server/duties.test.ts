import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId, type Role } from '#kernel';
import { type Actor, safetyPriority } from '#platform';
import { type TestServer, testServer } from '#testing';

let server: TestServer;
let manager: Actor;
before(async () => {
  server = await testServer();
  server.setNow('2026-03-02T15:00:00Z');
  manager = await server.as('case_manager');
});
after(() => server.stop());

const reason = 'River is in hospital until then';

async function dutiesOf(caseId: string, query = '', actor: Actor = manager) {
  const { body } = await server.request(actor, 'GET', `/api/duties?caseId=${caseId}${query}`);
  return body.items as { id: string; kind: string }[];
}

/** The first contact that is owed on a new case. */
async function firstContact(): Promise<{ caseId: string; id: string; at: string }> {
  const { caseId } = await server.openCase();
  const duty = (await dutiesOf(caseId)).find(({ kind }) => kind === 'first-contact');
  assert.ok(duty);
  return { caseId, id: duty.id, at: `/api/duties/${duty.id}` };
}

const kindsOf = async (caseId: string, query?: string) => (await dutiesOf(caseId, query)).map(({ kind }) => kind);

it('duties are counted as they are listed', async () => {
  const { caseId } = await firstContact();
  for (const query of ['of=mine', 'of=mine&until=2026-03-05T00:00:00Z', `caseId=${caseId}`, 'of=mine&state=postponed']) {
    const listed = await server.request(manager, 'GET', `/api/duties?${query}`);
    const counted = await server.request(manager, 'GET', `/api/duties/count?${query}`);
    assert.deepEqual([counted.status, counted.body], [200, { count: listed.body.items.length }], query);
  }
  assert.equal((await server.request(await server.as('case_manager', 'mercy'), 'GET', `/api/duties/count?caseId=${caseId}`)).body.count, 0);
});

describe('a duty that is not done now', () => {
  it('is put off to a time to come with a reason, comes back then, and can be taken back at once', async () => {
    const { caseId, at } = await firstContact();
    const postponed = await server.request(manager, 'POST', `${at}/postponement`, { until: '2026-03-09T05:00:00Z', reason });
    assert.equal(postponed.status, 204);
    assert.ok(!(await kindsOf(caseId)).includes('first-contact'));
    assert.ok((await kindsOf(caseId, '&state=postponed')).includes('first-contact'));
    assert.equal((await server.request(manager, 'DELETE', `${at}/postponement`)).status, 204);
    assert.ok((await kindsOf(caseId)).includes('first-contact'));
  });

  it('is not put off to the past, nor without a reason', async () => {
    const { at } = await firstContact();
    const past = await server.request(manager, 'POST', `${at}/postponement`, { until: '2026-03-01T05:00:00Z', reason });
    assert.deepEqual([past.status, past.body.code], [422, 'duty.postponed-to-past']);
    const silent = await server.request(manager, 'POST', `${at}/postponement`, { until: '2026-03-09T05:00:00Z', reason: ' ' });
    assert.equal(silent.status, 400);
  });

  it('is dismissed with a reason that stands in the journal, and can be taken back', async () => {
    const { caseId, at } = await firstContact();
    assert.equal((await server.request(manager, 'POST', `${at}/dismissal`, { reason })).status, 204);
    assert.ok(!(await kindsOf(caseId)).includes('first-contact'));
    const { body } = await server.request(manager, 'GET', `/api/cases/${caseId}/timeline?limit=1`);
    assert.deepEqual([body.items[0].type, body.items[0].facts.reason], ['duty-dismissed', reason]);
    assert.equal((await server.request(manager, 'DELETE', `${at}/postponement`)).status, 204);
    assert.ok((await kindsOf(caseId)).includes('first-contact'));
  });

  it('is never dismissed when it protects somebody', async () => {
    const { id, at } = await firstContact();
    await server.inTransaction(server.system(), (tx) =>
      tx.db.updateTable('duties').set({ priority: safetyPriority }).where('id', '=', id).execute(),
    );
    const refused = await server.request(manager, 'POST', `${at}/dismissal`, { reason });
    assert.deepEqual([refused.status, refused.body.code], [422, 'duty.safety-not-dismissed']);
  });

  it('goes to a colleague who may see the case, and to nobody else', async () => {
    const { caseId, at } = await firstContact();
    const supervisor = await server.as('supervisor');
    const handed = await server.request(manager, 'POST', `${at}/hand-over`, { toUserId: supervisor.userId, reason });
    assert.equal(handed.status, 204);
    const { body } = await server.request(supervisor, 'GET', '/api/duties?of=mine');
    assert.ok(body.items.some((duty: { caseId: string; kind: string }) => duty.caseId === caseId && duty.kind === 'first-contact'));
    const stranger = await server.as('case_manager', 'mercy');
    const refused = await server.request(manager, 'POST', `${at}/hand-over`, { toUserId: stranger.userId, reason });
    assert.deepEqual([refused.status, refused.body.code], [422, 'duty.receiver-cannot-see']);
  });

  it('does not exist for those who may not see the case', async () => {
    const { at } = await firstContact();
    const strangers: [Role, 'harbor' | 'mercy'][] = [
      ['case_manager', 'mercy'],
      ['administrator', 'harbor'],
    ];
    for (const [role, place] of strangers) {
      const refused = await server.request(await server.as(role, place), 'POST', `${at}/dismissal`, { reason });
      assert.equal(refused.status, 404, `${role} at ${place}`);
    }
    assert.equal((await server.request(manager, 'POST', `/api/duties/${newId()}/dismissal`, { reason })).status, 404);
  });
});

it('what is overdue is escalated to the role its rule names, and to nobody else', async () => {
  const { caseId } = await firstContact();
  const supervisor = await server.as('supervisor');
  const escalated = async () => (await dutiesOf(caseId, '&state=escalated', supervisor)).map(({ kind }) => kind);
  assert.deepEqual(await escalated(), []);
  server.setNow('2026-03-06T15:00:00Z');
  assert.ok((await escalated()).includes('first-contact'));
  const told = async (actor: Actor) => {
    const { body } = await server.request(actor, 'GET', '/api/duties?of=team&state=escalated&limit=500');
    return body.items.filter((duty: { caseId: string }) => duty.caseId === caseId).map(({ kind }: { kind: string }) => kind);
  };
  assert.deepEqual(await told(manager), []);
  assert.ok((await told(supervisor)).includes('first-contact'));
  assert.deepEqual(await told(await server.as('supervisor', 'mercy')), []);

  const duty = (await dutiesOf(caseId)).find(({ kind }) => kind === 'first-contact');
  await server.request(supervisor, 'POST', `/api/duties/${duty?.id}/hand-over`, { toUserId: supervisor.userId, reason });
  assert.ok(!(await told(supervisor)).includes('first-contact'), 'what she holds herself is her own');
});

describe('what several people do on one case at the same moment', () => {
  it('is all done, and owed as if they had done it one after the other', async () => {
    const { caseId, id: dutyId } = await firstContact();
    const ids = Array.from({ length: 4 }, () => newId());
    for (const [at, id] of ids.entries()) {
      const times = { startsAt: `2026-03-1${at}T15:00:00Z`, endsAt: `2026-03-1${at}T16:00:00Z` };
      const body = { id, caseId, title: 'Home visit', transport: 'needed', ...times };
      assert.equal((await server.request(manager, 'POST', '/api/appointments', body)).status, 201);
    }
    const post = (url: string, body: object) => server.request(manager, 'POST', `/api/${url}`, body, { 'if-match': '"1"' });
    const outcome = { status: 'cancelled', reason: 'client_ill' };
    const answers = await Promise.all([
      ...ids.map((id) => post(`appointments/${id}/outcome`, outcome)),
      post(`duties/${dutyId}/postponement`, { until: '2026-03-09T05:00:00Z', reason }),
      post(`cases/${caseId}/needs`, { id: newId(), domain: 'food', text: 'A warm meal' }),
      post('contacts', { id: newId(), caseId, mode: 'call', outcome: 'reached', at: '2026-03-02T14:00:00Z', note: 'Called.' }),
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 200, 204, 201, 201],
    );
    const stored = () =>
      server.inTransaction(server.system(), async ({ db }) => {
        const rows = await db.selectFrom('duties').select(['dutyKey', 'dueAt']).where('scopeId', '=', caseId).execute();
        return rows.map(({ dutyKey, dueAt }) => `${dutyKey} ${dueAt}`).sort();
      });
    const before = await stored();
    await server.inTransaction(server.system(), async (tx) => void tx.unsettledCases.add(caseId));
    assert.deepEqual(before, await stored());
  });
});
