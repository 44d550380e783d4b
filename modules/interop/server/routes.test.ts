import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import type { Actor } from '#platform';
import { type TestResponse, type TestServer, testServer } from '#testing';
import { importFolder } from './import-fhir.ts';
import { importJobs } from './import-jobs.ts';

const testData = join(import.meta.dirname, '../test-data');
let server: TestServer;
before(async () => {
  server = await testServer();
});
after(() => server.stop());

async function upload(
  actor: Actor,
  files: Record<string, Buffer | string>,
  id: string = newId(),
  fields: Record<string, string> = {},
): Promise<TestResponse> {
  const boundary = 'lotse-test';
  const part = (head: string, body: Buffer | string) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(body),
    Buffer.from('\r\n'),
  ];
  const body = Buffer.concat([
    ...Object.entries(fields).flatMap(([name, value]) => part(`name="${name}"`, value)),
    ...Object.entries(files).flatMap(([name, content]) => part(`name="files"; filename="${name}"`, content)),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  return server.request(actor, 'PUT', `/api/imports/${id}`, body, { 'content-type': `multipart/form-data; boundary=${boundary}` });
}

async function runJobs(): Promise<void> {
  const waiting = await server.inTransaction(server.system(), (tx) =>
    tx.db.selectFrom('imports').selectAll().where('state', '=', 'waiting').execute(),
  );
  for (const row of waiting) {
    const data = {
      networkId: row.networkId,
      importId: row.id,
      organizationId: row.organizationId,
      timeZone: 'America/New_York',
      language: 'en',
    };
    await importJobs[0]?.run(server.platform, data);
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

const patient = (id: string) => JSON.stringify({ resourceType: 'Patient', id, name: [{ family: `Family ${id}` }] });

describe('uploading', () => {
  it('takes files, imports them in the background, and shows what came of it', async () => {
    const intake = await server.as('intake_worker');
    const name = 'patient-with-goals.json.gz';
    const sent = await upload(intake, { [name]: await readFile(join(testData, name)), 'broken.json': '{"resourceType":"Condition"}' });
    assert.equal(sent.status, 201);
    assert.deepEqual([sent.body.state, sent.body.label, sent.body.createdByName], ['waiting', `${name} + 1`, 'intake_worker harbor']);
    await runJobs();
    const { body } = await server.request(intake, 'GET', `/api/imports/${sent.body.id}`);
    assert.deepEqual([body.state, body.personsDone, body.problemCount, body.counts.Goal.created], ['done', 1, 1, 5]);
    const problems = await server.request(intake, 'GET', `/api/imports/${sent.body.id}/problems`);
    assert.deepEqual(problems.body.items[0], {
      ordinal: 1,
      file: 'broken.json',
      path: '$',
      resourceType: 'Condition',
      code: 'patient.not-named',
      element: null,
      line: null,
      byteOffset: null,
    });
    const list = await server.request(intake, 'GET', `/api/imports/${sent.body.id}/problems/export`);
    assert.match(
      list.body,
      /^\uFEFFordinal,file,path,resourceType,code,element,line,byteOffset\n1,broken\.json,\$,Condition,patient\.not-named/,
    );
    assert.equal(await stat(importFolder(server.platform, intake, sent.body.id)).catch(() => undefined), undefined);
  });

  it('is the same import when the same request is sent again', async () => {
    const intake = await server.as('intake_worker');
    const id = newId();
    const one = await upload(intake, { 'a.json': patient('again') }, id);
    const two = await upload(intake, { 'a.json': patient('other') }, id);
    assert.deepEqual([one.status, two.status, two.body.id], [201, 200, id]);
    assert.equal(
      (await upload(await server.as('intake_worker', 'mercy'), { 'a.json': patient('again') }, id)).body.code,
      'create.id-reused',
    );
  });

  it('never touches the files of another organisation that sent an import under the same id', async () => {
    const intake = await server.as('intake_worker');
    const stranger = await server.as('intake_worker', 'mercy');
    const { body } = await upload(intake, { 'ours.json': patient('ours'), 'more.json': patient('more') });
    for (const files of [{}, { 'theirs.json': patient('theirs') }]) assert.ok((await upload(stranger, files, body.id)).status >= 400);
    await runJobs();
    const ours = await server.request(intake, 'GET', `/api/imports/${body.id}`);
    assert.deepEqual([ours.body.state, ours.body.personsDone], ['done', 2]);
    assert.deepEqual(await filesBelow(join(server.platform.settings.home, 'imports')), []);
  });

  it('is refused in another content type than that of uploads', async () => {
    const sent = await server.request(await server.as('intake_worker'), 'PUT', `/api/imports/${newId()}`, { resourceType: 'Bundle' });
    assert.deepEqual([sent.status, sent.body.code], [415, 'request.unsupported']);
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=""']) {
      const { status } = await server.request(await server.as('intake_worker'), 'PUT', `/api/imports/${newId()}`, '--', {
        'content-type': type,
      });
      assert.equal(status, 415, type);
    }
  });

  it('is refused when it ends before its last part does', async () => {
    const cut = Buffer.from('--edge\r\ncontent-disposition: form-data; name="source"\r\n\r\n{}');
    const headers = { 'content-type': 'multipart/form-data; boundary=edge' };
    const sent = await server.request(await server.as('intake_worker'), 'PUT', `/api/imports/${newId()}`, cut, headers);
    assert.deepEqual([sent.status, sent.body.code], [400, 'request.invalid']);
  });

  it('is refused without a file or with a field that does not fit; odd file names do no harm', async () => {
    const intake = await server.as('intake_worker');
    assert.deepEqual((await upload(intake, {})).body.code, 'import.no-file');
    const wrong = await upload(intake, { 'a.json': '{}' }, newId(), { source: 'x'.repeat(300) });
    assert.deepEqual([wrong.status, wrong.body.code, wrong.body.errors[0].pointer], [400, 'request.invalid', '#/source']);
    const odd = await upload(intake, { '../../etc/passwd': patient('odd') });
    assert.deepEqual([odd.status, odd.body.label], [201, 'passwd.json']);
  });
});

describe('an import', () => {
  it('is the business of those who may import, in their organisation', async () => {
    const intake = await server.as('intake_worker');
    const { body } = await upload(intake, { 'mine.json': patient('mine') });
    assert.equal((await server.request(await server.as('case_manager'), 'GET', '/api/imports')).status, 403);
    assert.equal((await upload(await server.as('case_manager'), { 'x.json': patient('x') })).status, 403);
    assert.equal((await server.request(null, 'GET', '/api/imports')).status, 401);
    const stranger = await server.as('intake_worker', 'mercy');
    for (const path of ['', '/problems', '/problems/export']) {
      assert.equal((await server.request(stranger, 'GET', `/api/imports/${body.id}${path}`)).status, 404);
    }
    assert.deepEqual((await server.request(stranger, 'GET', '/api/imports')).body.items, []);
    assert.equal((await server.request(stranger, 'POST', `/api/imports/${body.id}/cancellation`)).status, 404);
  });

  it('can be cancelled while it waits, and then does nothing', async () => {
    const intake = await server.as('intake_worker');
    const { body } = await upload(intake, { 'never.json': patient('never') });
    const cancelled = await server.request(intake, 'POST', `/api/imports/${body.id}/cancellation`);
    assert.equal(cancelled.body.state, 'cancelled');
    await runJobs();
    const persons = await server.inTransaction(server.system(), (tx) =>
      tx.db.selectFrom('persons').select('id').where('familyName', '=', 'Family never').execute(),
    );
    assert.deepEqual(persons, []);
  });

  it('is listed with the others, the newest first, page by page', async () => {
    const intake = await server.as('intake_worker');
    const first = await server.request(intake, 'GET', '/api/imports?limit=2');
    assert.equal(first.body.items.length, 2);
    const second = await server.request(intake, 'GET', `/api/imports?limit=2&cursor=${first.body.nextCursor}`);
    const times = [...first.body.items, ...second.body.items].map((item: { createdAt: string }) => item.createdAt);
    assert.deepEqual(times, [...times].sort().reverse());
  });
});
