import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Actor, systemActor } from '#platform';
import { type TestServer, testServer } from '#testing';
import { importFhir } from './import-fhir.ts';

const testData = join(import.meta.dirname, '../test-data');
let server: TestServer;
let personId: string;
before(async () => {
  server = await testServer();
  const actor = systemActor(server.networkId, {
    timeZone: 'America/New_York',
    language: 'en',
    organizationId: server.organizations.harbor,
  });
  await importFhir(server.platform, { path: testData, actor, source: 'Mercy General' });
  const [withNotes] = await server.inTransaction(actor, (tx) =>
    tx.db.selectFrom('healthEntries').select('personId').where('kind', '=', 'document').limit(1).execute(),
  );
  personId = withNotes?.personId ?? '';
});
after(() => server.stop());

async function get(actor: Actor, path: string) {
  return server.request(actor, 'GET', `/api${path}`);
}

describe('the health record', () => {
  it('says what there is, and lists the entries of a kind from the latest to the first', async () => {
    const intake = await server.as('intake_worker');
    const { body } = await get(intake, `/people/${personId}/health-record`);
    const encounters = body.kinds.find((one: { kind: string }) => one.kind === 'encounter');
    const pages = [];
    for (let cursor = ''; ; ) {
      const page = (await get(intake, `/people/${personId}/health-entries?kind=encounter&limit=3${cursor}`)).body;
      pages.push(...page.items);
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    assert.equal(pages.length, encounters.count);
    const times = pages.map((entry: { startsAt: string }) => entry.startsAt);
    assert.deepEqual(times, [...times].sort().reverse());
    assert.ok(pages.every((entry: { organizationName: string | null }) => entry.organizationName !== null));
  });

  it('says where it came from and when', async () => {
    const { body } = await get(await server.as('intake_worker'), `/people/${personId}/health-record`);
    assert.deepEqual(body.sources, ['Mercy General']);
    assert.ok(Date.parse(body.receivedAt) <= Date.now());
  });

  it('shows only what still holds where that is asked for', async () => {
    const intake = await server.as('intake_worker');
    const all = (await get(intake, `/people/${personId}/health-entries?kind=condition`)).body.items;
    const current = (await get(intake, `/people/${personId}/health-entries?kind=condition&show=current`)).body.items;
    assert.ok(current.length > 0 && current.length <= all.length);
    assert.ok(current.every((entry: { status: string }) => entry.status === 'active'));
  });

  it('hands out the files in it as files, never to be run by a browser', async () => {
    const intake = await server.as('intake_worker');
    const [document] = (await get(intake, `/people/${personId}/health-entries?kind=document`)).body.items;
    const file = await get(intake, `/health-entries/${document.id}/files/0`);
    assert.equal(file.status, 200);
    assert.match(String(file.headers['content-disposition']), /^attachment; filename="record-[0-9a-f]{12}-0\.txt"$/);
    assert.equal(file.headers['x-content-type-options'], 'nosniff');
    assert.match(String(file.body), /# Chief Complaint/);
    assert.equal((await get(intake, `/health-entries/${document.id}/files/9`)).status, 404);
  });

  it('is logged when it is read, and is not there for those who may not see the person', async () => {
    const intake = await server.as('intake_worker');
    await get(intake, `/people/${personId}/health-entries?kind=observation`);
    const log = await server.inTransaction(server.system(), (tx) =>
      tx.db
        .selectFrom('accessLog')
        .select(['categories', 'resultCount'])
        .where('route', '=', '/people/:id/health-entries')
        .where('personId', '=', personId)
        .execute(),
    );
    assert.ok(log.some((row) => row.categories.includes('health_general') && (row.resultCount ?? 0) > 0));
    const stranger = await server.as('intake_worker', 'mercy');
    for (const path of [`/people/${personId}/health-record`, `/people/${personId}/health-entries?kind=condition`]) {
      assert.equal((await get(stranger, path)).status, 404);
    }
  });
});
