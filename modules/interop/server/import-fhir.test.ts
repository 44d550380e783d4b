import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { newId, Refused } from '#kernel';
import { type Actor, openPool, type Platform, queryBuilder, systemActor, verifyJournal } from '#platform';
import { type TestServer, testServer } from '#testing';
import { importFhir } from './import-fhir.ts';
import type { ImportRow } from './import-store.ts';

const testData = join(import.meta.dirname, '../test-data');
let server: TestServer;
let folder: string;
before(async () => {
  server = await testServer();
  folder = await mkdtemp(join(tmpdir(), 'lotse-import-'));
});
after(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** The platform at work in a network of its own, so that tests do not see each other's persons. */
async function importer(): Promise<Actor> {
  const networkId = newId();
  const organizationId = newId();
  const actor = systemActor(networkId, { timeZone: 'America/New_York', language: 'en', organizationId });
  await server.inTransaction(actor, async (tx) => {
    await tx.db
      .insertInto('networks')
      .values({ id: networkId, name: 'N', country: 'US', currency: 'USD', timeZone: 'America/New_York', language: 'en' })
      .execute();
    await tx.db
      .insertInto('organizations')
      .values({ id: organizationId, name: 'Harbor', kind: 'social_agency', sector: 'social', setting: 'non_governmental' })
      .execute();
  });
  return actor;
}

async function rows<Row>(actor: Actor, query: string): Promise<Row[]> {
  return server.inTransaction(actor, async (tx) => (await sql.raw<Row>(query).execute(tx.db)).rows);
}

/** Everything an import wrote, without what differs from run to run by nature: ids made here, times, and which import it was. */
async function contents(actor: Actor): Promise<unknown> {
  return {
    persons: await rows(actor, 'SELECT given_names, family_name, birth_date, gender, version FROM persons ORDER BY 2, 1'),
    entries: await rows(
      actor,
      `SELECT encode(e.source_key, 'hex') AS key, p.family_name, e.category, e.kind, e.section, e.code, e.display, e.status, e.starts_at, e.ends_at, e.value_text,
        e.value_number, encode(n.source_key, 'hex') AS encounter, r.name AS practitioner, o.name AS organization, e.version, e.files, md5(e.resource::text) AS resource
       FROM health_entries e JOIN persons p ON p.id = e.person_id LEFT JOIN health_entries n ON n.id = e.encounter_id
       LEFT JOIN practitioners r ON r.id = e.practitioner_id LEFT JOIN organizations o ON o.id = e.organization_id ORDER BY 1`,
    ),
    providers: await rows(
      actor,
      `SELECT name, version FROM organizations UNION ALL SELECT name, version FROM practitioners UNION ALL SELECT name, version FROM sites
       UNION ALL SELECT specialties::text, version FROM practitioner_roles ORDER BY 1`,
    ),
    identities: await rows(
      actor,
      `SELECT encode(source_key, 'hex') AS key, kind, encode(content, 'hex') AS content FROM import_identities ORDER BY 1`,
    ),
  };
}

async function journaled(actor: Actor, type: string): Promise<Record<string, unknown>[]> {
  const found = await rows<{ facts: Record<string, unknown> }>(
    actor,
    `SELECT facts FROM journal WHERE area = 'interop' AND type = '${type}' ORDER BY at, id`,
  );
  return found.map((row) => row.facts);
}

async function problems(actor: Actor): Promise<string[]> {
  const found = await rows<Record<string, string | null>>(
    actor,
    'SELECT path, resource_type AS "resourceType", code, element FROM import_problems ORDER BY import_id, ordinal',
  );
  return found.map((row) => [row.path, row.resourceType, row.code, row.element].filter(Boolean).join(' '));
}

async function importText(actor: Actor, name: string, content: unknown, more: { source?: string } = {}): Promise<ImportRow> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return importFhir(server.platform, { path, actor, ...more });
}

const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});
const patient = (id: string, more: object = {}) => ({
  resourceType: 'Patient',
  id,
  name: [{ family: `Family ${id}`, given: ['Ada'] }],
  birthDate: '1970-01-01',
  ...more,
});
const condition = (id: string, subject: string, text = 'Broken arm') => ({
  resourceType: 'Condition',
  id,
  code: { text },
  subject: { reference: subject },
});

