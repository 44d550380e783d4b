import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyResponse } from './edit.ts';
import type { Answer } from './response.ts';
import { aChoice, aForm, answered } from './testing.ts';
import { validateResponse } from './validate.ts';

const hl7 = (name: string, value: object) => ({ url: `http://hl7.org/fhir/StructureDefinition/${name}`, ...value });
const codes = (item: object, ...answers: Answer[]) => {
  const form = aForm({ linkId: 'q', ...item });
  const response = { ...emptyResponse(form), item: [{ linkId: 'q', answer: answers }] };
  return validateResponse(form, response).map(({ linkId: _, path: __, code, ...facts }) => ({ code, ...facts }));
};

describe('an answer', () => {
  const good: [type: string, answer: Answer][] = [
    ['boolean', { valueBoolean: false }],
    ['decimal', { valueDecimal: 1.5 }],
    ['integer', { valueInteger: 0 }],
    ['date', { valueDate: '2026-03' }],
    ['date', { valueDate: '2026-03-01' }],
    ['dateTime', { valueDateTime: '2026-03-01T09:00:00+01:00' }],
    ['dateTime', { valueDateTime: '2026' }],
    ['time', { valueTime: '09:30:00' }],
    ['string', { valueString: 'x' }],
    ['text', { valueString: 'x\ny' }],
    ['url', { valueUri: 'https://example.org' }],
    ['open-choice', { valueString: 'something else' }],
    ['attachment', { valueAttachment: { url: 'Binary/1' } }],
    ['reference', { valueReference: { reference: 'Patient/1' } }],
    ['quantity', { valueQuantity: { value: 70, code: 'kg' } }],
  ];
  for (const [type, answer] of good)
    it(`of type ${type} may be ${JSON.stringify(answer)}`, () => assert.deepEqual(codes({ type }, answer), []));

  const wrongType: [type: string, answer: Answer][] = [
    ['boolean', { valueString: 'true' }],
    ['decimal', { valueInteger: 1 }],
    ['integer', { valueDecimal: 1.5 }],
    ['string', { valueBoolean: true }],
    ['group', { valueString: 'x' }],
    ['display', { valueString: 'x' }],
    ['choice', { valueString: 'x' }],
    ['string', { valueString: 'x', valueInteger: 1 }],
    ['string', { valueColour: 'red' }],
  ];
  for (const [type, answer] of wrongType) {
    it(`of type ${type} may not be ${JSON.stringify(answer)}`, () => {
      assert.deepEqual(codes({ type }, answer), [{ code: 'questionnaire.wrong-type', expected: type }]);
    });
  }
  const wrongFormat: [type: string, answer: Answer][] = [
    ['date', { valueDate: '2026-02-31' }],
    ['date', { valueDate: '1.3.2026' }],
    ['dateTime', { valueDateTime: '2026-03-01T25:00:00Z' }],
    ['dateTime', { valueDateTime: '2026-03-01T09:00:00' }],
    ['time', { valueTime: '9:30' }],
    ['url', { valueUri: 'two words' }],
    ['string', { valueString: '   ' }],
  ];
  for (const [type, answer] of wrongFormat) {
    it(`of type ${type} is not written ${JSON.stringify(answer)}`, () =>
      assert.deepEqual(codes({ type }, answer), [{ code: 'questionnaire.wrong-format' }]));
  }
  it('is not longer, shorter or other than the form allows', () => {
    assert.deepEqual(codes({ type: 'string', maxLength: 3 }, { valueString: '😀😀😀' }), []);
    assert.deepEqual(codes({ type: 'string', maxLength: 3 }, { valueString: 'four' }), [
      { code: 'questionnaire.too-long', limit: 3, length: 4 },
    ]);
    assert.deepEqual(codes({ type: 'string', extension: [hl7('minLength', { valueInteger: 2 })] }, { valueString: 'x' }), [
      { code: 'questionnaire.too-short', limit: 2, length: 1 },
    ]);
    const zip = { type: 'string', extension: [hl7('regex', { valueString: '[0-9]{5}' })] };
    assert.deepEqual(
      [codes(zip, { valueString: '10115' }), codes(zip, { valueString: '1011' })],
      [[], [{ code: 'questionnaire.wrong-format' }]],
    );
    assert.deepEqual(codes({ type: 'string', extension: [hl7('regex', { valueString: '([' })] }, { valueString: 'x' }), []);
  });
  it('stays within the range of the form', () => {
    const pain = { type: 'integer', extension: [hl7('minValue', { valueInteger: 0 }), hl7('maxValue', { valueInteger: 10 })] };
    assert.deepEqual(codes(pain, { valueInteger: -1 }), [{ code: 'questionnaire.too-small', limit: 0 }]);
    assert.deepEqual(codes(pain, { valueInteger: 11 }), [{ code: 'questionnaire.too-large', limit: 10 }]);
    const born = { type: 'date', extension: [hl7('maxValue', { valueDate: '2026-03-01' })] };
    assert.deepEqual(codes(born, { valueDate: '2026-03-02' }), [{ code: 'questionnaire.too-large', limit: '2026-03-01' }]);
    const weight = { type: 'decimal', extension: [hl7('maxDecimalPlaces', { valueInteger: 1 })] };
    assert.deepEqual(codes(weight, { valueDecimal: 70.25 }), [{ code: 'questionnaire.too-precise', digits: 1 }]);
  });
  it('is in a unit the form offers', () => {
    const weight = { type: 'quantity', extension: [hl7('questionnaire-unitOption', { valueCoding: { code: 'kg', display: 'kg' } })] };
    assert.deepEqual(codes(weight, { valueQuantity: { value: 70, unit: 'kg' } }), []);
    assert.deepEqual(codes(weight, { valueQuantity: { value: 70, unit: 'lb' } }), [{ code: 'questionnaire.wrong-unit' }]);
  });
  it('is one of the options, from the item or from a value set inside the form', () => {
    const options = {
      type: 'choice',
      answerOption: [{ valueCoding: { system: 's', code: 'a' } }, { valueString: 'free' }, { valueInteger: 7 }],
    };
    assert.deepEqual(codes(options, { valueCoding: { system: 's', code: 'a' } }), []);
    assert.deepEqual(codes(options, { valueString: 'free' }), []);
    assert.deepEqual(codes(options, { valueInteger: 8 }), [{ code: 'questionnaire.not-an-option' }]);
    assert.deepEqual(codes(options, { valueCoding: { system: 's', code: 'b' } }), [{ code: 'questionnaire.not-an-option' }]);
    const set = { resourceType: 'ValueSet', id: 'v', compose: { include: [{ system: 's', concept: [{ code: 'a', display: 'A' }] }] } };
    const form = { ...aForm({ linkId: 'q', type: 'choice', answerValueSet: '#v' }), contained: [set] };
    const chosen = (code: string) => ({
      ...emptyResponse(form),
      item: [{ linkId: 'q', answer: [{ valueCoding: { system: 's', code } }] }],
    });
    assert.deepEqual(validateResponse(form, chosen('a')), []);
    assert.equal(validateResponse(form, chosen('b'))[0]?.code, 'questionnaire.not-an-option');
  });
  it('is one unless the question repeats, and then within its limits', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((valueString) => ({ valueString })) as [Answer, Answer, Answer];
    assert.deepEqual(codes({ type: 'string' }, a, b), [{ code: 'questionnaire.too-many-answers', limit: 1 }]);
    assert.deepEqual(codes({ type: 'string', repeats: true }, a, b, c), []);
    const atMostTwo = { type: 'string', repeats: true, extension: [hl7('questionnaire-maxOccurs', { valueInteger: 2 })] };
    assert.deepEqual(codes(atMostTwo, a, b, c), [{ code: 'questionnaire.too-many-answers', limit: 2 }]);
  });
});

