import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { containedCoverages, coverageFingerprint, mapCoverage } from './map-coverage.ts';
import { mapDiagnosticReport, mapDocumentReference } from './map-documents.ts';
import { mapMedication } from './map-medication.ts';
import { mapPatient } from './map-patient.ts';
import { mapLocation, mapOrganization, mapPractitioner, mapPractitionerRole } from './map-providers.ts';
import { mapHealthEntries } from './mappers.ts';
import type { HealthEntry, MapContext, Mapped } from './records.ts';

const context: MapContext = { base: 'here' };
const snomed = (code: string, display: string) => ({ coding: [{ system: 'http://snomed.info/sct', code, display }] });
const loinc = (code: string, display: string) => ({ coding: [{ system: 'http://loinc.org', code, display }] });
const subject = { reference: 'Patient/1' };

function entriesOf(resource: { resourceType: string } & Record<string, unknown>, within = context): HealthEntry[] {
  return accepted(mapHealthEntries(resource.resourceType, resource, within));
}

function entryOf(resource: { resourceType: string } & Record<string, unknown>, within = context): HealthEntry {
  const [entry, ...others] = entriesOf(resource, within);
  assert.ok(entry);
  assert.equal(others.length, 0);
  return entry;
}

function accepted<Value>(mapped: Mapped<Value> | undefined): Value {
  assert.ok(mapped?.ok, mapped ? JSON.stringify(mapped) : 'no mapper');
  return mapped.value;
}

function refusalOf(mapped: Mapped<unknown> | undefined): string {
  assert.ok(mapped && !mapped.ok);
  return `${mapped.refusal.code} ${mapped.refusal.path}`;
}

describe('a patient', () => {
  it('becomes a person with the name in official use and dates as exact as told', () => {
    const person = accepted(
      mapPatient({
        resourceType: 'Patient',
        name: [
          { use: 'maiden', family: 'Rossi', given: ['Ada'] },
          { use: 'nickname', given: ['Adi'] },
          { use: 'official', family: 'Müller', given: ['Ada', null, 'Maria'], prefix: ['Dr.'] },
        ],
        birthDate: '1962-04',
        deceasedDateTime: '2020-05-03T23:10:00+02:00',
        communication: [{ language: { coding: [{ code: 'it' }] } }, { language: { coding: [{ code: 'de-AT' }] }, preferred: true }],
        telecom: [
          { system: 'phone', value: '+43 1 5', rank: 2 },
          { system: 'phone', value: '+43 1 6', rank: 1 },
          { system: 'email', value: 'old@x.y', use: 'old' },
        ],
        address: [
          { line: ['Weg 1', ''], city: 'Wien', country: 'AT' },
          { use: 'old', city: 'Graz' },
        ],
        identifier: [{ system: 'http://x.y', value: '7', type: { coding: [{ code: 'MR' }] } }, { value: ' ' }],
        contact: [{ name: { text: 'Toni' }, relationship: [{ text: 'Bruder' }], telecom: [{ system: 'phone', value: '1' }] }],
      }),
    );
    assert.deepEqual(person, {
      givenNames: 'Ada Maria',
      familyName: 'Müller',
      namePrefix: 'Dr.',
      nameSuffix: null,
      preferredName: 'Adi',
      birthDate: '1962-04',
      deceasedOn: '2020-05-03',
      deceased: true,
      gender: null,
      languages: ['de-AT', 'it'],
      interpreterNeeded: false,
      identifiers: [{ system: 'http://x.y', type: 'MR', value: '7' }],
      addresses: [{ use: null, lines: ['Weg 1'], city: 'Wien', state: null, postalCode: null, country: 'AT' }],
      contactWays: [
        { system: 'phone', value: '+43 1 6', use: null },
        { system: 'phone', value: '+43 1 5', use: null },
      ],
      contacts: [{ name: 'Toni', relationships: ['Bruder'], phone: '1', email: null }],
    });
  });
  it('is refused without a name, or with a date that does not exist', () => {
    assert.equal(refusalOf(mapPatient({ resourceType: 'Patient', name: [{ given: [null] }] })), 'patient.no-name name');
    assert.equal(
      refusalOf(mapPatient({ resourceType: 'Patient', name: [{ text: 'A' }], birthDate: '1990-02-31' })),
      'field.invalid birthDate',
    );
    assert.equal(refusalOf(mapPatient({ resourceType: 'Patient', name: { text: 'A' } })), 'field.invalid name');
  });
});