describe('importing patients', () => {
  it('takes over everything of three test patients, and their providers', async () => {
    const actor = await importer();
    const done = await importFhir(server.platform, { path: testData, actor });
    assert.equal(done.state, 'done');
    assert.deepEqual(await problems(actor), ['$ file.passed-over']);
    const created = Object.fromEntries(Object.entries(done.counts).map(([type, counts]) => [type, counts.created]));
    const { Patient, Encounter, Condition, Goal, CareTeam, DocumentReference, Coverage } = created;
    assert.deepEqual([Patient, Encounter, Condition, Goal, CareTeam, DocumentReference, Coverage], [3, 29, 24, 5, 2, 7, 7]);
    assert.ok((done.counts.Claim?.unsupported ?? 0) > 0);
    const events = await journaled(actor, 'record-imported');
    assert.equal(events.length, 3);
    const persons = await rows<{ registered: string }>(actor, 'SELECT registered_by_organization_id AS registered FROM persons');
    assert.deepEqual(new Set(persons.map((person) => person.registered)), new Set([actor.organizationId]));
  });

  it('changes nothing and journals nothing when the same files come again', async () => {
    const actor = await importer();
    await importFhir(server.platform, { path: testData, actor });
    const before = await contents(actor);
    const journalBefore = await rows<{ n: number }>(actor, `SELECT count(*)::int AS n FROM journal WHERE type NOT LIKE 'import-%'`);
    const again = await importFhir(server.platform, { path: testData, actor });
    assert.deepEqual(await contents(actor), before);
    assert.deepEqual(await rows(actor, `SELECT count(*)::int AS n FROM journal WHERE type NOT LIKE 'import-%'`), journalBefore);
    for (const [type, counts] of Object.entries(again.counts)) assert.deepEqual([type, counts.created, counts.updated], [type, 0, 0]);
  });

  it('leaves no spilled data behind', async () => {
    const actor = await importer();
    const done = await importFhir(server.platform, { path: join(testData, 'patient-with-goals.json.gz'), actor });
    assert.deepEqual(await readdir(join(server.platform.settings.home, 'imports', done.id)).catch(() => []), []);
  });

  it('keeps the journal in one piece', async () => {
    const owner = queryBuilder(openPool(server.ownerUrl, 1));
    assert.deepEqual((await verifyJournal(owner)).faults, []);
    await owner.destroy();
  });

  it('renews what a sender changed, and keeps what was before', async () => {
    const actor = await importer();
    await importText(actor, 'a.json', bundle(patient('1'), condition('c', 'Patient/1'), condition('d', 'Patient/1')));
    const changed = await importText(
      actor,
      'b.json',
      bundle(patient('1', { gender: 'female' }), condition('c', 'Patient/1', 'Broken leg'), condition('d', 'Patient/1')),
    );
    assert.deepEqual([changed.counts.Patient?.updated, changed.counts.Condition?.updated, changed.counts.Condition?.unchanged], [1, 1, 1]);
    assert.deepEqual(await rows(actor, 'SELECT display, version FROM health_entries ORDER BY 1'), [
      { display: 'Broken arm', version: 1 },
      { display: 'Broken leg', version: 2 },
    ]);
    assert.deepEqual(await rows(actor, `SELECT state ->> 'display' AS was FROM row_history WHERE table_name = 'health_entries'`), [
      { was: 'Broken arm' },
    ]);
    assert.deepEqual((await journaled(actor, 'record-imported'))[1]?.updated, { Condition: 1 });
  });
});

describe('an import that was interrupted', () => {
  it('goes on where it stopped, and ends with the same rows', async () => {
    const whole = await importer();
    const undisturbed = await importFhir(server.platform, { path: testData, actor: whole });
    for (const survives of [2, 5, 9, 13, 16]) {
      const actor = await importer();
      await assert.rejects(importFhir(dyingAfter(survives), { path: testData, actor }), Interruption);
      const [left] = await rows<{ state: string }>(actor, 'SELECT state FROM imports');
      assert.notEqual(left?.state, 'done');
      const finished = await importFhir(server.platform, { path: testData, actor });
      assert.deepEqual(finished.counts, undisturbed.counts, `stopped after ${survives} transactions`);
      assert.equal((await rows(actor, 'SELECT id FROM imports')).length, 1);
      assert.deepEqual(await contents(actor), await contents(whole));
      assert.equal((await journaled(actor, 'record-imported')).length, 3);
    }
  });

  it('is not run by two at once', async () => {
    const actor = await importer();
    const results = await Promise.allSettled([1, 2].map(() => importFhir(server.platform, { path: testData, actor })));
    const failed = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    assert.ok(failed.every((error) => error instanceof Refused && error.refusal.code === 'import.busy'));
    assert.equal((await rows(actor, 'SELECT id FROM persons')).length, 3);
  });

  it('stops when it is cancelled', async () => {
    const actor = await importer();
    const stopped = importFhir(server.platform, { path: testData, actor }, (now) => {
      if (now.state === 'writing') void rows(actor, `UPDATE imports SET state = 'cancelled' RETURNING 1`);
    });
    await assert.rejects(stopped, (error) => error instanceof Refused && error.refusal.code === 'import.cancelled');
    assert.deepEqual(await rows(actor, 'SELECT state FROM imports'), [{ state: 'cancelled' }]);
  });
});

class Interruption extends Error {}

/** The platform of a process that dies: after so many transactions nothing reaches the database any more. */
function dyingAfter(transactions: number): Platform {
  let left = transactions;
  return {
    ...server.platform,
    inTransaction: (actor, work) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Interruption()) : server.inTransaction(actor, work);
    },
  };
}

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
    const export_ = await mkdtemp(join(folder, 'bulk-'));
    const ids = Array.from({ length: 40 }, (_, n) => `p${n}`);
    await writeFile(join(export_, 'Condition.ndjson'), ids.map((id) => JSON.stringify(condition(`c-${id}`, `Patient/${id}`))).join('\n'));
    await writeFile(join(export_, 'Patient.ndjson'), ids.map((id) => JSON.stringify(patient(id))).join('\n'));
    const done = await importFhir(server.platform, { path: export_, actor });
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

