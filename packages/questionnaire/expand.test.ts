import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { expandValueSet } from './expand.ts';
import { CodeSystem, ValueSet } from './terminology.ts';

const kin = 'http://example.org/kin';
const family = CodeSystem.parse({
  resourceType: 'CodeSystem',
  url: kin,
  version: '1',
  content: 'complete',
  concept: [
    {
      code: 'family',
      display: 'Family',
      property: [{ code: 'notSelectable', valueBoolean: true }],
      concept: [
        {
          code: 'parent',
          display: 'Parent',
          concept: [{ code: 'mother', display: 'Mother' }],
          property: [{ code: 'blood', valueBoolean: true }],
        },
        { code: 'spouse', display: 'Spouse', designation: [{ language: 'de', value: 'Ehegatte' }] },
      ],
    },
    { code: 'friend', display: 'Friend', extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: 2 }] },
    { code: 'ward', display: 'Ward', property: [{ code: 'inactive', valueBoolean: true }] },
    { code: 'cousin', display: 'Cousin', property: [{ code: 'parent', valueCode: 'family' }] },
  ],
});
const setOf = (over: object, url = 'http://example.org/set') => ValueSet.parse({ resourceType: 'ValueSet', url, ...over });
const composed = (...include: object[]) => setOf({ compose: { include } });
const expand = (...valueSets: ValueSet[]) => expandValueSet('http://example.org/set', { valueSets, codeSystems: [family] });
const codes = (...valueSets: ValueSet[]) => {
  const expansion = expand(...valueSets);
  return expansion.ok ? expansion.value.map(({ code }) => code) : expansion.refusal;
};