describe('organisations, places and professionals', () => {
  it('need a name', () => {
    assert.equal(
      accepted(mapOrganization({ resourceType: 'Organization', name: 'Mercy', telecom: [{ system: 'url', value: 'https://m' }] })).website,
      'https://m',
    );
    assert.equal(refusalOf(mapOrganization({ resourceType: 'Organization' })), 'field.missing name');
    assert.equal(accepted(mapLocation({ resourceType: 'Location', name: 'Ward', status: 'inactive' }, context)).active, false);
    assert.equal(
      accepted(mapPractitioner({ resourceType: 'Practitioner', name: [{ prefix: ['Dr.'], given: ['Jan'], family: 'Water' }] })).name,
      'Dr. Jan Water',
    );
    assert.equal(refusalOf(mapPractitioner({ resourceType: 'Practitioner' })), 'field.missing name');
  });
  it('are joined by a role, also through identifiers', () => {
    const role = {
      resourceType: 'PractitionerRole',
      practitioner: { identifier: { system: 'npi', value: '9' } },
      organization: { reference: 'Organization/3' },
    };
    assert.deepEqual(accepted(mapPractitionerRole(role, context)).practitioner, 'Practitioner?npi|9');
    assert.deepEqual(accepted(mapPractitionerRole(role, context)).organization, 'here|Organization/3');
    assert.equal(refusalOf(mapPractitionerRole({ resourceType: 'PractitionerRole' }, context)), 'field.missing practitioner');
  });
});

