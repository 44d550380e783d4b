import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyResponse, setAnswer } from './edit.ts';
import { enabledItems, flatten, progressOf, withoutDisabled } from './form.ts';
import type { Questionnaire } from './questionnaire.ts';
import type { Answer, QuestionnaireResponse } from './response.ts';
import { aChoice, aForm, answered } from './testing.ts';

const shown = (form: Questionnaire, response: QuestionnaireResponse) => flatten(enabledItems(form, response)).map(({ key }) => key);
const when = (question: string, operator: string, answer: object) => ({ enableWhen: [{ question, operator, ...answer }] });
const text = (linkId: string, more: object = {}) => ({ linkId, type: 'string', ...more });

describe('an item with a condition', () => {
  const rows: [operator: string, condition: object, answer: Answer | undefined, enabled: boolean][] = [
    ['exists', { answerBoolean: true }, { valueInteger: 1 }, true],
    ['exists', { answerBoolean: true }, undefined, false],
    ['exists', { answerBoolean: false }, undefined, true],
    ['=', { answerInteger: 3 }, { valueInteger: 3 }, true],
    ['=', { answerInteger: 3 }, { valueInteger: 4 }, false],
    ['!=', { answerInteger: 3 }, { valueInteger: 4 }, true],
    ['!=', { answerInteger: 3 }, undefined, false],
    ['>', { answerInteger: 3 }, { valueInteger: 4 }, true],
    ['>', { answerInteger: 3 }, { valueInteger: 3 }, false],
    ['>=', { answerDecimal: 3 }, { valueInteger: 3 }, true],
    ['<', { answerDecimal: 2.5 }, { valueDecimal: 2.4 }, true],
    ['<=', { answerDecimal: 2.5 }, { valueDecimal: 2.6 }, false],
    ['=', { answerBoolean: true }, { valueBoolean: true }, true],
    ['=', { answerBoolean: false }, { valueBoolean: true }, false],
    ['=', { answerString: 'yes' }, { valueString: 'yes' }, true],
    ['>', { answerDate: '2026-03-01' }, { valueDate: '2026-03-02' }, true],
    ['<', { answerTime: '08:00:00' }, { valueTime: '09:00:00' }, false],
    ['=', { answerDateTime: '2026-03-01T10:00:00+01:00' }, { valueDateTime: '2026-03-01T09:00:00Z' }, true],
    ['=', { answerCoding: { system: 's', code: 'a' } }, { valueCoding: { system: 's', code: 'a', display: 'A' } }, true],
    ['=', { answerCoding: { system: 's', code: 'a' } }, { valueCoding: { system: 't', code: 'a' } }, false],
    ['!=', { answerCoding: { system: 's', code: 'a' } }, { valueCoding: { system: 's', code: 'b' } }, true],
    ['>', { answerQuantity: { value: 10, code: 'kg' } }, { valueQuantity: { value: 11, code: 'kg' } }, true],
    ['>', { answerQuantity: { value: 10, code: 'kg' } }, { valueQuantity: { value: 11, code: 'g' } }, false],
    ['=', { answerReference: { reference: 'Patient/1' } }, { valueReference: { reference: 'Patient/1' } }, true],
  ];
  for (const [operator, condition, answer, enabled] of rows) {
    it(`${operator} ${JSON.stringify(condition)} is ${enabled ? 'shown' : 'not shown'} for ${JSON.stringify(answer)}`, () => {
      const form = aForm({ linkId: 'q', type: 'string' }, text('then', when('q', operator, condition)));
      const response = { ...emptyResponse(form), item: answer ? [{ linkId: 'q', answer: [answer] }] : [] };
      assert.equal(shown(form, response).includes('then'), enabled);
    });
  }
  it('needs all conditions, or any where the form says so', () => {
    const both = [
      { question: 'a', operator: 'exists', answerBoolean: true },
      { question: 'b', operator: 'exists', answerBoolean: true },
    ];
    const form = aForm(
      text('a'),
      text('b'),
      text('all', { enableWhen: both, enableBehavior: 'all' }),
      text('any', { enableWhen: both, enableBehavior: 'any' }),
    );
    assert.deepEqual(shown(form, answered(form, { a: { valueString: 'x' } })), ['a', 'b', 'any']);
  });
  it('goes when the question it depends on goes, though that one was answered', () => {
    const form = aForm(
      aChoice('drinks', ['no', 'yes']),
      text('how-much', when('drinks', '=', { answerCoding: { code: 'yes' } })),
      text('since', when('how-much', 'exists', { answerBoolean: true })),
    );
    const yes = answered(form, { drinks: 'yes', 'how-much': { valueString: 'two' }, since: { valueString: 'May' } });
    assert.deepEqual(shown(form, yes), ['drinks', 'how-much', 'since']);
    const no = setAnswer(form, yes, [{ linkId: 'drinks', index: 0 }], [{ valueCoding: { system: 'urn:test', code: 'no' } }]);
    assert.deepEqual(shown(form, no), ['drinks']);
    assert.deepEqual(
      withoutDisabled(form, no).item?.map(({ linkId }) => linkId),
      ['drinks'],
    );
    assert.equal(no.item?.length, 3, 'the answers stay in the draft, so changing one’s mind loses nothing');
  });
  it('in a repeating group sees the answer of its own row', () => {
    const member = {
      linkId: 'member',
      type: 'group',
      repeats: true,
      item: [{ linkId: 'child', type: 'boolean' }, text('school', when('child', '=', { answerBoolean: true }))],
    };
    const form = aForm(member);
    const row = (child: boolean) => ({ linkId: 'member', item: [{ linkId: 'child', answer: [{ valueBoolean: child }] }] });
    const response = { ...emptyResponse(form), item: [row(false), row(true)] };
    assert.deepEqual(shown(form, response), ['member', 'member/child', 'member[1]', 'member[1]/child', 'member[1]/school']);
  });
});

describe('a form on screen', () => {
  it('shows an empty row of a repeating group, and children of a question under it', () => {
    const form = aForm(
      { linkId: 'pets', type: 'group', repeats: true, item: [text('name')] },
      { linkId: 'moved', type: 'boolean', item: [text('when')] },
    );
    assert.deepEqual(shown(form, emptyResponse(form)), ['pets', 'pets/name', 'moved', 'moved/when']);
  });
  it('counts progress over the questions a person can fill', () => {
    const hidden = { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden', valueBoolean: true }] };
    const form = aForm(text('a'), text('b'), text('score', { readOnly: true }), text('secret', hidden), {
      linkId: 'hint',
      type: 'display',
    });
    assert.deepEqual(progressOf(enabledItems(form, answered(form, { a: { valueString: 'x' } }))), { answered: 1, total: 2 });
  });
});
