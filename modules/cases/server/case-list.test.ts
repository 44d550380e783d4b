import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId, Temporal } from '#kernel';
import { type TestServer, testServer } from '#testing';
import { casesOn, monday } from './testing.ts';

let server: TestServer;
let aCase: ReturnType<typeof casesOn>['aCase'];
before(async () => {
  server = await testServer();
  server.setNow(monday);
  ({ aCase } = casesOn(server));
});
after(() => server.stop());

describe('the list of cases', () => {
  const list = async (role: 'case_manager' | 'supervisor', query: string, organization: 'harbor' | 'mercy' = 'harbor') =>
    (await server.request(await server.as(role, organization), 'GET', `/api/cases?${query}`)).body;

  it('is mine unless I ask for all I may see; nothing of others', async () => {
    const id = await aCase({ caseManagerId: null });
    const has = (page: { items: { id: string }[] }) => page.items.some((item) => item.id === id);
    assert.equal(has(await list('case_manager', 'limit=200')), false);
    assert.equal(has(await list('supervisor', 'of=all&limit=200&managerId=none')), true);
    assert.deepEqual((await list('supervisor', 'of=all', 'mercy')).items, []);
  });

  it('pages through every case once, whatever the order', async () => {
    for (let index = 0; index < 4; index += 1) await aCase();
    for (const sort of ['deadline', '-deadline', 'name', '-name', 'number', '-number', 'since', '-since']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      let total = 0;
      while (cursor !== null) {
        const page: { items: { id: string }[]; nextCursor: string | null; total: number } = await list(
          'supervisor',
          `of=all&sort=${sort}&limit=3${cursor && `&cursor=${cursor}`}`,
        );
        seen.push(...page.items.map((item) => item.id));
        cursor = page.nextCursor;
        total = page.total;
      }
      assert.equal(new Set(seen).size, seen.length, sort);
      assert.equal(seen.length, total, sort);
    }
  });

  it('tells what is owed: the next deadline as it is sorted by, and how much is late', async () => {
    const id = await aCase();
    server.setNow('2026-03-11T15:00:00Z');
    const { items } = await list('case_manager', 'limit=200');
    const row = items.find((item: { id: string }) => item.id === id);
    const owed = (await server.request(await server.as('case_manager'), 'GET', `/api/duties?caseId=${id}`)).body.items as {
      dueAt: string;
    }[];
    const first = owed.map(({ dueAt }) => dueAt).toSorted()[0] ?? '';
    assert.equal(Temporal.Instant.from(row.nextDeadline.dueAt).epochMilliseconds, Temporal.Instant.from(first).epochMilliseconds);
    assert.equal(row.overdue, owed.filter(({ dueAt }) => dueAt < '2026-03-11T15:00:00Z').length);
    server.setNow(monday);
  });

  it('holds what somebody works on with others, and no longer once that has ended', async () => {
    const id = await aCase();
    const [manager, clinician] = [await server.as('case_manager'), await server.as('clinician')];
    const isMine = async () =>
      (await server.request(clinician, 'GET', '/api/cases?limit=200')).body.items.some((item: { id: string }) => item.id === id);
    assert.equal(await isMine(), false);
    const member = { id: newId(), userId: clinician.userId, role: 'clinician', categories: ['social'] };
    const added = await server.request(manager, 'POST', `/api/cases/${id}/care-team`, member);
    assert.equal(added.status, 201, JSON.stringify(added.body));
    assert.equal(await isMine(), true);
    assert.equal((await server.request(manager, 'DELETE', `/api/cases/${id}/care-team/${member.id}`)).status, 200);
    assert.equal(await isMine(), false);
  });

  it('narrows to what is late, by state and by name', async () => {
    const id = await aCase();
    assert.equal((await list('case_manager', 'overdue=true&limit=200')).items.length, 0);
    server.setNow('2026-03-11T15:00:00Z');
    const late = await list('case_manager', 'duty=first-contact&limit=200');
    assert.ok(late.items.some((item: { id: string; overdue: number }) => item.id === id && item.overdue === 2));
    assert.equal((await list('case_manager', `q=almeida ${id.slice(-4)}&state=assessment`)).total, 1);
    assert.equal((await list('case_manager', `q=almeida ${id.slice(-4)}&state=closed,closing`)).total, 0);
    server.setNow(monday);
  });

  it('leaves as a file in the reader’s language', async () => {
    await aCase();
    const german = { ...(await server.as('case_manager')), language: 'de' as const };
    const { status, headers, body } = await server.request(german, 'GET', '/api/cases/export?format=csv');
    assert.equal(status, 200);
    assert.match(String(headers['content-disposition']), /filename="cases\.csv"/);
    assert.match(body, /^\uFEFFNummer,Klient:in,Stand/);
    assert.match(body, /Klinisch/);
    const some = await server.request(german, 'GET', '/api/cases/export?format=csv&columns=name,state');
    assert.match(some.body, /^\uFEFFKlient:in,Stand\n/);
  });
});

describe('the team board', () => {
  it('counts what is late for each worker; the duties listed are exactly those', async () => {
    await aCase();
    await aCase({ caseManagerId: null });
    server.setNow('2026-03-11T15:00:00Z');
    const supervisor = await server.as('supervisor');
    const { body } = await server.request(supervisor, 'GET', '/api/team');
    for (const worker of body.workers)
      for (const { kind, count } of worker.overdue) {
        const listed = await server.request(
          supervisor,
          'GET',
          `/api/duties?of=team&state=overdue&userId=${worker.userId}&kind=${kind}&limit=500`,
        );
        assert.equal(listed.body.items.length, count, `${worker.name} ${kind}`);
      }
    const nobody = await server.request(supervisor, 'GET', '/api/duties?of=team&state=overdue&userId=none&limit=500');
    assert.equal(nobody.body.items.length, body.nobody.late);
    assert.ok(body.nobody.late > 0 && body.late > body.nobody.late);
    server.setNow(monday);
  });

  it('is for supervisors', async () => {
    assert.equal((await server.request(await server.as('case_manager'), 'GET', '/api/team')).status, 403);
  });
});