describe('a value set', () => {
  const rows: [string, object[], string[]][] = [
    [
      'a whole code system, without what only groups others or is no longer used',
      [{ system: kin }],
      ['parent', 'mother', 'spouse', 'friend', 'cousin'],
    ],
    ['codes listed by name', [{ system: kin, concept: [{ code: 'friend' }, { code: 'spouse' }] }], ['friend', 'spouse']],
    [
      'a concept and those below it',
      [{ system: kin, filter: [{ property: 'concept', op: 'is-a', value: 'parent' }] }],
      ['parent', 'mother'],
    ],
    [
      'those below a concept, wherever the code system says so',
      [{ system: kin, filter: [{ property: 'concept', op: 'descendent-of', value: 'family' }] }],
      ['parent', 'mother', 'spouse', 'cousin'],
    ],
    [
      'all but a branch',
      [{ system: kin, filter: [{ property: 'concept', op: 'is-not-a', value: 'parent' }] }],
      ['spouse', 'friend', 'cousin'],
    ],
    ['codes in a list', [{ system: kin, filter: [{ property: 'code', op: 'in', value: 'friend,spouse' }] }], ['spouse', 'friend']],
    ['those with a property', [{ system: kin, filter: [{ property: 'blood', op: '=', value: 'true' }] }], ['parent']],
    [
      'those without one',
      [
        {
          system: kin,
          filter: [
            { property: 'blood', op: 'exists', value: 'false' },
            { property: 'code', op: '=', value: 'friend' },
          ],
        },
      ],
      ['friend'],
    ],
    [
      'two parts, each code once',
      [
        { system: kin, concept: [{ code: 'friend' }] },
        { system: kin, concept: [{ code: 'friend' }, { code: 'spouse' }] },
      ],
      ['friend', 'spouse'],
    ],
    ['codes of no system', [{ concept: [{ code: 'yes' }] }], ['yes']],
  ];
  for (const [what, include, expected] of rows) it(`of ${what}`, () => assert.deepEqual(codes(composed(...include)), expected));

  it('leaves out what it excludes', () => {
    const set = setOf({
      compose: { include: [{ system: kin }], exclude: [{ system: kin, concept: [{ code: 'friend' }, { code: 'cousin' }] }] },
    });
    assert.deepEqual(codes(set), ['parent', 'mother', 'spouse']);
  });

  it('takes from several other sets at once only what all of them have', () => {
    const [one, other] = ['one', 'other'].map((name) => `http://example.org/${name}`) as [string, string];
    const first = setOf({ compose: { include: [{ system: kin, concept: [{ code: 'friend' }, { code: 'spouse' }] }] } }, one);
    const second = setOf(
      { version: '3', compose: { include: [{ system: kin, concept: [{ code: 'spouse' }, { code: 'mother' }] }] } },
      other,
    );
    assert.deepEqual(codes(composed({ valueSet: [one, `${other}|3`] }), first, second), ['spouse']);
  });

  it('that was worked out already is taken as it is, branches and all', () => {
    const contains = [
      { system: kin, code: 'family', abstract: true, contains: [{ system: kin, code: 'spouse', display: 'Spouse' }] },
      { system: kin, code: 'friend', display: 'Friend' },
    ];
    assert.deepEqual(codes(setOf({ expansion: { contains } })), ['spouse', 'friend']);
    assert.deepEqual(
      codes(setOf({ expansion: { contains, total: 900 }, compose: { include: [{ system: kin, concept: [{ code: 'mother' }] }] } })),
      ['mother'],
    );
  });

  it('brings the words, translations and scores of its code system', () => {
    const expansion = expand(composed({ system: kin, concept: [{ code: 'spouse' }, { code: 'friend', display: 'A friend' }] }));
    assert.ok(expansion.ok);
    const [spouse, friend] = expansion.value;
    assert.deepEqual([spouse?.display, friend?.display, friend?.extension?.length], ['Spouse', 'A friend', 1]);
    assert.match(JSON.stringify(spouse?._display), /"de".*"Ehegatte"/);
  });

  const set = 'http://example.org/set';
  const refusals: [string, ValueSet[], object][] = [
    ['is not there', [], { code: 'questionnaire.value-set-missing', valueSet: set }],
    [
      'takes from a set that is not there',
      [composed({ valueSet: ['http://example.org/gone|2'] })],
      { code: 'questionnaire.value-set-missing', valueSet: 'http://example.org/gone|2' },
    ],
    ['takes from itself', [composed({ valueSet: [set] })], { code: 'questionnaire.value-set-circular', valueSet: set }],
    [
      'was cut off',
      [setOf({ expansion: { total: 900, contains: [{ code: 'friend' }] } })],
      { code: 'questionnaire.value-set-cut-off', valueSet: set },
    ],
    [
      'has no code',
      [composed({ system: kin, filter: [{ property: 'concept', op: 'is-a', value: 'nobody' }] })],
      { code: 'questionnaire.value-set-empty', valueSet: set },
    ],
    [
      'takes a code system that is not there',
      [composed({ system: 'http://snomed.info/sct' })],
      { code: 'questionnaire.code-system-missing', valueSet: set, system: 'http://snomed.info/sct' },
    ],
    [
      'takes another version of a code system',
      [composed({ system: kin, version: '2' })],
      { code: 'questionnaire.code-system-missing', valueSet: set, system: `${kin}|2` },
    ],
    [
      'is cut by what only a terminology server knows',
      [composed({ system: kin, filter: [{ property: 'display', op: 'regex', value: 'F.*' }] })],
      { code: 'questionnaire.value-set-filter', valueSet: set, filter: 'display regex F.*' },
    ],
  ];
  for (const [what, sets, refusal] of refusals) it(`that ${what} is refused by name`, () => assert.deepEqual(codes(...sets), refusal));

  it('of a code system that is only a fragment is refused', () => {
    const fragment = { ...family, content: 'fragment' as const };
    const expansion = expandValueSet('http://example.org/set', { valueSets: [composed({ system: kin })], codeSystems: [fragment] });
    assert.equal(!expansion.ok && expansion.refusal.code, 'questionnaire.code-system-missing');
  });
});
