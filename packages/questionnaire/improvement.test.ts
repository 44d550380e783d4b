import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { improvementOf, withImprovement } from './improvement.ts';
import { aForm } from './testing.ts';

const notation = (code: string, system = 'http://terminology.hl7.org/CodeSystem/measure-improvement-notation') => ({
  url: 'http://hl7.org/fhir/us/cqfmeasures/StructureDefinition/cqfm-improvementNotation',
  valueCodeableConcept: { coding: [{ system, code }] },
});
const sum = {
  url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
  valueExpression: { language: 'text/fhirpath', expression: '1' },
};
const total = (...extension: object[]) => ({ linkId: 'total', type: 'integer', readOnly: true, extension: [sum, ...extension] }) as const;

describe('which way a score gets better', () => {
  const forms: [what: string, form: ReturnType<typeof aForm>, expected: string | null][] = [
    ['is not known where the form says nothing', aForm(total()), null],
    ['is said on the form', { ...aForm(total()), extension: [notation('increase')] }, 'higher'],
    ['is said on the item that adds up', aForm(total(notation('decrease'))), 'lower'],
    ['is said on the form before the item', { ...aForm(total(notation('decrease'))), extension: [notation('increase')] }, 'higher'],
    ['is not taken from a question', aForm({ linkId: 'a', type: 'integer', extension: [notation('increase')] }), null],
    ['is not guessed from a code nobody knows', { ...aForm(total()), extension: [notation('sideways')] }, null],
    [
      'is not guessed from the code of another system',
      { ...aForm(total()), extension: [notation('increase', 'http://example.org')] },
      null,
    ],
    [
      'is read with the address the ballots of R4 had',
      { ...aForm(total()), extension: [notation('decrease', 'http://hl7.org/fhir/measure-improvement-notation')] },
      'lower',
    ],
  ];
  for (const [what, form, expected] of forms) it(what, () => assert.equal(improvementOf(form), expected));

  it('can be written into a form that says nothing or something else, and everything else stays', () => {
    const other = { url: 'http://example.org/other', valueString: 'x' };
    const form = { ...aForm(total(notation('decrease'))), extension: [other, notation('decrease')] };
    for (const better of ['higher', 'lower'] as const) {
      const said = withImprovement(form, better);
      assert.equal(improvementOf(said), better);
      assert.deepEqual([said.extension?.[0], said.extension?.length, said.item], [other, 2, form.item]);
    }
    assert.equal(improvementOf(withImprovement(aForm(total()), 'higher')), 'higher');
  });
});
