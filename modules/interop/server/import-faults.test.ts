import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { importFhir } from './import-fhir.ts';
import { bundle, condition, importDesk, patient } from './testing.ts';

const desk = importDesk();
const { importer, rows, journaled, problems, importText } = desk;

describe('what cannot be taken', () => {
  it('is listed with its place and reason while the rest goes in', async () => {
    const actor = await importer();
    const done = await importText(
      actor,
      'mixed.json',
      bundle(
        patient('1'),
        { resourceType: 'Condition', id: 'no-code', subject: { reference: 'Patient/1' } },
        {
          resourceType: 'Observation',
          id: 'o',
          status: 'final',
          code: { text: 'x' },
          valueQuantity: { value: 'high' },
          subject: { reference: 'Patient/1' },
        },
        condition('fine', 'Patient/1'),
        condition('stranger', 'Patient/2'),
        { resourceType: 'Condition', id: 'nobody', code: { text: 'x' } },
        { resourceType: 'Condition', id: 'group', code: { text: 'x' }, subject: { reference: 'Group/7' } },
        { resourceType: 'Patient', id: '3' },
        condition('of-nameless', 'Patient/3'),
        { resourceType: 'Flag', id: 'f', subject: { reference: 'Patient/1' } },
      ),
    );
    assert.equal(done.state, 'done');
    assert.deepEqual(await rows(actor, 'SELECT display FROM health_entries'), [{ display: 'Broken arm' }]);
    assert.deepEqual((await problems(actor)).sort(), [
      'entry[1].resource Condition field.missing code',
      'entry[2].resource Observation field.invalid valueQuantity.value',
      'entry[4].resource Condition patient.unknown',
      'entry[5].resource Condition patient.not-named',
      'entry[6].resource Condition patient.not-named',
      'entry[7].resource Patient patient.no-name name',
      'entry[8].resource Condition patient.refused',
    ]);
    assert.equal(done.counts.Flag?.unsupported, 1);
    assert.equal(done.problemCount, 7);
  });

  it('costs only itself where the database cannot hold a value', async () => {
    const actor = await importer();
    const tiny = `{"resourceType":"Observation","id":"o","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/1"},"effectiveDateTime":"0001","valueQuantity":{"value":1}}`;
    const late = tiny.replace('"o"', '"late"').replace('"0001"', '"9999-12-31T23:59:60-14:00"');
    await importText(
      actor,
      'limits.ndjson',
      [JSON.stringify(patient('1')), tiny, late, JSON.stringify(condition('c', 'Patient/1'))].join('\n'),
    );
    assert.equal((await rows(actor, 'SELECT id FROM health_entries')).length, 3);
    const impossible = tiny.replace('"o"', '"x"').replace('"text":"x"', `"text":"x","coding":[{"code":"${'9'.repeat(3000)}"}]`);
    const done = await importText(actor, 'huge.ndjson', [impossible, JSON.stringify(condition('e', 'Patient/1'))].join('\n'));
    assert.equal(done.state, 'done');
  });

  it('is not merged into another person who has the same short id at another sender', async () => {
    const actor = await importer();
    await importText(actor, 'one.json', bundle(patient('1')));
    const other = patient('1', { name: [{ family: 'Other', given: ['Bruno'] }], birthDate: '1950-05-05' });
    await importText(actor, 'other.json', bundle(other, condition('c', 'Patient/1')));
    assert.deepEqual(await problems(actor), [
      'entry[0].resource Patient patient.another-person',
      'entry[1].resource Condition patient.refused',
    ]);
    await importText(actor, 'named.json', bundle(other, condition('c', 'Patient/1')), { source: 'https://other.example' });
    assert.equal((await rows(actor, 'SELECT id FROM persons')).length, 2);
  });

  it('is said of a whole file that is broken, after what came before', async () => {
    const actor = await importer();
    const text = JSON.stringify(bundle(patient('1'), condition('c', 'Patient/1')));
    const done = await importText(actor, 'cut.json', text.slice(0, -20));
    assert.equal(done.state, 'done');
    assert.equal((await rows(actor, 'SELECT id FROM persons')).length, 1);
    assert.deepEqual(await problems(actor), ['entry[1] json.truncated']);
  });
});

