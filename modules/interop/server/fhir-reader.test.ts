import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type FhirRead, readFhirFile } from './fhir-reader.ts';
import { listImportFiles } from './import-files.ts';

const testData = join(import.meta.dirname, '../test-data');
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lotse-reader-'));
});
after(() => rm(folder, { recursive: true }));

async function readAll(path: string, maxResourceBytes?: number): Promise<FhirRead[]> {
  const listed = await listImportFiles(path);
  assert.ok(listed.ok);
  const reads: FhirRead[] = [];
  for (const file of listed.value.files) {
    for await (const read of readFhirFile(file, maxResourceBytes === undefined ? {} : { maxResourceBytes })) reads.push(read);
  }
  return reads;
}

async function readText(name: string, content: string | Buffer, maxResourceBytes?: number): Promise<string[]> {
  const path = join(folder, name);
  await writeFile(path, content);
  return (await readAll(path, maxResourceBytes)).map(brief);
}

function brief(read: FhirRead): string {
  if (read.kind === 'resource') return `${read.path} ${read.resource.resourceType}${read.fullUrl ? ` ${read.fullUrl}` : ''}`;
  return `${read.path} ! ${read.code}${read.at ? ` ${read.at.line}:${read.at.column}` : ''}`;
}

const patient = '{"resourceType":"Patient","id":"1"}';
const bundle = `{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:1","resource":${patient}}]}`;

describe('reading FHIR files', () => {
  it('finds every resource of a gzipped Bundle with its place and full URL', async () => {
    const reads = await readAll(join(testData, 'patient-social-needs.json.gz'));
    assert.equal(reads.length, 154);
    assert.equal(brief(reads[0] as FhirRead), 'entry[0].resource Patient urn:uuid:cd3d3588-94fc-b980-9e94-0390d989d921');
  });
  it('keeps the resource as it was written', async () => {
    for (const read of await readAll(join(testData, 'patient-with-notes.json.gz'))) {
      assert.ok(read.kind === 'resource');
      assert.deepEqual(JSON.parse(String(read.text)), read.resource);
    }
  });
  it('reads a folder, those that others refer to first, and names what it passed over', async () => {
    const listed = await listImportFiles(testData);
    assert.ok(listed.ok);
    assert.deepEqual(
      listed.value.files.map((file) => file.name),
      ['hospitals-and-practitioners.json.gz', 'patient-social-needs.json.gz', 'patient-with-goals.json.gz', 'patient-with-notes.json.gz'],
    );
    assert.deepEqual(listed.value.passedOver, ['README.md']);
  });
  it('refuses a path that is not there or holds nothing', async () => {
    assert.deepEqual(await listImportFiles(join(folder, 'absent')), { ok: false, refusal: { code: 'import.path-missing' } });
    assert.deepEqual(await listImportFiles(await mkdtemp(join(folder, 'empty-'))), {
      ok: false,
      refusal: { code: 'import.nothing-to-read' },
    });
  });
  it('reads lines, with byte order mark, Windows line ends and a last line without end', async () => {
    assert.deepEqual(await readText('a.ndjson', `\uFEFF${patient}\r\n\r\n${bundle}\r\n${patient}`), [
      'line 1 Patient',
      'line 3 entry[0].resource Patient urn:uuid:1',
      'line 4 Patient',
    ]);
  });
  it('reads single resources, and several in a row', async () => {
    assert.deepEqual(await readText('one.json', patient), ['$ Patient']);
    assert.deepEqual(await readText('two.json', `${patient}\n${bundle}`), ['$ Patient', '[1] entry[0].resource Patient urn:uuid:1']);
  });
  it('knows gzip by its content', async () =>
    assert.deepEqual(await readText('zipped.json', gzipSync(bundle)), ['entry[0].resource Patient urn:uuid:1']));
});

