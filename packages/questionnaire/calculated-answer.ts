import { unitOf } from './extensions.ts';
import { Coding } from './fhir-types.ts';
import { optionWithCode } from './options.ts';
import type { Questionnaire, QuestionnaireItem } from './questionnaire.ts';
import type { Answer } from './response.ts';

/** The answers that the result of an expression gives to an item of its type; a result of another type is a fault of the form. */
export function answersOf(
  questionnaire: Questionnaire,
  item: QuestionnaireItem,
  results: readonly unknown[],
): { answers: Answer[]; problem?: string } {
  const wanted = item.repeats ? results : results.slice(0, 1);
  const answers = wanted.map((result) => answerFor(questionnaire, item, result));
  const usable = answers.filter((answer) => answer !== undefined);
  return usable.length === answers.length
    ? { answers: usable }
    : { answers: usable, problem: `the result does not fit an item of type ${item.type}` };
}

function answerFor(questionnaire: Questionnaire, item: QuestionnaireItem, result: unknown): Answer | undefined {
  switch (item.type) {
    case 'boolean':
      return typeof result === 'boolean' ? { valueBoolean: result } : undefined;
    case 'integer':
      return Number.isInteger(result) ? { valueInteger: Number(result) } : undefined;
    case 'decimal':
      return typeof result === 'number' && Number.isFinite(result) ? { valueDecimal: withoutNoise(result) } : undefined;
    case 'date':
      return typeof result === 'string' ? { valueDate: result } : undefined;
    case 'dateTime':
      return typeof result === 'string' ? { valueDateTime: result } : undefined;
    case 'time':
      return typeof result === 'string' ? { valueTime: result } : undefined;
    case 'string':
    case 'text':
      return ['string', 'number', 'boolean'].includes(typeof result) ? { valueString: String(result) } : undefined;
    case 'url':
      return typeof result === 'string' ? { valueUri: result } : undefined;
    case 'choice':
    case 'open-choice':
      return codedAnswer(questionnaire, item, result);
    case 'quantity':
      return quantityAnswer(item, result);
    default:
      return undefined;
  }
}

/** Expressions choose an option by its code, or give the coding itself. */
function codedAnswer(questionnaire: Questionnaire, item: QuestionnaireItem, result: unknown): Answer | undefined {
  if (typeof result === 'string')
    return optionWithCode(questionnaire, item, result) ?? (item.type === 'open-choice' ? { valueString: result } : undefined);
  const coding = Coding.safeParse(result);
  return coding.success && coding.data.code !== undefined ? { valueCoding: coding.data } : undefined;
}

function quantityAnswer(item: QuestionnaireItem, result: unknown): Answer | undefined {
  const unit = unitOf(item);
  if (typeof result === 'number') {
    return {
      valueQuantity: {
        value: withoutNoise(result),
        ...(unit ? { unit: unit.display ?? unit.code, system: unit.system, code: unit.code } : {}),
      },
    };
  }
  // FHIRPath writes a quantity as 70.5 'kg'.
  const literal = typeof result === 'string' ? /^(-?[\d.]+) '(.+)'$/.exec(result) : null;
  return literal
    ? { valueQuantity: { value: Number(literal[1]), unit: literal[2], system: 'http://unitsofmeasure.org', code: literal[2] } }
    : undefined;
}

/** 0.1 × 3 is 0.3 for everyone but a computer; twelve digits are far finer than any instrument. */
function withoutNoise(value: number): number {
  return Number(value.toPrecision(12));
}
