import type { Compile, OptionVariants } from 'fhirpath';
import { answersOf } from './calculated-answer.ts';
import { setAnswer } from './edit.ts';
import { calculatedExpression, enableWhenExpression, ordinalOf, variablesOf, withOrdinal } from './extensions.ts';
import { Coding } from './fhir-types.ts';
import { enabledAnswers, enabledItems, type FormItem, flatten } from './form.ts';
import { optionFor } from './options.ts';
import { allItems, type Questionnaire, type QuestionnaireItem } from './questionnaire.ts';
import { Answer, type QuestionnaireResponse, type ResponseItem } from './response.ts';

/** An expression of the form that failed: a fault of the form, never of the person who answers. */
export interface ExpressionProblem {
  readonly linkId: string;
  readonly expression: string;
  readonly message: string;
}

export interface Calculated {
  /** The response with all calculated answers brought up to date. */
  readonly response: QuestionnaireResponse;
  /** By path key, whether `enableWhenExpression` lets an item show. Pass it to `enabledItems` and `validateResponse`. */
  readonly expressions: ReadonlyMap<string, boolean>;
  readonly problems: readonly ExpressionProblem[];
}

export interface Calculator {
  calculate(questionnaire: Questionnaire, response: QuestionnaireResponse): Calculated;
}

/** Calculated answers may depend on each other; a form that has not settled after this many rounds goes round in circles. */
const maxRounds = 5;
const noExpressions: ReadonlyMap<string, boolean> = new Map();

/**
 * Loads the FHIRPath engine, once; in the browser this is the moment its code is fetched. The same calculator runs on both
 * sides: live beside the form, and again on the server before a score is stored.
 */
export function loadCalculator(): Promise<Calculator> {
  loading ??= makeCalculator();
  return loading;
}

let loading: Promise<Calculator> | undefined;

/** Evaluates all calculated expressions of a form over a response; see `loadCalculator` to do it more than once. */
export async function calculate(questionnaire: Questionnaire, response: QuestionnaireResponse): Promise<Calculated> {
  return (await loadCalculator()).calculate(questionnaire, response);
}

/** Whether the form calculates anything, so that a screen without scores does not load the engine. */
export function needsCalculator(questionnaire: Questionnaire): boolean {
  return allItems(questionnaire).some((item) => calculatedExpression(item) !== undefined || enableWhenExpression(item) !== undefined);
}

type Evaluate = (data: object, base: string, expression: string, variables: Record<string, unknown>) => unknown[];

async function makeCalculator(): Promise<Calculator> {
  const [{ default: fhirpath }, { default: r4 }] = await Promise.all([import('fhirpath'), import('fhirpath/fhir-context/r4')]);
  const compiled = new Map<string, Compile<OptionVariants>>();
  const evaluate: Evaluate = (data, base, expression, variables) => {
    const key = `${base} ${expression}`;
    // Without the R4 model `answer.value` would be empty: FHIR spells it valueCoding, valueInteger, …
    const run =
      compiled.get(key) ??
      fhirpath.compile(base === '' ? expression : { base, expression }, r4, { userInvocationTable: { ordinal: score, weight: score } });
    compiled.set(key, run);
    return run(data, variables) as unknown[];
  };
  return { calculate: (questionnaire, response) => settle(evaluate, questionnaire, response) };
}

/**
 * `ordinal()` and `weight()` from the answer itself, where `withScores` has put it. The engine's own versions ask a terminology
 * server about every option without a score, such as "I would rather not say".
 */
const score = {
  fn: (answers: unknown[]) =>
    answers.flatMap((answer) => ordinalOf(Coding.safeParse(answer).data, Answer.safeParse(answer).data?.valueCoding) ?? []),
  arity: { 0: [] },
};

function settle(evaluate: Evaluate, questionnaire: Questionnaire, response: QuestionnaireResponse): Calculated {
  let current: Calculated = { response, expressions: noExpressions, problems: [] };
  for (let round = 0; round < maxRounds; round += 1) {
    const next = runOnce(evaluate, questionnaire, current);
    const settled = sameText(next.response, current.response) && sameText([...next.expressions], [...current.expressions]);
    current = next;
    if (settled) break;
  }
  return current;
}

function runOnce(evaluate: Evaluate, questionnaire: Questionnaire, before: Calculated): Calculated {
  // The engine writes type notes into what it reads, and answers carry the score the form gives them, whoever sent them.
  const resource = withScores(questionnaire, structuredClone(enabledAnswers(questionnaire, before.response, before.expressions)));
  const form = structuredClone(questionnaire);
  const problems: ExpressionProblem[] = [];
  const attempt = (linkId: string, expression: string, data: object, base: string, variables: Record<string, unknown>): unknown[] => {
    try {
      return evaluate(data, base, expression, variables);
    } catch (error) {
      problems.push({ linkId, expression, message: error instanceof Error ? error.message : String(error) });
      return [];
    }
  };
  const scopeOf = (
    element: Questionnaire | QuestionnaireItem,
    data: object,
    base: string,
    outer: Record<string, unknown>,
    linkId: string,
  ) => {
    const scope = { ...outer };
    for (const { name, expression } of variablesOf(element))
      scope[name] = expression === undefined ? [] : attempt(linkId, expression, data, base, scope);
    return scope;
  };
  const expressions = new Map<string, boolean>();
  let response = before.response;
  const visit = (place: FormItem, outer: Record<string, unknown>): void => {
    const { item, path, key } = place;
    const data: ResponseItem = place.response ?? { linkId: item.linkId };
    const base = 'QuestionnaireResponse.item';
    const scope = scopeOf(item, data, base, { ...outer, qitem: item }, item.linkId);
    const enableWhen = enableWhenExpression(item);
    if (enableWhen !== undefined) expressions.set(key, attempt(item.linkId, enableWhen, data, base, scope)[0] === true);
    const calculated = calculatedExpression(item);
    if (calculated !== undefined) {
      const { answers, problem } = answersOf(questionnaire, item, attempt(item.linkId, calculated, data, base, scope));
      if (problem !== undefined) problems.push({ linkId: item.linkId, expression: calculated, message: problem });
      response = setAnswer(questionnaire, response, path, answers);
    }
    for (const child of place.children) visit(child, scope);
  };
  const root = scopeOf(form, resource, '', { resource, questionnaire: form }, '');
  // Items hidden by an expression are visited too: the expression may let them show in this round.
  const tree = enabledItems(questionnaire, resource, noExpressions);
  for (const place of tree) visit(place, root);
  return { response, expressions, problems };
}

/** Every coded answer with the score its option has in the form. */
function withScores(questionnaire: Questionnaire, response: QuestionnaireResponse): QuestionnaireResponse {
  const scored = (place: FormItem): void => {
    for (const answer of place.response?.answer ?? []) {
      const option = answer.valueCoding && optionFor(questionnaire, place.item, answer);
      if (answer.valueCoding && option) answer.valueCoding = withOrdinal(answer.valueCoding, ordinalOf(option.valueCoding, option));
    }
  };
  for (const place of flatten(enabledItems(questionnaire, response, noExpressions))) scored(place);
  return response;
}

function sameText(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
