import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { identifierKey, keysOf, literalKey, referenceKey } from './references.ts';

const uuid = '2EC622D5-095B-44d4-9cb2-c0e7e451cd74';
const urn = `urn:uuid:${uuid.toLowerCase()}`;

describe('a reference', () => {
  const cases: [text: string, key: string | null][] = [
    [`urn:uuid:${uuid}`, urn],
    [`Patient/${uuid}`, urn],
    [`https://other.example/fhir/Patient/${uuid}`, urn],
    ['Patient/85', 'here|Patient/85'],
    ['Patient/85/_history/3', 'here|Patient/85'],
    ['https://fhir.example/r4/Patient/85', 'https://fhir.example/r4|Patient/85'],
    ['#med', '#med'],
    ['Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|9999999989', 'Practitioner?http://hl7.org/fhir/sid/us-npi|9999999989'],
    ['Practitioner?active=true&identifier=http%3A%2F%2Fx.y%7C1', 'Practitioner?http://x.y|1'],
    ['Organization?identifier=77', 'Organization?|77'],
    ['urn:oid:1.2.3', null],
    ['patient 85', null],
    ['', null],
  ];
  for (const [text, key] of cases) it(`${text || '(nothing)'} is ${key}`, () => assert.equal(literalKey(text, 'here'), key));

  it('may be an identifier, of the type it names or the element expects', () => {
    const identifier = { system: 'http://x.y', value: '1' };
    assert.equal(referenceKey({ identifier, display: 'Dr. A' }, 'here', 'Practitioner'), identifierKey('Practitioner', 'http://x.y', '1'));
    assert.equal(
      referenceKey({ identifier, type: 'Organization' }, 'here', 'Practitioner'),
      identifierKey('Organization', 'http://x.y', '1'),
    );
    assert.equal(referenceKey({ display: 'Dr. A' }, 'here', 'Practitioner'), null);
    assert.equal(referenceKey(undefined, 'here'), null);
  });
});

describe('a resource is known by', () => {
  it('its full URL, and its own id where that differs', () => {
    assert.deepEqual(keysOf({ resourceType: 'Patient', id: uuid }, urn, 'here'), { key: urn, also: null });
    assert.deepEqual(keysOf({ resourceType: 'Patient', id: '85' }, urn, 'here'), { key: urn, also: 'here|Patient/85' });
    assert.deepEqual(keysOf({ resourceType: 'Patient', id: '85' }, 'https://a.example/Patient/85', 'here'), {
      key: 'https://a.example|Patient/85',
      also: null,
    });
    assert.deepEqual(keysOf({ resourceType: 'Patient', id: '85' }, undefined, 'here'), { key: 'here|Patient/85', also: null });
    assert.deepEqual(keysOf({ resourceType: 'Patient' }, undefined, 'here'), { key: null, also: null });
  });
});
