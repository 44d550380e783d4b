import { canonicalJson } from '#kernel';
import { type Answer, enabledItems, flatten, type Questionnaire, type QuestionnaireResponse, setAnswer } from '#questionnaire';

/** A question two people answered differently: `field` is its path in the form. */
export interface AnswerConflict {
  readonly field: string;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly yours: unknown;
}

/** Questions that only one side changed take that side's answer; what both changed is left for a person to choose. */
export function splitConflicts(conflicts: readonly AnswerConflict[]): { mine: AnswerConflict[]; both: AnswerConflict[] } {
  const same = (one: unknown, other: unknown) => canonicalJson(one) === canonicalJson(other);
  const changedByMe = conflicts.filter(({ base, yours }) => !same(base, yours));
  return {
    mine: changedByMe.filter(({ base, theirs }) => same(base, theirs)),
    both: changedByMe.filter(({ base, theirs }) => !same(base, theirs)),
  };
}

/** The other person's response with these answers in it; a question that is no longer asked there is left out. */
export function withAnswers(
  form: Questionnaire,
  response: QuestionnaireResponse,
  answers: Readonly<Record<string, unknown>>,
): QuestionnaireResponse {
  return Object.entries(answers).reduce((merged, [field, answer]) => {
    const place = flatten(enabledItems(form, merged)).find(({ key }) => key === field);
    return place ? setAnswer(form, merged, place.path, answer as readonly Answer[]) : merged;
  }, response);
}