describe('the person', () => {
  it('comes with ways to be reached, addresses, relations and sealed numbers; what cannot be read is listed', async () => {
    const actor = await importer();
    const told = patient('1', {
      telecom: [
        { system: 'phone', value: '(555) 014-8020', use: 'mobile' },
        { system: 'phone', value: 'call my sister' },
        { system: 'email', value: 'Ada@Example.org' },
      ],
      address: [{ line: ['1 Main St'], city: 'Boston', state: 'MA', postalCode: '02108' }],
      identifier: [{ system: 'http://hl7.org/fhir/sid/us-ssn', value: '999-12-3456' }],
      contact: [{ name: { text: 'Toni' }, relationship: [{ coding: [{ code: 'BRO' }, { code: 'C' }] }] }],
    });
    await importText(actor, 'person.json', bundle(told));
    assert.deepEqual(await problems(actor), ['entry[0].resource Patient field.unusable telecom']);
    assert.deepEqual(await rows(actor, 'SELECT kind, value FROM person_contact_points ORDER BY 1'), [
      { kind: 'email', value: 'ada@example.org' },
      { kind: 'phone', value: '+15550148020' },
    ]);
    assert.deepEqual(await rows(actor, `SELECT address ->> 'country' AS country, address ->> 'city' AS city FROM person_addresses`), [
      { country: 'US', city: 'Boston' },
    ]);
    assert.deepEqual(await rows(actor, 'SELECT kind, last_characters AS last FROM person_identifiers'), [{ kind: 'us_ssn', last: '3456' }]);
    assert.deepEqual(await rows(actor, 'SELECT related_name AS name, kind, is_emergency_contact AS emergency FROM person_relations'), [
      { name: 'Toni', kind: 'sibling', emergency: true },
    ]);
  });

  it('is not overwritten where somebody here changed it since', async () => {
    const importing = systemActor(server.networkId, {
      timeZone: 'America/New_York',
      language: 'en',
      organizationId: server.organizations.harbor,
    });
    await importText(importing, 'before.json', bundle(patient('kept', { name: [{ family: 'Kept', given: ['Ada'] }] })));
    const supervisor = await server.as('supervisor');
    await server.inTransaction(supervisor, (tx) =>
      tx.db.updateTable('persons').set({ givenNames: 'Ada Maria' }).where('familyName', '=', 'Kept').execute(),
    );
    const after = patient('kept', { name: [{ family: 'Kept', given: ['Adda'] }], gender: 'female' });
    const done = await importText(importing, 'after.json', bundle(after));
    assert.equal(done.counts.Patient?.updated, 1);
    assert.deepEqual(await rows(importing, `SELECT given_names AS given, gender FROM persons WHERE family_name = 'Kept'`), [
      { given: 'Ada Maria', gender: 'female' },
    ]);
    assert.deepEqual(await rows(importing, `SELECT code, element FROM import_problems WHERE import_id = '${done.id}'`), [
      { code: 'patient.differs-here', element: 'givenNames' },
    ]);
  });
});

describe('protection of what is imported', () => {
  it('puts every part into its category', async () => {
    const actor = await importer();
    await importFhir(server.platform, { path: join(testData, 'patient-social-needs.json.gz'), actor });
    const found = await rows<{ category: string }>(actor, `SELECT DISTINCT category FROM health_entries ORDER BY 1`);
    assert.deepEqual(
      found.map((row) => row.category),
      ['health_general', 'legal_immigration', 'mental_health', 'reproductive_hiv_genetic', 'social', 'sud_part2', 'violence_safety'].filter(
        (category) => found.some((row) => row.category === category),
      ),
    );
    const leaks = await rows(
      actor,
      `SELECT display FROM health_entries WHERE category NOT IN ('violence_safety') AND resource::text LIKE '%76501-6%'`,
    );
    assert.deepEqual(leaks, []);
  });

  it('shows an intake worker of the importing organisation no more than their categories, and a stranger nothing', async () => {
    const importing = systemActor(server.networkId, {
      timeZone: 'America/New_York',
      language: 'en',
      organizationId: server.organizations.harbor,
    });
    await importFhir(server.platform, { path: join(testData, 'patient-social-needs.json.gz'), actor: importing });
    const categoriesFor = async (who: Actor) =>
      (await rows<{ category: string }>(who, 'SELECT DISTINCT category FROM health_entries ORDER BY 1')).map((row) => row.category);
    assert.deepEqual(await categoriesFor(await server.as('intake_worker')), ['health_general', 'social']);
    assert.deepEqual(await categoriesFor(await server.as('case_manager', 'mercy')), []);
    assert.deepEqual(await categoriesFor(await server.as('administrator')), []);
  });
});
