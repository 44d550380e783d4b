import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type TestServer, testServer } from '#testing';
import { casesOn } from './testing.ts';

let server: TestServer;
before(async () => {
  server = await testServer();
});
after(() => server.stop());

it('a supervisor sees the whole caseload of a worker with what is open on it, and hands it over case by case', async () => {
  const [supervisor, manager, clinician] = await Promise.all([server.as('supervisor'), server.as('case_manager'), server.as('clinician')]);
  const cases = [await server.openCase(), await server.openCase()];
  const caseload = async () => (await server.request(supervisor, 'GET', `/api/team/${manager.userId}/caseload`)).body.items;
  const items = await caseload();
  assert.deepEqual(
    items.map((item: { id: string; weight: number; duties: number; nextAppointment: unknown }) => [item.id, item.weight, item.duties > 0]),
    cases.map(({ caseId }) => [caseId, 1, true]),
  );
  for (const { id, version } of items) {
    const body = { toUserId: clinician.userId, reason: 'leaves the house' };
    const given = await server.request(supervisor, 'POST', `/api/cases/${id}/assignment`, body, { 'if-match': `"${version}"` });
    assert.equal(given.status, 200, JSON.stringify(given.body));
  }
  assert.deepEqual(await caseload(), []);
});

it('a caseload is shown to supervisors only, and of another house only what the reader may see', async () => {
  const manager = await server.as('case_manager');
  const refused = await server.request(manager, 'GET', `/api/team/${manager.userId}/caseload`);
  assert.deepEqual([refused.status, refused.body.code], [403, 'access.not-allowed']);
  await server.openCase();
  const elsewhere = await server.request(await server.as('supervisor', 'mercy'), 'GET', `/api/team/${manager.userId}/caseload`);
  assert.deepEqual(elsewhere.body.items, []);
});

describe('handing a case over', () => {
  const receivers = async (caseId: string) =>
    (await server.request(await server.as('case_manager'), 'GET', `/api/cases/${caseId}/colleagues`)).body.items;

  it('shows what colleagues carry, and moves case, point person and duties', async () => {
    const id = await casesOn(server).aCase();
    const supervisor = await server.as('supervisor');
    const clinician = await server.as('clinician');
    assert.ok((await receivers(id)).some((colleague: { userId: string; cases: number }) => colleague.userId === clinician.userId));
    const before = await server.request(supervisor, 'GET', `/api/cases/${id}`);
    const handed = await server.request(
      supervisor,
      'POST',
      `/api/cases/${id}/assignment`,
      { toUserId: clinician.userId, reason: 'leaves on 27 March' },
      { 'if-match': `"${before.body.version}"` },
    );
    assert.deepEqual(
      [handed.status, handed.body.manager.userId, handed.body.pointPerson.name],
      [200, clinician.userId, 'clinician harbor'],
    );
    assert.equal((await server.request(await server.as('case_manager'), 'GET', `/api/cases/${id}`)).status, 404);
    const { body } = await server.request(clinician, 'GET', '/api/duties');
    assert.ok(body.items.some((duty: { caseId: string }) => duty.caseId === id));
  });

  it('is refused to somebody of another house, and to a stale version', async () => {
    const id = await casesOn(server).aCase();
    const manager = await server.as('case_manager');
    const elsewhere = await server.as('case_manager', 'mercy');
    const give = (toUserId: string | null, version: string) =>
      server.request(manager, 'POST', `/api/cases/${id}/assignment`, { toUserId, reason: 'holiday' }, { 'if-match': version });
    assert.equal((await give(elsewhere.userId, '"1"')).body.code, 'case.manager-elsewhere');
    assert.equal((await give((await server.as('supervisor')).userId, '"7"')).body.code, 'write.conflict');
  });
});
