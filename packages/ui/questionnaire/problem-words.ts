import type { TFunction } from 'i18next';
import type { ResponseProblem } from '#questionnaire';

/** What is wrong at a place of a form, in the reader's words. */
export function problemWords(t: TFunction<'ui'>, problem: ResponseProblem): string {
  switch (problem.code) {
    case 'questionnaire.required':
      return t('questionnaire.problem.required');
    case 'questionnaire.too-many-answers':
    case 'questionnaire.too-many-rows':
      return t('questionnaire.problem.tooMany', { count: problem.limit });
    case 'questionnaire.too-few-answers':
      return t('questionnaire.problem.tooFew', { count: problem.limit });
    case 'questionnaire.too-long':
      return t('questionnaire.problem.tooLong', { limit: problem.limit, length: problem.length });
    case 'questionnaire.too-short':
      return t('questionnaire.problem.tooShort', { limit: problem.limit, length: problem.length });
    case 'questionnaire.too-small':
      return t('questionnaire.problem.tooSmall', { limit: problem.limit });
    case 'questionnaire.too-large':
      return t('questionnaire.problem.tooLarge', { limit: problem.limit });
    case 'questionnaire.too-precise':
      return t('questionnaire.problem.tooPrecise', { count: problem.digits });
    case 'questionnaire.not-an-option':
      return t('questionnaire.problem.notAnOption');
    case 'questionnaire.wrong-unit':
      return t('questionnaire.problem.wrongUnit');
    case 'questionnaire.wrong-format':
    case 'questionnaire.wrong-type':
      return t('questionnaire.problem.wrongFormat');
    case 'questionnaire.unknown-item':
      return t('questionnaire.problem.unknownItem');
  }
}
