import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
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
