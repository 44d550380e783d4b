import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Actor, systemActor } from '#platform';
import { importFhir } from './import-fhir.ts';
import { bundle, importDesk, patient, testFile } from './testing.ts';

const desk = importDesk();
const { importer, rows, problems, importText } = desk;

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
    const importing = systemActor(desk.server.networkId, {
      timeZone: 'America/New_York',
      language: 'en',
      organizationId: desk.server.organizations.harbor,
    });
    await importText(importing, 'before.json', bundle(patient('kept', { name: [{ family: 'Kept', given: ['Ada'] }] })));
    const supervisor = await desk.server.as('supervisor');
    await desk.server.inTransaction(supervisor, (tx) =>
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
    await importFhir(desk.server.platform, { path: testFile('patient-social-needs.json.gz'), actor });
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
    const importing = systemActor(desk.server.networkId, {
      timeZone: 'America/New_York',
      language: 'en',
      organizationId: desk.server.organizations.harbor,
    });
    await importFhir(desk.server.platform, { path: testFile('patient-social-needs.json.gz'), actor: importing });
    const categoriesFor = async (who: Actor) =>
      (await rows<{ category: string }>(who, 'SELECT DISTINCT category FROM health_entries ORDER BY 1')).map((row) => row.category);
    assert.deepEqual(await categoriesFor(await desk.server.as('intake_worker')), ['health_general', 'social']);
    assert.deepEqual(await categoriesFor(await desk.server.as('case_manager', 'mercy')), []);
    assert.deepEqual(await categoriesFor(await desk.server.as('administrator')), []);
  });
});
