import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type Answer,
  calculatedExpression,
  completeResponse,
  emptyResponse,
  enabledItems,
  type FormItem,
  flatten,
  loadCalculator,
  optionsOf,
  type Questionnaire,
  type QuestionnaireResponse,
  setAnswer,
} from '#questionnaire';
import { shippedInstruments } from '../model-instruments.ts';
import { shippedEditions } from './instruments.ts';
import { scoresOf } from './scores.ts';

const calculator = await loadCalculator();
const authoredAt = '2026-03-09T10:00:00Z';

/** An answer the question takes, chosen by a number; undefined leaves it open. */
function answerTo(form: Questionnaire, { item }: FormItem, choice: number): Answer | undefined {
  if (item.type === 'boolean') return { valueBoolean: choice % 2 === 0 };
  if (item.type === 'integer') return { valueInteger: choice % 26 };
  if (item.type === 'date') return { valueDate: '2026-03-09' };
  if (item.type === 'string' || item.type === 'text') return { valueString: 'x' };
  const options = optionsOf(form, item, 'en') ?? [];
  return options[choice % Math.max(options.length, 1)]?.answer;
}

/** Answers question after question, as a person does, with the scores calculated beside them. */
function answered(form: Questionnaire, choices: readonly (number | null)[]): QuestionnaireResponse {
  let response = emptyResponse(form);
  for (let at = 0; at < choices.length; at += 1) {
    const place = flatten(enabledItems(form, response)).filter(
      ({ item }) => item.type !== 'group' && item.type !== 'display' && !item.readOnly,
    )[at];
    const choice = choices[at] ?? null;
    const answer = place && choice !== null ? answerTo(form, place, choice) : undefined;
    if (place && answer) response = setAnswer(form, response, place.path, [answer]);
  }
  return calculator.calculate(form, response).response;
}

/** The same response with every score overwritten by whoever sent it. */
function tampered(form: Questionnaire, response: QuestionnaireResponse): QuestionnaireResponse {
  const scores = flatten(enabledItems(form, response)).filter(({ item }) => calculatedExpression(item) !== undefined);
  return scores
    .filter(({ item }) => item.type === 'integer' || item.type === 'decimal')
    .reduce(
      (changed, { item, path }) => setAnswer(form, changed, path, [item.type === 'integer' ? { valueInteger: 1 } : { valueDecimal: 1 }]),
      response,
    );
}

describe('the score the server keeps', () => {
  for (const instrument of shippedEditions()) {
    it(`of ${instrument.key} is the one seen beside the form, whatever score is sent`, () => {
      fc.assert(
        fc.property(fc.array(fc.option(fc.nat(99), { freq: 8 }), { minLength: 70, maxLength: 70 }), (choices) => {
          const seen = answered(instrument.form, choices);
          const kept = completeResponse(calculator, instrument.form, tampered(instrument.form, seen), authoredAt);
          if (kept.ok) assert.deepEqual(scoresOf(instrument, kept.value), scoresOf(instrument, seen));
        }),
        { numRuns: 20 },
      );
    });
  }
  it('is tried on every instrument we ship', () => {
    assert.deepEqual(new Set(shippedEditions().map(({ key }) => key)), new Set(Object.keys(shippedInstruments)));
  });
});
