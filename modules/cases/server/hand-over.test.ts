import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type TestServer, testServer } from '#testing';

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
