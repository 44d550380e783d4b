import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  allItems,
  emptyResponse,
  enabledItems,
  flatten,
  loadCalculator,
  optionsOf,
  Questionnaire,
  type QuestionnaireResponse,
  questionnaireProblems,
  scoreSummary,
  setAnswer,
  translationStatus,
  validateResponse,
} from '#questionnaire';

const calculator = await loadCalculator();
const load = (id: string) => Questionnaire.parse(JSON.parse(readFileSync(new URL(`${id}.json`, import.meta.url), 'utf8')));

/** Answers the scored questions whose link id begins so, in order, by the score of the option; undefined leaves one open. */
function scored(form: Questionnaire, prefix: string, scores: (number | undefined)[]) {
  const fill = (response: QuestionnaireResponse, score: number | undefined, index: number) => {
    const place = flatten(enabledItems(form, response)).find(({ item }) => item.linkId === `${prefix}${index + 1}`);
    const option = place && optionsOf(form, place.item, 'en')?.find(({ ordinal }) => ordinal === score);
    return place && option ? setAnswer(form, response, place.path, [option.answer]) : response;
  };
  const { response, problems } = calculator.calculate(form, scores.reduce(fill, emptyResponse(form)));
  assert.deepEqual(problems, []);
  const { total, band, alerts, domains } = scoreSummary(form, response, 'en');
  return { total: total?.value, band: band?.code, alerts: alerts.length, domains: domains.map(({ value }) => value) };
}

describe('every instrument', () => {
  for (const file of readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.json'))) {
    const form = load(file.slice(0, -5));
    it(`${form.title} is a sound questionnaire with its rights holder named`, () => {
      assert.deepEqual(questionnaireProblems(form), []);
      assert.ok(form.copyright && form.version && form.url === `urn:lotse:questionnaire:${form.id}`);
      const { response, problems } = calculator.calculate(form, emptyResponse(form));
      assert.deepEqual([validateResponse(form, response), problems], [[], []]);
    });
  }
});

describe('PHQ-9', () => {
  const form = load('phq-9');
  const rows: [scores: (number | undefined)[], total: number | undefined, band: string | undefined, alerts: number][] = [
    [[2, 2, 1, 2, 1, 1, 1, 0, 0], 10, 'moderate', 0],
    [[0, 0, 0, 0, 0, 0, 0, 0, 1], 1, 'minimal', 1],
    [[0, 0, 0, 0, 0, 0, 0, 0, 0], 0, 'minimal', 0],
    [[1, 1, 1, 1, 0, 0, 0, 0, 0], 4, 'minimal', 0],
    [[1, 1, 1, 1, 1, 0, 0, 0, 0], 5, 'mild', 0],
    [[3, 3, 3, 3, 3, 0, 0, 0, 0], 15, 'moderately-severe', 0],
    [[3, 3, 3, 3, 3, 3, 2, 0, 0], 20, 'severe', 0],
    [[3, 3, 3, 3, 3, 3, 3, 3, 3], 27, 'severe', 1],
    // Up to two missing answers take the mean of the others: 14 · 9 / 7.
    [[2, 2, 2, 2, 2, 2, 2, undefined, undefined], 18, 'moderately-severe', 0],
    [[2, 2, 2, 2, 2, 2, undefined, undefined, undefined], undefined, undefined, 0],
    [[undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined, 1], undefined, undefined, 1],
  ];
  for (const [scores, total, band, alerts] of rows) {
    it(`${scores.map((score) => score ?? '–').join(',')} is ${total ?? 'no total'} ${band ?? ''}${alerts ? ' with alert' : ''}`, () => {
      const result = scored(form, 'phq9-', scores);
      assert.deepEqual([result.total, result.band, result.alerts], [total, band, alerts]);
    });
  }
  it('gives the PHQ-2 of its first two items, positive from 3', () => {
    assert.deepEqual(scored(form, 'phq9-', [2, 1]).domains, [3]);
    assert.deepEqual(scored(form, 'phq9-', [2]).domains, []);
  });
  it('has no published German or Italian text here', () => {
    assert.deepEqual([translationStatus(form, 'de'), translationStatus(form, 'it')], ['unavailable', 'unavailable']);
  });
});

