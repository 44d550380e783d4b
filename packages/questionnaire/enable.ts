import { Temporal } from '#kernel';
import { sameCoding } from './options.ts';
import type { EnableWhen, QuestionnaireItem } from './questionnaire.ts';
import { type Answer, childrenOf, type ResponseItem } from './response.ts';

/** One level around an item: what the form defines there and what is answered there. The innermost level comes last. */
export interface Scope {
  readonly definitions: readonly QuestionnaireItem[];
  readonly items: readonly ResponseItem[];
}

/** Whether the conditions of an item hold. Answers are looked up nearest first, so each row of a repeating group sees its own. */
export function conditionsHold(item: QuestionnaireItem, scopes: readonly Scope[]): boolean {
  const conditions = item.enableWhen ?? [];
  if (conditions.length === 0) return true;
  const holds = (condition: EnableWhen) => conditionHolds(condition, answersTo(condition.question, scopes));
  return item.enableBehavior === 'any' ? conditions.some(holds) : conditions.every(holds);
}

function conditionHolds(condition: EnableWhen, answers: readonly Answer[]): boolean {
  switch (condition.operator) {
    case 'exists':
      return answers.length > 0 === (condition.answerBoolean ?? true);
    case '=':
      return answers.some((answer) => order(answer, condition) === 0);
    case '!=':
      // FHIR R4: at least one answer that differs; an unanswered question enables nothing.
      return answers.some((answer) => order(answer, condition) !== 0);
    case '>':
      return answers.some((answer) => (order(answer, condition) ?? 0) > 0);
    case '<':
      return answers.some((answer) => (order(answer, condition) ?? 0) < 0);
    case '>=':
      return answers.some((answer) => (order(answer, condition) ?? -1) >= 0);
    case '<=':
      return answers.some((answer) => (order(answer, condition) ?? 1) <= 0);
  }
}

/** Negative, zero or positive as the answer is below, equal or above; undefined if the two cannot be put in order. */
function order(answer: Answer, condition: EnableWhen): number | undefined {
  const { answerBoolean, answerCoding, answerQuantity, answerReference, answerDateTime } = condition;
  if (answerBoolean !== undefined) return answer.valueBoolean === answerBoolean ? 0 : undefined;
  if (answerCoding) return answer.valueCoding && sameCoding(answer.valueCoding, answerCoding) ? 0 : undefined;
  if (answerReference) return answer.valueReference?.reference === answerReference.reference ? 0 : undefined;
  if (answerQuantity) {
    const sameUnit = (answer.valueQuantity?.code ?? answer.valueQuantity?.unit) === (answerQuantity.code ?? answerQuantity.unit);
    return sameUnit ? compare(answer.valueQuantity?.value, answerQuantity.value) : undefined;
  }
  const number = condition.answerDecimal ?? condition.answerInteger;
  if (number !== undefined) return compare(answer.valueDecimal ?? answer.valueInteger, number);
  if (answerDateTime !== undefined) return compare(moment(answer.valueDateTime ?? answer.valueDate), moment(answerDateTime));
  const text = condition.answerDate ?? condition.answerTime ?? condition.answerString;
  return compare(answer.valueDate ?? answer.valueTime ?? answer.valueString ?? answer.valueUri, text);
}

function compare<Value extends string | number>(a: Value | undefined, b: Value | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Milliseconds of a date-time with offset; a coarser one compares by its text. */
function moment(text: string | undefined): string | undefined {
  if (text === undefined || !/T.*(Z|[+-]\d\d:\d\d)$/.test(text)) return text;
  return Temporal.Instant.from(text).toString();
}

function answersTo(linkId: string, scopes: readonly Scope[]): Answer[] {
  const scope = scopes.findLast(({ definitions }) => defines(definitions, linkId));
  return scope ? collect(scope.items, linkId) : [];
}

function defines(definitions: readonly QuestionnaireItem[], linkId: string): boolean {
  return definitions.some((item) => item.linkId === linkId || defines(item.item ?? [], linkId));
}

function collect(items: readonly ResponseItem[], linkId: string): Answer[] {
  return items.flatMap((item) => [...(item.linkId === linkId ? (item.answer ?? []) : []), ...collect(childrenOf(item), linkId)]);
}
