import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openPool, queryBuilder, verifyAccess, verifyDuties, verifyFiles } from '#platform';
import { type TestServer, testServer } from '#testing';
import { areas } from './areas.ts';

const sources = areas.flatMap((area) => area.dutySources ?? []);

describe('what follows from something else is computed again', () => {
  let server: TestServer;
  let owner: ReturnType<typeof queryBuilder>;
  let caseId: string;
  before(async () => {
    server = await testServer();
    owner = queryBuilder(openPool(server.ownerUrl, 1));
    ({ caseId } = await server.openCase());
  });
  after(async () => {
    await owner.destroy();
    await server.stop();
  });

  it('a duty that was changed, removed or put in past Lotse is named; any change on the case mends it', async () => {
    const verify = async () =>
      (await verifyDuties(server.inTransaction, server.system(), sources)).faults.map(({ fault, fields }) => [fault, ...fields]);
    assert.deepEqual(await verify(), []);
    const [first, second] = await owner.selectFrom('duties').select('id').where('caseId', '=', caseId).orderBy('dutyKey').execute();
    await owner
      .updateTable('duties')
      .set({ priority: 7, dueAt: '2020-01-01T00:00:00Z' })
      .where('id', '=', first?.id ?? '')
      .execute();
    assert.deepEqual(await verify(), [['different', 'dueAt', 'priority']]);
    await owner
      .deleteFrom('duties')
      .where('id', '=', first?.id ?? '')
      .execute();
    await owner
      .updateTable('duties')
      .set({ dutyKey: 'invented:1' })
      .where('id', '=', second?.id ?? '')
      .execute();
    assert.deepEqual((await verify()).flat().sort(), ['left-over', 'missing', 'missing']);
    const need = { id: '019a0000-0000-7000-8000-000000000001', domain: 'housing', text: 'The flat is cold.' };
    const noted = await server.request(await server.as('case_manager'), 'POST', `/api/cases/${caseId}/needs`, need);
    assert.equal(noted.status, 201);
  });

  it('a right to see a case that nothing gives, or that is not there, is named', async () => {
    assert.deepEqual((await verifyAccess(owner)).faults, []);
    await owner
      .updateTable('caseAccess')
      .set({ categories: ['identity'] })
      .where('caseId', '=', caseId)
      .where('basis', '=', 'assignment')
      .execute();
    const { faults } = await verifyAccess(owner);
    assert.deepEqual(faults.map(({ fault, basis }) => `${fault} ${basis}`).sort(), ['left-over assignment', 'missing assignment']);
  });

  it('a file that a document names and that is gone is named', async () => {
    const file = await server.platform.files.put(Buffer.from('what somebody wrote'));
    const folder = join(server.platform.settings.home, 'files');
    const { personId } = await owner.selectFrom('cases').select('personId').where('id', '=', caseId).executeTakeFirstOrThrow();
    const id = '019a0000-0000-7000-8000-000000000002';
    await owner
      .insertInto('documents')
      .values({
        networkId: server.networkId,
        id,
        seriesId: id,
        number: 1,
        caseId,
        personId,
        title: 'Letter',
        kind: 'letter',
        category: 'social',
        fileName: 'letter.txt',
        mediaType: 'text/plain',
        ...file,
      })
      .execute();
    assert.deepEqual((await verifyFiles(owner, folder)).faults, []);
    await rm(join(folder, file.sha256.slice(0, 2), file.sha256));
    assert.deepEqual((await verifyFiles(owner, folder)).faults, [{ sha256: file.sha256, fault: 'missing' }]);
  });
});