describe('who a resource belongs to', () => {
  it('does not depend on order or file: a bulk export has one file per type', async () => {
    const actor = await importer();
    const export_ = await mkdtemp(join(desk.folder, 'bulk-'));
    const ids = Array.from({ length: 40 }, (_, n) => `p${n}`);
    await writeFile(join(export_, 'Condition.ndjson'), ids.map((id) => JSON.stringify(condition(`c-${id}`, `Patient/${id}`))).join('\n'));
    await writeFile(join(export_, 'Patient.ndjson'), ids.map((id) => JSON.stringify(patient(id))).join('\n'));
    const done = await importFhir(desk.server.platform, { path: export_, actor });
    assert.deepEqual([done.personsDone, done.problemCount], [40, 0]);
    assert.deepEqual(
      await rows(
        actor,
        "SELECT count(*)::int AS n FROM health_entries e JOIN persons p ON p.id = e.person_id AND e.resource ->> 'id' = 'c-' || substr(p.family_name, 8)",
      ),
      [{ n: 40 }],
    );
    assert.equal((await journaled(actor, 'record-imported')).length, 40);
  });

  it('is found by another key of the patient: own id, full URL, or identifier', async () => {
    const actor = await importer();
    const entry = [
      { resource: condition('by-id', 'Patient/85') },
      {
        fullUrl: 'urn:uuid:0e3b764f-dabe-4bf6-81b2-9f705bde24fd',
        resource: patient('85', { identifier: [{ system: 'http://hospital', value: 'M1' }] }),
      },
      { resource: condition('by-url', 'urn:uuid:0e3b764f-dabe-4bf6-81b2-9f705bde24fd') },
      { resource: condition('by-identifier', 'Patient?identifier=http://hospital|M1') },
      { resource: { ...condition('by-logical', ''), subject: { identifier: { system: 'http://hospital', value: 'M1' } } } },
    ];
    await importText(actor, 'keys.json', { resourceType: 'Bundle', type: 'transaction', entry });
    assert.deepEqual(await problems(actor), []);
    assert.equal((await rows(actor, 'SELECT id FROM health_entries')).length, 4);
    assert.equal((await rows(actor, 'SELECT id FROM persons')).length, 1);
  });

  it('may be a person of an earlier import', async () => {
    const actor = await importer();
    await importText(actor, 'first.json', bundle(patient('1')));
    await importText(actor, 'later.ndjson', JSON.stringify(condition('c', 'Patient/1')));
    assert.equal((await rows(actor, 'SELECT id FROM health_entries')).length, 1);
  });
});

describe('an import whose database goes away', () => {
  it('goes on where it was when it runs again, and nothing is there twice', async () => {
    const actor = await importer();
    const path = join(await mkdtemp(join(desk.folder, 'outage-')), 'people.ndjson');
    const ids = Array.from({ length: 60 }, (_, n) => `o${n}`);
    await writeFile(
      path,
      ids.flatMap((id) => [patient(id), condition(`c-${id}`, `Patient/${id}`)].map((one) => JSON.stringify(one))).join('\n'),
    );
    let asked = 0;
    const { platform } = desk.server;
    const shaky: typeof platform = {
      ...platform,
      inTransaction: (who, work) => {
        asked += 1;
        if (asked !== 7) return platform.inTransaction(who, work);
        return Promise.reject(Object.assign(new Error('the database ended the connection'), { code: '57P01' }));
      },
    };
    await assert.rejects(importFhir(shaky, { path, actor }), { code: '57P01' });
    assert.deepEqual(await rows(actor, "SELECT state FROM imports WHERE state IN ('failed', 'done')"), []);
    const done = await importFhir(platform, { path, actor });
    assert.deepEqual([done.state, done.personsDone], ['done', 60]);
    assert.equal((await rows(actor, 'SELECT id FROM persons')).length, 60);
    assert.equal((await rows(actor, 'SELECT id FROM health_entries')).length, 60);
    assert.equal((await rows(actor, 'SELECT id FROM imports')).length, 1);
  });
});
