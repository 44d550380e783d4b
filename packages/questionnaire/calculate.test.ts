import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { loadCalculator, needsCalculator } from './calculate.ts';
import { completeResponse } from './complete.ts';
import { emptyResponse } from './edit.ts';
import { enabledItems, flatten } from './form.ts';
import { allItems, Questionnaire } from './questionnaire.ts';
import type { QuestionnaireResponse } from './response.ts';
import { scoreSummary } from './score.ts';
import { aChoice, aForm, answered } from './testing.ts';

const calculator = await loadCalculator();
const fhirPath = (name: string, expression: string, more: object = {}) => ({
  url:
    name === 'variable'
      ? 'http://hl7.org/fhir/StructureDefinition/variable'
      : `http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-${name}`,
  valueExpression: { language: 'text/fhirpath', expression, ...more },
});
const variable = (name: string, expression: string) => fhirPath('variable', expression, { name });
const calculated = (linkId: string, type: string, expression: string, more: object = {}) => ({
  linkId,
  type,
  readOnly: true,
  extension: [fhirPath('calculatedExpression', expression)],
  ...more,
});
const answerTo = (response: QuestionnaireResponse, linkId: string) => response.item?.find((item) => item.linkId === linkId)?.answer?.[0];
const published = (file: string) => Questionnaire.parse(JSON.parse(readFileSync(new URL(`test-data/${file}`, import.meta.url), 'utf8')));

describe('calculating', () => {
  const sum = "%resource.item.where(linkId='a' or linkId='b').answer.value.ordinal().sum()";
  const form = {
    ...aForm(
      aChoice('a', ['x', 'y', 'z']),
      aChoice('b', ['x', 'y', 'z']),
      calculated('total', 'integer', '%sum'),
      calculated('double', 'integer', "%resource.item.where(linkId='total').answer.value * 2"),
    ),
    extension: [variable('sum', sum)],
  };

  it('adds the scores of chosen options, and what depends on the sum', () => {
    const { response, problems } = calculator.calculate(form, answered(form, { a: 'z', b: 'y' }));
    assert.deepEqual([answerTo(response, 'total'), answerTo(response, 'double'), problems], [{ valueInteger: 3 }, { valueInteger: 6 }, []]);
  });
  it('takes the score from the form, not from the one who answers', () => {
    const forged = answered(form, { a: 'x' });
    const coding = {
      system: 'urn:test',
      code: 'x',
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: 99 }],
    };
    const response = { ...forged, item: [{ linkId: 'a', answer: [{ valueCoding: coding }] }] };
    assert.deepEqual(answerTo(calculator.calculate(form, response).response, 'total'), { valueInteger: 0 });
  });
  it('reads itemWeight like ordinalValue', () => {
    const weighted = {
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/itemWeight', valueDecimal: 4 }],
      valueCoding: { code: 'x' },
    };
    const own = { ...form, item: [{ linkId: 'a', type: 'choice' as const, answerOption: [weighted] }, ...(form.item ?? []).slice(1)] };
    assert.deepEqual(answerTo(calculator.calculate(own, answered(own, { a: 'x' })).response, 'total'), { valueInteger: 4 });
  });
  it('ignores answers to disabled items', () => {
    const own = {
      ...form,
      item: (form.item ?? []).map((item) =>
        item.linkId === 'b' ? { ...item, enableWhen: [{ question: 'a', operator: '=' as const, answerCoding: { code: 'z' } }] } : item,
      ),
    };
    const both = answered(own, { a: 'z', b: 'y' });
    const changed = {
      ...both,
      item: both.item?.map((item) =>
        item.linkId === 'a' ? { linkId: 'a', answer: [{ valueCoding: { system: 'urn:test', code: 'y' } }] } : item,
      ),
    };
    assert.deepEqual(answerTo(calculator.calculate(own, changed).response, 'total'), { valueInteger: 1 });
  });
  it('does not change the response it was given, not even a frozen one', () => {
    const before = answered(form, { a: 'z' });
    const copy = structuredClone(before);
    calculator.calculate(deepFreeze(form), deepFreeze(before));
    assert.deepEqual(before, copy);
  });
  it('chooses an option by its code, and gives decimals without noise', () => {
    const own = aForm(calculated('noise', 'decimal', '0.1 + 0.2'), {
      ...aChoice('band', ['low', 'high']),
      ...calculated('band', 'choice', "'high'"),
    });
    const { response } = calculator.calculate(own, emptyResponse(own));
    assert.deepEqual([answerTo(response, 'noise')?.valueDecimal, answerTo(response, 'band')?.valueCoding?.code], [0.3, 'high']);
  });
  it('counts rows each for itself, with the variables around them', () => {
    const line = {
      linkId: 'line',
      type: 'group',
      repeats: true,
      item: [{ linkId: 'n', type: 'integer' }, calculated('twice', 'integer', "%context.item.where(linkId='n').answer.value * %factor")],
    };
    const row = {
      ...line,
      item: [line.item[0], calculated('twice', 'integer', '%n * %factor')],
      extension: [variable('n', "item.where(linkId='n').answer.value")],
    };
    const own = { ...aForm(row), extension: [variable('factor', '2')] };
    const response = {
      ...emptyResponse(own),
      item: [1, 5].map((n) => ({ linkId: 'line', item: [{ linkId: 'n', answer: [{ valueInteger: n }] }] })),
    };
    const twice = calculator.calculate(own, response).response.item?.map(({ item }) => item?.[1]?.answer?.[0]?.valueInteger);
    assert.deepEqual(twice, [2, 10]);
  });
  it('reports a faulty expression and goes on with the others', () => {
    const own = aForm(
      calculated('bad', 'integer', '%nowhere + 1'),
      calculated('wrong', 'integer', "'text'"),
      calculated('good', 'integer', '1 + 1'),
    );
    const { response, problems } = calculator.calculate(own, emptyResponse(own));
    assert.deepEqual(
      problems.map(({ linkId }) => linkId),
      ['bad', 'wrong'],
    );
    assert.deepEqual(answerTo(response, 'good'), { valueInteger: 2 });
  });
  it('ends, though two items depend on each other in a circle', () => {
    const own = aForm(
      calculated(
        'a',
        'integer',
        "iif(%resource.item.where(linkId='b').answer.exists(), %resource.item.where(linkId='b').answer.value + 1, 0)",
      ),
      calculated('b', 'integer', "%resource.item.where(linkId='a').answer.value + 1"),
    );
    assert.ok(calculator.calculate(own, emptyResponse(own)).response);
  });
  it('is needed only by forms with expressions', () => {
    assert.equal(needsCalculator(form), true);
    assert.equal(needsCalculator(aForm(aChoice('a', ['x']))), false);
  });
});