describe('GAD-7', () => {
  const form = load('gad-7');
  const rows: [number[], number | undefined, string | undefined][] = [
    [[1, 2, 2, 1, 1, 1, 2], 10, 'moderate'],
    [[0, 0, 0, 0, 0, 0, 0], 0, 'minimal'],
    [[1, 1, 1, 1, 1, 0, 0], 5, 'mild'],
    [[3, 3, 3, 3, 3, 0, 0], 15, 'severe'],
    [[1, 2, 2, 1, 1, 1], undefined, undefined],
  ];
  for (const [scores, total, band] of rows) {
    it(`${scores.join(',')} is ${total ?? 'no total'}`, () => {
      const result = scored(form, 'gad7-', scores);
      assert.deepEqual([result.total, result.band], [total, band]);
    });
  }
});

describe('AUDIT-C', () => {
  const form = load('audit-c');
  const rows: [number[], number | undefined, string | undefined][] = [
    [[2, 1, 1], 4, 'positive'],
    [[2, 0, 1], 3, 'positive-women'],
    [[1, 0, 1], 2, 'negative'],
    [[0], 0, 'negative'],
    [[2, 1], undefined, undefined],
  ];
  for (const [scores, total, band] of rows) {
    it(`${scores.join(',')} is ${total ?? 'no total'} ${band ?? ''}`, () => {
      const result = scored(form, 'audit-c-', scores);
      assert.deepEqual([result.total, result.band], [total, band]);
    });
  }
});

describe('Katz', () => {
  const form = load('katz-adl');
  const rows: [(number | undefined)[], number | undefined, string | undefined][] = [
    [[1, 1, 1, 1, 1, 1], 6, 'independent'],
    [[1, 1, 1, 1, 0, 0], 4, 'moderate'],
    [[1, 1, 0, 0, 0, 0], 2, 'severe'],
    [[0, 0, 0, 0, 0, 0], 0, 'severe'],
    [[1, 1, 1, 1, 1], undefined, undefined],
  ];
  for (const [scores, total, band] of rows) {
    it(`${scores.join(',')} is ${total ?? 'no total'} ${band ?? ''}`, () => {
      const result = scored(form, 'katz-', scores);
      assert.deepEqual([result.total, result.band], [total, band]);
    });
  }
});

describe('CFPB financial well-being', () => {
  const form = load('cfpb-financial-well-being');
  const people = [
    ['18-61', 'self'],
    ['62-plus', 'self'],
    ['18-61', 'interview'],
    ['62-plus', 'interview'],
  ] as const;
  const choose = (
    response: QuestionnaireResponse,
    linkId: string,
    fits: (option: { ordinal?: number | undefined; code?: string | undefined }) => boolean,
  ) => {
    const place = flatten(enabledItems(form, response)).find(({ item }) => item.linkId === linkId);
    const option =
      place && optionsOf(form, place.item, 'en')?.find(({ answer, ordinal }) => fits({ ordinal, code: answer.valueCoding?.code }));
    assert.ok(place && option, linkId);
    return setAnswer(form, response, place.path, [option.answer]);
  };
  const totalOf = (points: readonly number[], age?: string, mode?: string) => {
    let response = points.reduce(
      (answers, score, index) => choose(answers, `cfpb-${index + 1}`, ({ ordinal }) => ordinal === score),
      emptyResponse(form),
    );
    if (age) response = choose(response, 'age', ({ code }) => code === age);
    if (mode) response = choose(response, 'mode', ({ code }) => code === mode);
    const calculated = calculator.calculate(form, response);
    assert.deepEqual(calculated.problems, []);
    return scoreSummary(form, calculated.response, 'en').total?.value;
  };
  /** Somewhat, very little, somewhat, very little, very well, very well, sometimes, sometimes, rarely, often. */
  const answered = [
    'somewhat',
    'very-little',
    'somewhat',
    'very-little',
    'very-well',
    'very-well',
    'sometimes',
    'sometimes',
    'rarely',
    'often',
  ];
  const points = [2, 1, 2, 1, 1, 1, 2, 2, 3, 1];

  it('gives starred statements their points the other way round', () => {
    const given = answered.map((code, index) => {
      const item = flatten(enabledItems(form, emptyResponse(form))).find(({ item: { linkId } }) => linkId === `cfpb-${index + 1}`)?.item;
      return item && optionsOf(form, item, 'en')?.find(({ answer }) => answer.valueCoding?.code === code)?.ordinal;
    });
    assert.deepEqual(given, points);
  });
  const ends: [points: readonly number[], expected: readonly number[]][] = [
    [Array(10).fill(0), [14, 14, 16, 18]],
    [points, [45, 48, 47, 46]],
    [Array(10).fill(2), [50, 53, 52, 50]],
    [Array(10).fill(4), [86, 95, 91, 87]],
  ];
  for (const [each, expected] of ends) {
    it(`${each.join(',')} is ${expected.join(' / ')} by age and way of asking`, () => {
      assert.deepEqual(
        people.map(([age, mode]) => totalOf(each, age, mode)),
        expected,
      );
    });
  }
  it('has no score with a statement, the age or the way of asking missing', () => {
    assert.deepEqual(
      [totalOf(points.slice(0, 9), '18-61', 'self'), totalOf(points, undefined, 'self'), totalOf(points, '18-61')],
      Array(3).fill(undefined),
    );
  });
});

