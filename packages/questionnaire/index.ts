export { type Calculated, type Calculator, calculate, type ExpressionProblem, loadCalculator, needsCalculator } from './calculate.ts';
export { type CompletionRefusal, completeResponse } from './complete.ts';
export { addRow, emptyResponse, removeRow, setAnswer } from './edit.ts';
export { calculatedExpression, isHidden, itemControl, unitOf, unitOptionsOf } from './extensions.ts';
export type { Coding, Extension, Quantity } from './fhir-types.ts';
export { type ExpressionResults, enabledItems, type FormItem, flatten, progressOf, withoutDisabled } from './form.ts';
export { type Improvement, improvementOf, withImprovement } from './improvement.ts';
export { type Option, optionKey, optionsOf } from './options.ts';
export { type ItemPath, type PathStep, pathKey } from './path.ts';
export {
  allItems,
  type ItemType,
  Questionnaire,
  type QuestionnaireItem,
} from './questionnaire.ts';
export { type FileResource, type QuestionnaireFileRefusal, readQuestionnaireFile } from './questionnaire-file.ts';
export { identityProblems, type QuestionnaireProblem, questionnaireProblems } from './questionnaire-problems.ts';
export { Answer, QuestionnaireResponse, type ResponseItem } from './response.ts';
export { type Band, type Score, type ScoreSummary, scoreRoleSystem, scoreSummary, totalItem } from './score.ts';
export { CodeSystem, ValueSet } from './terminology.ts';
export { type FormText, originalLanguage, type TranslationStatus, textIn, translationStatus } from './translation.ts';
export { type ResponseProblem, validateResponse } from './validate.ts';
export { terminologyOf, withValueSets } from './value-sets.ts';