describe('the health record', () => {
  it('holds a condition with course, place in time and who said so', () => {
    const condition = entryOf({
      resourceType: 'Condition',
      subject,
      clinicalStatus: { coding: [{ code: 'resolved' }] },
      category: [{ coding: [{ code: 'encounter-diagnosis' }] }],
      code: snomed('65363002', 'Otitis media'),
      onsetDateTime: '2015-12',
      abatementDateTime: '2016-02-22T09:01:45+10:00',
      encounter: { reference: 'Encounter/2' },
      recorder: { reference: 'Practitioner/4' },
    });
    assert.deepEqual(
      [
        condition.section,
        condition.status,
        condition.from?.precision,
        condition.to?.precision,
        condition.encounter,
        condition.practitioner,
      ],
      ['encounter-diagnosis', 'resolved', 'month', 'instant', 'here|Encounter/2', 'here|Practitioner/4'],
    );
    assert.equal(
      entryOf({ resourceType: 'Condition', code: { text: 'x' }, verificationStatus: { coding: [{ code: 'entered-in-error' }] } }).status,
      'entered-in-error',
    );
    assert.equal(refusalOf(mapHealthEntries('Condition', { resourceType: 'Condition', code: {} }, context)), 'field.missing code');
  });
  it('names a medication from the request, from within it, from elsewhere, or refuses', () => {
    const request = { resourceType: 'MedicationRequest', status: 'active', subject };
    const aspirin = { system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '1191', display: 'Aspirin' };
    assert.equal(entryOf({ ...request, medicationCodeableConcept: { coding: [aspirin] } }).code.display, 'Aspirin');
    const contained = [{ resourceType: 'Medication', id: 'm', code: { coding: [aspirin] } }];
    assert.equal(entryOf({ ...request, contained, medicationReference: { reference: '#m' } }).code.code, '1191');
    const medication = (key: string) =>
      key === 'here|Medication/5' ? accepted(mapMedication({ resourceType: 'Medication', code: { coding: [aspirin] } })) : undefined;
    assert.equal(
      entryOf({ ...request, medicationReference: { reference: 'Medication/5' } }, { base: 'here', medication }).code.code,
      '1191',
    );
    assert.equal(entryOf({ ...request, medicationReference: { reference: 'Medication/6', display: 'Pills' } }).code.display, 'Pills');
    assert.equal(
      refusalOf(mapHealthEntries('MedicationRequest', { ...request, medicationReference: { reference: 'Medication/6' } }, context)),
      'reference.unresolved medicationReference',
    );
    assert.equal(refusalOf(mapHealthEntries('MedicationRequest', request, context)), 'field.missing medication[x]');
  });
  const values: [what: string, fields: Record<string, unknown>, value: unknown][] = [
    ['a quantity', { valueQuantity: { value: 54.5, unit: 'cm' } }, { text: null, number: 54.5, unit: 'cm' }],
    ['a bound', { valueQuantity: { value: 5, comparator: '<', code: 'mg' } }, { text: '<', number: 5, unit: 'mg' }],
    ['a concept', { valueCodeableConcept: { text: 'Never smoker' } }, { text: 'Never smoker', number: null, unit: null }],
    ['text', { valueString: ' negative ' }, { text: 'negative', number: null, unit: null }],
    ['a boolean', { valueBoolean: false }, { text: 'false', number: null, unit: null }],
    ['an integer', { valueInteger: 4 }, { text: null, number: 4, unit: null }],
    [
      'a range',
      { valueRange: { low: { value: 1, unit: 'm' }, high: { value: 2, unit: 'm' } } },
      { text: '1 m – 2 m', number: null, unit: null },
    ],
    ['a ratio', { valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } }, { text: '1 / 128', number: null, unit: null }],
    ['a time', { valueTime: '10:30:00' }, { text: '10:30:00', number: null, unit: null }],
    ['a moment', { valueDateTime: '2014-03' }, { text: '2014-03', number: null, unit: null }],
    ['a period', { valuePeriod: { start: '2014' } }, { text: '2014', number: null, unit: null }],
    ['sampled data', { valueSampledData: { dimensions: 1, data: '1 2' } }, null],
    ['nothing, for a reason', { dataAbsentReason: { text: 'asked, unknown' } }, null],
  ];
  for (const [what, fields, value] of values) {
    it(`holds an observation whose value is ${what}`, () => {
      assert.deepEqual(entryOf({ resourceType: 'Observation', status: 'final', code: { text: 'x' }, ...fields }).value, value);
    });
  }
  it('says a blood pressure in one line', () => {
    const half = (code: string, value: number) => ({ code: loinc(code, code), valueQuantity: { value, unit: 'mm[Hg]' } });
    const pressure = {
      resourceType: 'Observation',
      status: 'final',
      code: loinc('85354-9', 'Blood pressure'),
      component: [half('8462-4', 79.6), half('8480-6', 121)],
    };
    assert.deepEqual(entryOf(pressure).value, { text: '121/80', number: null, unit: 'mm[Hg]' });
  });
  it('divides a panel whose questions belong to different categories, and neither part shows the other', () => {
    const answer = (code: string, question: string, text: string) => ({ code: loinc(code, question), valueCodeableConcept: { text } });
    const [main, part, ...others] = entriesOf({
      resourceType: 'Observation',
      status: 'final',
      category: [{ coding: [{ code: 'survey' }] }],
      code: loinc('93025-5', 'PRAPARE'),
      effectiveDateTime: '2020',
      component: [answer('71802-3', 'Housing', 'I have housing'), answer('76501-6', 'Afraid of partner', 'Yes')],
    });
    assert.equal(others.length, 0);
    assert.deepEqual([main?.category, main?.part, main?.value?.text], ['social', null, 'Housing: I have housing']);
    assert.deepEqual([part?.category, part?.part, part?.value?.text], ['violence_safety', 'violence_safety', 'Afraid of partner: Yes']);
    assert.ok(!JSON.stringify(main?.resource).includes('76501-6'));
    assert.ok(!JSON.stringify(part?.resource).includes('71802-3'));
  });
  it('holds what was planned elsewhere', () => {
    const plan = entryOf({
      resourceType: 'CarePlan',
      status: 'active',
      category: [{ coding: [{ code: 'assess-plan' }] }, snomed('698360004', 'Diabetes self management plan')],
      activity: [{ detail: { code: { text: 'Diet' } } }, { detail: { description: 'Walk' } }],
    });
    assert.deepEqual([plan.code.display, plan.value?.text], ['Diabetes self management plan', 'Diet, Walk']);
    const goal = entryOf({
      resourceType: 'Goal',
      lifecycleStatus: 'active',
      description: { text: 'HbA1c < 7' },
      target: [{ dueDate: '2026-03', detailQuantity: { value: 7, unit: '%' } }],
    });
    assert.deepEqual([goal.to?.precision, goal.value?.text], ['month', '7 %']);
    const team = entryOf({
      resourceType: 'CareTeam',
      participant: [{ member: { reference: 'Patient/1', display: 'A' } }, { member: { reference: 'Practitioner/2', display: 'B' } }],
    });
    assert.deepEqual([team.practitioner, team.value?.text], ['here|Practitioner/2', 'A, B']);
  });
  it('knows a contained coverage by its content', () => {
    const coverage = {
      resourceType: 'Coverage',
      id: 'coverage',
      status: 'active',
      type: { text: 'Humana' },
      payor: [{ display: 'Humana' }],
    };
    const [found] = containedCoverages({ contained: [{ resourceType: 'ServiceRequest' }, coverage] });
    assert.equal(accepted(mapCoverage(found, context)).value?.text, 'Humana');
    assert.equal(coverageFingerprint(coverage), coverageFingerprint({ ...coverage, id: 'other' }));
    assert.notEqual(coverageFingerprint(coverage), coverageFingerprint({ ...coverage, status: 'cancelled' }));
  });
  it('takes files out of documents and reports', () => {
    const attachment = { contentType: 'text/plain', data: Buffer.from('Grüße').toString('base64') };
    const document = accepted(
      mapDocumentReference({ resourceType: 'DocumentReference', status: 'current', content: [{ attachment }] }, context),
    );
    assert.equal(String(document.files[0]?.content), 'Grüße');
    const report = accepted(
      mapDiagnosticReport(
        { resourceType: 'DiagnosticReport', status: 'final', code: { text: 'Note' }, presentedForm: [attachment] },
        context,
      ),
    );
    assert.deepEqual(report.resource?.presentedForm, [{ contentType: 'text/plain' }]);
    const broken = { resourceType: 'DocumentReference', status: 'current', content: [{ attachment: { data: 'not base64!' } }] };
    assert.equal(refusalOf(mapDocumentReference(broken, context)), 'attachment.invalid content[0].attachment.data');
    assert.equal(
      refusalOf(mapDocumentReference({ resourceType: 'DocumentReference', status: 'current' }, context)),
      'field.missing content',
    );
  });
});