describe('WHO-5', () => {
  const form = load('who-5');
  const resultOf = (sum: number) => {
    const place = flatten(enabledItems(form, emptyResponse(form))).find(({ item }) => item.linkId === 'sum');
    const answers = place ? setAnswer(form, emptyResponse(form), place.path, [{ valueInteger: sum }]) : emptyResponse(form);
    const { total, band } = scoreSummary(form, calculator.calculate(form, answers).response, 'de');
    return [total?.value, band?.code];
  };
  for (const [sum, total, band] of [
    [13, 52, 'fair'],
    [12, 48, 'reduced'],
    [7, 28, 'low'],
    [25, 100, 'fair'],
    [0, 0, 'low'],
    [26, undefined, undefined],
  ] as const) {
    it(`a sum of ${sum} is ${total ?? 'no index'} ${band ?? ''}`, () => assert.deepEqual(resultOf(sum), [total, band]));
  }
  it('ships none of its questions, only the entry of its sum with date and source', () => {
    assert.deepEqual(
      allItems(form).map(({ linkId }) => linkId),
      ['sum', 'answered-on', 'source', 'total', 'band'],
    );
  });
});

describe('our needs assessment', () => {
  const form = load('lotse-needs');
  it('is complete in German and Italian', () => {
    assert.deepEqual([translationStatus(form, 'de'), translationStatus(form, 'it')], ['published', 'published']);
  });
  it('asks ten areas of life, each with five levels and the right not to say', () => {
    const situations = flatten(enabledItems(form, emptyResponse(form))).filter(({ item }) => item.linkId.endsWith('-situation'));
    assert.equal(situations.length, 10);
    for (const { item } of situations)
      assert.deepEqual(
        optionsOf(form, item, 'en')?.map(({ ordinal }) => ordinal),
        [1, 2, 3, 4, 5, undefined],
      );
  });
  it('gives each area its level and the mean of those answered', () => {
    const levels: Record<string, number | undefined> = { housing: 2, food: 1, income: 2, work: 3, legal: undefined, health: 4 };
    const response = Object.entries(levels).reduce((answers, [area, level]) => {
      const place = flatten(enabledItems(form, answers)).find(({ item }) => item.linkId === `${area}-situation`);
      const option = place && optionsOf(form, place.item, 'en')?.find(({ ordinal }) => ordinal === level);
      return place && option ? setAnswer(form, answers, place.path, [option.answer]) : answers;
    }, emptyResponse(form));
    const summary = scoreSummary(form, calculator.calculate(form, response).response, 'de');
    assert.deepEqual([summary.mean?.value, summary.total], [2.4, undefined]);
    assert.deepEqual(
      summary.domains.map(({ value }) => value),
      [2, 1, 2, 3, 4],
    );
    assert.equal(summary.mean?.label?.inReadersLanguage, true);
  });
});