describe('a percentage score such as WHO-5', () => {
  const levels = ['never', 'some', 'less', 'more', 'most', 'all'];
  const questions = [1, 2, 3, 4, 5].map((number) => aChoice(`w${number}`, levels));
  const scores = "%resource.item.where(linkId.startsWith('w')).answer.value.ordinal()";
  const form = aForm(
    ...questions,
    calculated('total', 'integer', `iif(${scores}.count() = 5, ${scores}.sum() * 4, {})`),
    calculated('flag', 'boolean', `${scores}.count() = 5 and ${scores}.sum() < 13`),
  );
  const rows: [number[], number | undefined, boolean][] = [
    [[3, 2, 3, 2, 3], 52, false],
    [[2, 2, 3, 2, 3], 48, true],
    [[5, 5, 5, 5, 5], 100, false],
    [[2, 2, 3, 2], undefined, false],
  ];
  for (const [given, total, flag] of rows) {
    it(`of ${given.join(',')} is ${total ?? 'missing'}`, () => {
      const answers = Object.fromEntries(given.map((level, index) => [`w${index + 1}`, levels[level] ?? '']));
      const { response } = calculator.calculate(form, answered(form, answers));
      assert.deepEqual([answerTo(response, 'total')?.valueInteger, answerTo(response, 'flag')?.valueBoolean], [total, flag]);
    });
  }
});

describe('published forms', () => {
  it('CVD risk: variables of a group, server queries left empty', () => {
    const form = published('cvd-risk-2023.json');
    const idOf = (text: string) => allItems(form).find((item) => item.text === text)?.linkId ?? '';
    const response = answered(form, {
      [idOf('Age')]: { valueInteger: 60 },
      [idOf('Gender')]: { valueCoding: { code: 'male' } },
      [idOf('Smoking status')]: '77176002',
      [idOf('Systolic Blood Pressure')]: { valueDecimal: 150 },
      [idOf('Total Cholesterol')]: { valueDecimal: 6 },
      [idOf('HDL Cholesterol')]: { valueDecimal: 1.2 },
    });
    const result = calculator.calculate(form, response);
    assert.deepEqual(result.problems, []);
    // Framingham equation of the form, worked out by hand: 20.9 percent.
    assert.equal(scoreSummary(form, result.response, 'en').total?.value, 21);
  });
  it('GAD-7: an item shown by an expression', () => {
    const form = published('gad-7-web.json');
    const shown = (expressions: ReadonlyMap<string, boolean>) =>
      flatten(enabledItems(form, emptyResponse(form), expressions)).map(({ key }) => key);
    assert.ok(!shown(calculator.calculate(form, emptyResponse(form)).expressions).includes('gad7.difficulty'));
  });
});

describe('completing', () => {
  const form = aForm(
    aChoice('a', ['x', 'y'], { required: true }),
    { linkId: 'why', type: 'string', enableWhen: [{ question: 'a', operator: '=', answerCoding: { code: 'y' } }] },
    calculated('total', 'integer', "%resource.item.where(linkId='a').answer.value.ordinal()"),
  );
  const at = '2026-03-02T09:00:00Z';
  it('stores scores and leaves out what is disabled', () => {
    const response = answered(form, { a: 'y', why: { valueString: 'because' } });
    const changed = {
      ...response,
      item: [{ linkId: 'a', answer: [{ valueCoding: { system: 'urn:test', code: 'x' } }] }, ...(response.item ?? []).slice(1)],
    };
    const decision = completeResponse(calculator, form, changed, at);
    assert.ok(decision.ok);
    assert.deepEqual(
      [decision.value.status, decision.value.authored, decision.value.item?.map(({ linkId }) => linkId)],
      ['completed', at, ['a', 'total']],
    );
  });
  it('is refused while something is missing, with every place', () => {
    const problems = [{ linkId: 'a', path: 'a', code: 'questionnaire.required' }];
    assert.deepEqual(completeResponse(calculator, form, emptyResponse(form), at), {
      ok: false,
      refusal: { code: 'questionnaire.incomplete', problems },
    });
  });
  it('is refused when the form itself is faulty', () => {
    const faulty = aForm(calculated('bad', 'integer', '%nowhere'));
    const decision = completeResponse(calculator, faulty, emptyResponse(faulty), at);
    assert.equal(!decision.ok && decision.refusal.code, 'questionnaire.expression-failed');
  });
});

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) for (const member of Object.values(Object.freeze(value))) deepFreeze(member);
  return value;
}
