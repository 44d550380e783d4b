import { accept, type Decision, refuse } from '#kernel';
import type { Calculator, ExpressionProblem } from './calculate.ts';
import { withoutDisabled } from './form.ts';
import type { Questionnaire } from './questionnaire.ts';
import type { QuestionnaireResponse } from './response.ts';
import { type ResponseProblem, validateResponse } from './validate.ts';

export type CompletionRefusal =
  | { code: 'questionnaire.incomplete'; problems: ResponseProblem[] }
  | { code: 'questionnaire.expression-failed'; problems: readonly ExpressionProblem[] };

/**
 * The response as it is stored for good: scores recalculated from the form, answers to disabled items removed, everything
 * required answered. Refuses with all problems at once.
 */
export function completeResponse(
  calculator: Calculator,
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  authored: string,
): Decision<QuestionnaireResponse, CompletionRefusal> {
  const calculated = calculator.calculate(questionnaire, response);
  if (calculated.problems.length > 0) return refuse({ code: 'questionnaire.expression-failed', problems: calculated.problems });
  const { expressions } = calculated;
  const problems = validateResponse(questionnaire, calculated.response, { complete: true, expressions });
  if (problems.length > 0) return refuse({ code: 'questionnaire.incomplete', problems });
  return accept({ ...withoutDisabled(questionnaire, calculated.response, expressions), status: 'completed', authored });
}