describe('a response', () => {
  const form = aForm(
    { linkId: 'g', type: 'group', required: true, item: [aChoice('smokes', ['no', 'yes'], { required: true })] },
    {
      linkId: 'packs',
      type: 'integer',
      required: true,
      enableWhen: [{ question: 'smokes', operator: '=', answerCoding: { code: 'yes' } }],
    },
  );
  const missing = (response: ReturnType<typeof emptyResponse>) =>
    validateResponse(form, response, { complete: true }).map(({ path, code }) => `${path} ${code}`);
  it('may have gaps while it is a draft', () => assert.deepEqual(validateResponse(form, emptyResponse(form)), []));
  it('to be completed needs what is required, if it is enabled', () => {
    assert.deepEqual(missing(emptyResponse(form)), ['g questionnaire.required', 'g/smokes questionnaire.required']);
    assert.deepEqual(missing(answered(form, { smokes: 'no' })), []);
    assert.deepEqual(missing(answered(form, { smokes: 'yes' })), ['packs questionnaire.required']);
  });
  it('names items the form does not have, and rows it does not allow', () => {
    const response = {
      ...emptyResponse(form),
      item: [{ linkId: 'x', answer: [{ valueString: 'secret' }] }, { linkId: 'packs' }, { linkId: 'packs' }],
    };
    assert.deepEqual(validateResponse(form, response), [
      { linkId: 'x', path: 'x', code: 'questionnaire.unknown-item' },
      { linkId: 'packs', path: 'packs[1]', code: 'questionnaire.too-many-rows', limit: 1 },
    ]);
  });
  it('has no more rows than the form allows, and as many answers as it asks for', () => {
    const limited = aForm(
      {
        linkId: 'child',
        type: 'group',
        repeats: true,
        extension: [hl7('questionnaire-maxOccurs', { valueInteger: 1 })],
        item: [{ linkId: 'name', type: 'string' }],
      },
      { linkId: 'hobby', type: 'string', repeats: true, extension: [hl7('questionnaire-minOccurs', { valueInteger: 2 })] },
    );
    const row = { linkId: 'child', item: [{ linkId: 'name', answer: [{ valueString: 'x' }] }] };
    const response = { ...emptyResponse(limited), item: [row, row, row, { linkId: 'hobby', answer: [{ valueString: 'x' }] }] };
    assert.deepEqual(
      validateResponse(limited, response, { complete: true }).map(({ path, code }) => `${path} ${code}`),
      ['child[1] questionnaire.too-many-rows', 'hobby questionnaire.too-few-answers'],
    );
  });
});
