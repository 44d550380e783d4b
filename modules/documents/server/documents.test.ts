import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { newId } from '#kernel';
import type { Actor } from '#platform';
import { readPdfText, type TestResponse, type TestServer, testServer } from '#testing';
import { largestFile } from '../model.ts';

let server: TestServer;
let manager: Actor;
before(async () => {
  server = await testServer();
  manager = await server.as('case_manager');
});
after(() => server.stop());

const scan = Buffer.from('%PDF-1.7\nscan of a letter');

/** The body of an upload as a browser sends it. */
function form(document: unknown, file: Buffer | null = scan, fileName = 'Brief.pdf') {
  const boundary = 'lotse-test-boundary';
  const field = `--${boundary}\r\ncontent-disposition: form-data; name="document"\r\n\r\n${JSON.stringify(document)}\r\n`;
  const start = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: text/html\r\n\r\n`;
  const parts = file
    ? [Buffer.from(field + start), file, Buffer.from(`\r\n--${boundary}--\r\n`)]
    : [Buffer.from(`${field}--${boundary}--\r\n`)];
  return { body: Buffer.concat(parts), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}

const aDocument = (of: Record<string, unknown> = {}) => ({
  id: newId(),
  title: 'Letter of the landlord',
  kind: 'letter',
  category: 'social',
  ...of,
});

async function upload(caseId: string, document: unknown, file?: Buffer | null, fileName?: string, actor = manager): Promise<TestResponse> {
  const { body, headers } = form(document, file, fileName);
  return server.request(actor, 'POST', `/api/cases/${caseId}/documents`, body, headers);
}

describe('filing a document', () => {
  it('stores the file under the type its bytes have, whatever the sender said', async () => {
    const { caseId } = await server.openCase();
    const document = aDocument();
    const { status, body } = await upload(caseId, document, scan, '../Brief Müller.html');
    assert.equal(status, 201);
    assert.deepEqual(
      [body.mediaType, body.fileName, body.size, body.number, body.canPreview, body.createdByName],
      ['application/pdf', 'Brief Müller.pdf', scan.length, 1, true, 'case_manager harbor'],
    );
    const listed = await server.request(manager, 'GET', `/api/cases/${caseId}/documents`);
    assert.deepEqual(listed.body.items, [body]);
  });

  it('sent again with the same content is the same document, with other content refused', async () => {
    const { caseId } = await server.openCase();
    const document = aDocument();
    const first = await upload(caseId, document);
    assert.deepEqual((await upload(caseId, document)).body, first.body);
    const other = await upload(caseId, document, Buffer.from('%PDF-1.7\nanother'));
    assert.deepEqual([other.status, other.body.code], [409, 'create.id-reused']);
  });

  it('as a newer scan counts up and takes the place of the older one', async () => {
    const { caseId } = await server.openCase();
    const first = await upload(caseId, aDocument());
    const second = await upload(caseId, aDocument({ replaces: first.body.id, title: 'Letter, readable' }));
    assert.deepEqual([second.body.number, second.body.seriesId], [2, first.body.id]);
    const current = await server.request(manager, 'GET', `/api/cases/${caseId}/documents`);
    assert.deepEqual(
      current.body.items.map((item: { title: string }) => item.title),
      ['Letter, readable'],
    );
    const versions = await server.request(manager, 'GET', `/api/documents/${first.body.id}/versions`);
    assert.deepEqual(
      versions.body.items.map((item: { number: number }) => item.number),
      [2, 1],
    );
  });

  it('is refused for a page that could run, an empty file, no file, and fields that do not fit', async () => {
    const { caseId } = await server.openCase();
    const codes = [
      await upload(caseId, aDocument(), Buffer.from('<html><script>alert(1)</script>'), 'letter.pdf'),
      await upload(caseId, aDocument(), Buffer.alloc(0)),
      await upload(caseId, aDocument(), null),
      await upload(caseId, aDocument({ title: '', kind: 'poem' })),
      await server.request(manager, 'POST', `/api/cases/${caseId}/documents`, aDocument()),
    ].map(({ status, body }) => [status, body.code]);
    assert.deepEqual(codes, [
      [415, 'document.type-not-taken'],
      [422, 'document.empty'],
      [400, 'document.no-file'],
      [400, 'request.invalid'],
      [400, 'document.no-file'],
    ]);
  });

  it('names every field that does not fit', async () => {
    const { caseId } = await server.openCase();
    const { body } = await upload(caseId, aDocument({ title: '', kind: 'poem' }));
    assert.deepEqual(
      body.errors.map(({ pointer }: { pointer: string }) => pointer),
      ['#/document/title', '#/document/kind'],
    );
  });

  it('is refused beyond the size limit, and the server goes on', async () => {
    const { caseId } = await server.openCase();
    const large = await upload(caseId, aDocument(), Buffer.concat([scan, Buffer.alloc(largestFile)]));
    assert.deepEqual([large.status, large.body.code, large.body.limit], [413, 'request.too-large', largestFile]);
    assert.equal((await upload(caseId, aDocument())).status, 201);
  });

  it('is refused to roles that file nothing, and for cases one does not see', async () => {
    const { caseId } = await server.openCase();
    const [reviewer, stranger] = [await server.as('utilization_reviewer'), await server.as('case_manager', 'mercy')];
    assert.equal((await upload(caseId, aDocument(), scan, 'a.pdf', reviewer)).status, 403);
    assert.equal((await upload(caseId, aDocument(), scan, 'a.pdf', stranger)).status, 404);
  });

  it('in a category one may not see is refused', async () => {
    const { caseId } = await server.openCase();
    const notes = await upload(caseId, aDocument({ category: 'psychotherapy_notes' }));
    assert.deepEqual([notes.status, notes.body.code], [403, 'access.not-allowed']);
  });
});

describe('a document', () => {
  it('is handed out with its real type, under its name, never to be guessed or run', async () => {
    const { caseId } = await server.openCase();
    const { body } = await upload(caseId, aDocument(), scan, 'Brief Müller.pdf');
    const download = await server.request(manager, 'GET', `/api/documents/${body.id}/content`);
    assert.equal(download.body, scan.toString());
    assert.equal(download.headers['content-type'], 'application/pdf');
    assert.equal(
      download.headers['content-disposition'],
      `attachment; filename="Brief Muller.pdf"; filename*=UTF-8''Brief%20M%C3%BCller.pdf`,
    );
    assert.equal(download.headers['x-content-type-options'], 'nosniff');
    assert.match(String(download.headers['content-security-policy']), /^default-src 'none'/);
    const preview = await server.request(manager, 'GET', `/api/documents/${body.id}/content?as=preview`);
    assert.match(String(preview.headers['content-disposition']), /^inline/);
  });

  it('leaves a mark of everybody who looked at it or took it', async () => {
    const { caseId } = await server.openCase();
    const { body } = await upload(caseId, aDocument());
    await server.request(manager, 'GET', `/api/documents/${body.id}/content?as=preview`);
    await server.request(manager, 'GET', `/api/documents/${body.id}/content`);
    const officer = await server.as('privacy_officer');
    const reads = await server.inTransaction(officer, (tx) =>
      tx.db
        .selectFrom('accessLog')
        .select('action')
        .where('caseId', '=', caseId)
        .where('route', '=', '/documents/:id/content')
        .orderBy('at')
        .execute(),
    );
    assert.deepEqual(
      reads.map(({ action }) => action),
      ['view', 'export'],
    );
  });

  it('can be given another title by one who saw its last version', async () => {
    const { caseId } = await server.openCase();
    const { body } = await upload(caseId, aDocument());
    const change = (title: string, version: number) =>
      server.request(manager, 'PATCH', `/api/documents/${body.id}`, { title }, { 'if-match': `"${version}"` });
    assert.equal((await change('Letter of 3 March', 1)).body.title, 'Letter of 3 March');
    const late = await change('Letter', 1);
    assert.deepEqual([late.status, late.body.code, late.body.fields[0].theirs], [409, 'write.conflict', 'Letter of 3 March']);
  });

  it('entered in error stays in the record with the reason, and is not handed out any more', async () => {
    const { caseId } = await server.openCase();
    const { body } = await upload(caseId, aDocument());
    const mark = (headers = { 'if-match': '"1"' }) =>
      server.request(manager, 'POST', `/api/documents/${body.id}/entered-in-error`, { reason: 'belongs to somebody else' }, headers);
    assert.equal((await mark({ 'if-match': '' })).status, 428);
    const marked = await mark();
    assert.deepEqual([marked.status, marked.body.enteredInError.reason, marked.body.canPreview], [200, 'belongs to somebody else', false]);
    assert.equal((await server.request(manager, 'GET', `/api/documents/${body.id}/content`)).body.code, 'document.in-error');
    assert.equal((await mark({ 'if-match': '"2"' })).body.code, 'document.in-error');
    const list = async (show: string) =>
      (await server.request(manager, 'GET', `/api/cases/${caseId}/documents?show=${show}`)).body.items.length;
    assert.deepEqual([await list('current'), await list('all')], [0, 1]);
  });

  it('does not change its file, not even for the owner of the tables', async () => {
    const { caseId } = await server.openCase();
    await upload(caseId, aDocument());
    const owner = new pg.Client({ connectionString: server.ownerUrl });
    await owner.connect();
    await assert.rejects(owner.query("UPDATE documents SET sha256 = repeat('0', 64)"), { constraint: 'document_filed' });
    await owner.end();
  });

  it('is absent for organisations without a release, and its category must be released', async () => {
    const { caseId, personId } = await server.openCase();
    const { body } = await upload(caseId, aDocument({ category: 'finance' }));
    const partner = await server.as('partner', 'northgate');
    const seen = async () => (await server.request(partner, 'GET', `/api/documents/${body.id}`)).status;
    assert.equal(await seen(), 404);
    await server.release({ caseId, personId }, ['identity', 'health_general']);
    assert.equal(await seen(), 404);
    await server.release({ caseId, personId }, ['finance']);
    assert.equal(await seen(), 200);
  });

  it('whose file is gone says so instead of sending nothing', async () => {
    const { caseId } = await server.openCase();
    const content = Buffer.from('%PDF-1.7\nlost');
    const { body } = await upload(caseId, aDocument(), content);
    await rm(join(server.platform.settings.home, 'files'), { recursive: true });
    const { status, body: problem } = await server.request(manager, 'GET', `/api/documents/${body.id}/content`);
    assert.deepEqual([status, problem.code], [500, 'document.file-missing']);
  });
});

it('a document of a person is seen by those who know the person before any case', async () => {
  const { personId } = await server.openCase();
  const supervisor = await server.as('supervisor');
  const { body, headers } = form(aDocument({ category: 'identity', kind: 'identification' }));
  const filed = await server.request(supervisor, 'POST', `/api/people/${personId}/documents`, body, headers);
  assert.deepEqual([filed.status, filed.body.caseId, filed.body.personId], [201, null, personId]);
  const listed = await server.request(supervisor, 'GET', `/api/people/${personId}/documents`);
  assert.equal(listed.body.items.length, 1);
});

describe('the closing summary', () => {
  it('says how every goal ended, in the language of the reader, as a tagged PDF', async () => {
    const { caseId } = await server.openCase();
    const [planId, goalId] = [newId(), newId()];
    const print = (language: string) =>
      server.app.inject({
        method: 'GET',
        url: `/api/cases/${caseId}/closure-summary?language=${language}`,
        headers: { 'x-test-actor': manager.userId ?? '' },
      });
    assert.equal((await print('en')).json().code, 'document.case-not-closed');
    await server.inTransaction(server.system(), async (tx) => {
      await tx.db
        .updateTable('cases')
        .set({ state: 'closed', closedOn: '2026-09-30', openedOn: '2026-03-02' })
        .where('id', '=', caseId)
        .execute();
      await tx.db
        .insertInto('caseClosures')
        .values({
          id: newId(),
          caseId,
          episodeNumber: 1,
          reason: 'goals_met',
          summary: 'River rides to work again.',
          handOver: 'Dr. Sørensen',
          closedOn: '2026-09-30',
        })
        .execute();
      await tx.db.insertInto('plans').values({ id: planId, caseId, number: 1 }).execute();
      await tx.db
        .insertInto('goals')
        .values({ id: goalId, caseId, category: 'social', outcome: 'achieved', outcomeOn: '2026-09-01' })
        .execute();
      await tx.db
        .insertInto('planGoals')
        .values({
          id: newId(),
          planId,
          goalId,
          caseId,
          category: 'social',
          position: 1,
          clientWords: 'I want to ride my bike.',
          measure: '6-minute walk',
        })
        .execute();
      const copyId = newId();
      await tx.db
        .insertInto('planCopies')
        .values({
          id: copyId,
          planId,
          caseId,
          categories: ['social'],
          content: '{}',
          sha256: createHash('sha256').update('{}').digest('hex'),
        })
        .execute();
      await tx.db.updateTable('plans').set({ status: 'in_force', inForceOn: '2026-03-10', copyId }).where('id', '=', planId).execute();
    });
    const german = await print('de');
    assert.equal(german.statusCode, 200);
    const text = readPdfText(german.rawPayload);
    for (const expected of [
      /Abschlusszusammenfassung/,
      /River rides to work again\./,
      /„I want to ride my bike\.“ erreicht 6-minute walk/,
      /2\. März 2026 – 30\. September 2026/,
    ])
      assert.match(text, expected);
    assert.match(german.rawPayload.toString('latin1'), /\/StructTreeRoot/);
  });
});