describe('what cannot be read is named in its place', () => {
  const withEntry = (entry: string) => `{"resourceType":"Bundle","entry":[{"resource":${patient}},\n  ${entry},{"resource":${patient}}]}`;
  const cases: [what: string, entry: string, code: string][] = [
    ['wrong syntax', '{"resource":{"a":tru}}', 'json.malformed 2:20'],
    ['a name given twice', '{"resource":{"resourceType":"Patient","id":"1","id":"2"}}', 'json.repeated-member 2:3'],
    ['NUL', '{"resource":{"resourceType":"Patient","id":"\\u0000"}}', 'json.unusable-character 2:3'],
    ['half a surrogate pair', '{"resource":{"resourceType":"Patient","id":"\\ud83d"}}', 'json.unusable-character 2:3'],
    ['a number beyond all measure', '{"resource":{"resourceType":"Observation","n":1e999}}', 'json.unusable-number 2:3'],
    ['a member that would change a prototype', '{"resource":{"__proto__":{"x":1}}}', 'json.forbidden-member 2:3'],
    ['an entry without resource', '{"request":{"method":"DELETE","url":"Patient/1"}}', 'entry.no-resource 2:3'],
    ['an entry that is no object', 'null', 'entry.no-resource 2:3'],
    ['a resource without type', '{"resource":{"id":"1"}}', 'resource.no-type 2:3'],
  ];
  for (const [what, entry, code] of cases) {
    it(`${what}, while the entries around it are read`, async () => {
      const [first, problem, last] = await readText('bad.json', withEntry(entry));
      assert.equal(first, 'entry[0].resource Patient');
      assert.match(String(problem), new RegExp(`^entry\\[1\\](\\.resource)? ! ${code}$`));
      assert.equal(last, 'entry[2].resource Patient');
    });
  }
  it('a string far too long, without holding it', async () => {
    const text = withEntry(`{"resource":{"resourceType":"Binary","data":"${'A'.repeat(3_000_000)}"}}`);
    assert.deepEqual((await readText('huge.json', text, 1000))[1], 'entry[1] ! json.too-large 2:3');
    assert.deepEqual((await readText('huge.json.gz', gzipSync(text), 1000)).length, 3);
  });
  it('characters written whole as escapes are fine', async () => {
    assert.deepEqual(await readText('emoji.json', patient.replace('"1"', '"\\ud83d\\ude00 \\\\u0000"')), ['$ Patient']);
  });
  it('bytes that are not UTF-8', async () => {
    const text = Buffer.from(withEntry('{"resource":{"resourceType":"Patient","id":"?"}}'));
    text[text.indexOf('?')] = 0xe4;
    assert.equal((await readText('latin1.json', text))[1], 'entry[1] ! json.encoding 2:3');
  });
  it('a Bundle that ends in the middle, after what was complete', async () => {
    const text = withEntry('{"resource":{"resourceType":"Patient"}}');
    assert.deepEqual(await readText('cut.json', text.slice(0, -30)), [
      'entry[0].resource Patient',
      'entry[1].resource Patient',
      'entry[2] ! json.truncated 2:63',
    ]);
  });
  it('gzip out of which more comes than is taken', async () => {
    const path = join(folder, 'bomb.ndjson.gz');
    await writeFile(
      path,
      gzipSync(Buffer.concat([Buffer.from('{"resourceType":"Patient","id":"1"}\n'), Buffer.alloc(20 * 1024 * 1024, ' ')])),
    );
    const file = { path, name: 'bomb.ndjson.gz', size: 0, lines: true };
    const codes: string[] = [];
    for await (const read of readFhirFile(file, { mostUnpacked: 4 * 1024 * 1024 }))
      codes.push(read.kind === 'problem' ? read.code : 'resource');
    assert.deepEqual(codes, ['resource', 'gzip.grows']);
  });

  it('gzip that ends in the middle or is damaged', async () => {
    const lines = Array.from({ length: 5000 }, (_, n) => `{"resourceType":"Patient","id":"${n * 7919}"}`).join('\n');
    const whole = gzipSync(lines);
    const cut = await readText('cut.ndjson.gz', whole.subarray(0, whole.length >> 1));
    assert.equal(cut.at(-1), '$ ! gzip.truncated');
    assert.ok(cut.length > 1000);
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, whole.length >> 1, (whole.length >> 1) + 50);
    assert.match(String((await readText('damaged.ndjson.gz', damaged)).at(-1)), /^\$ ! gzip\.damaged$/);
  });
  it('files that are no FHIR JSON at all', async () => {
    assert.deepEqual(await readText('empty.json', ''), ['$ ! file.empty']);
    assert.deepEqual(await readText('fhir.json', '<Patient xmlns="http://hl7.org/fhir"/>'), ['$ ! file.not-json']);
    assert.deepEqual(await readText('array.json', `[${patient}]`), ['$ ! file.not-json']);
    assert.deepEqual(await readText('wide.json', Buffer.from(patient, 'utf16le')), ['$ ! file.encoding']);
  });
});