describe('the data category of a record', () => {
  const condition = (code: unknown, meta?: unknown) => entryOf({ resourceType: 'Condition', code, meta } as never).category;
  const icd = (code: string) => condition({ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }] });
  const cases: [code: string, category: string][] = [
    ['F10.20', 'sud_part2'],
    ['F17.210', 'health_general'],
    ['F32.1', 'mental_health'],
    ['F03.90', 'health_general'],
    ['B20', 'reproductive_hiv_genetic'],
    ['O80', 'reproductive_hiv_genetic'],
    ['T74.11XA', 'violence_safety'],
    ['T74.12XA', 'child_protection'],
    ['Z59.00', 'social'],
    ['Z65.1', 'legal_immigration'],
    ['I10', 'health_general'],
  ];
  for (const [code, category] of cases) it(`ICD-10 ${code}: ${category}`, () => assert.equal(icd(code), category));
  it('follows SNOMED CT codes, and words where there is no code', () => {
    assert.equal(condition(snomed('706893006', 'Victim of intimate partner abuse')), 'violence_safety');
    assert.equal(condition(snomed('160903007', 'Full-time employment')), 'social');
    assert.equal(condition({ text: 'Verdacht auf häusliche Gewalt' }), 'violence_safety');
    assert.equal(condition({ text: 'Broken arm' }), 'health_general');
  });
  it('is what the sender labelled, whatever the codes say', () => {
    const security = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: '42CFRPart2' }];
    assert.equal(condition(snomed('65363002', 'Otitis media'), { security }), 'sud_part2');
  });
  it('is the strictest of several', () => {
    assert.equal(condition({ coding: [...snomed('73595000', 'Stress').coding, ...snomed('7200002', 'Alcoholism').coding] }), 'sud_part2');
  });
});
