import type { Language } from '#kernel';
import { extensionUrls, findExtension, ordinalOf, withOrdinal } from './extensions.ts';
import type { Coding } from './fhir-types.ts';
import type { AnswerOption, Questionnaire, QuestionnaireItem } from './questionnaire.ts';
import { type Answer, withoutChildren } from './response.ts';
import { type FormText, textIn } from './translation.ts';

/** One answer a person may choose. */
export interface Option {
  /** Same key, same choice: for selects and comparison. */
  readonly key: string;
  /** The answer to store when it is chosen. */
  readonly answer: Answer;
  readonly label: FormText;
  readonly prefix: string | undefined;
  readonly ordinal: number | undefined;
  /** Choosing it clears all others ("none of the above"). */
  readonly exclusive: boolean;
}

/**
 * The choices of an item, from its options or a value set inside the form. Undefined if they are kept elsewhere: then any
 * coding may be stored and the screen has to search for it.
 */
export function optionsOf(questionnaire: Questionnaire, item: QuestionnaireItem, language: Language): Option[] | undefined {
  return answerOptionsOf(questionnaire, item)?.map((option) => ({
    key: optionKey(answerOf(option)),
    answer: answerOf(option),
    label: labelOf(questionnaire, option, language),
    prefix: findExtension(option, extensionUrls.optionPrefix)?.valueString,
    ordinal: ordinalOf(option.valueCoding, option),
    exclusive: findExtension(option, extensionUrls.optionExclusive)?.valueBoolean === true,
  }));
}

/** The option an answer stands for, with its score as the form defines it, not as somebody sent it. */
export function optionFor(questionnaire: Questionnaire, item: QuestionnaireItem, answer: Answer): AnswerOption | undefined {
  return answerOptionsOf(questionnaire, item)?.find((option) => sameOption(answerOf(option), answer));
}

/** The option of a choice with this code; for expressions that answer with a code. */
export function optionWithCode(questionnaire: Questionnaire, item: QuestionnaireItem, code: string): Answer | undefined {
  const found = answerOptionsOf(questionnaire, item)?.find((option) => (option.valueCoding?.code ?? option.valueString) === code);
  return found && answerOf(found);
}

/** The answer that choosing an option gives: its value, with the score attached. */
export function answerOf(option: AnswerOption): Answer {
  const { extension: _, initialSelected: __, _valueString: ___, valueCoding, ...value } = option;
  if (!valueCoding) return value;
  const { _display, ...coding } = valueCoding;
  return { valueCoding: withOrdinal(coding, ordinalOf(valueCoding, option)) };
}

export function optionKey(answer: Answer): string {
  if (answer.valueCoding) return `${answer.valueCoding.system ?? ''}|${answer.valueCoding.code ?? answer.valueCoding.display ?? ''}`;
  if (answer.valueReference) return answer.valueReference.reference ?? '';
  const { valueInteger, valueDate, valueTime, valueString } = withoutChildren(answer);
  return String(valueInteger ?? valueDate ?? valueTime ?? valueString ?? '');
}

/** Same system and code; a side without a system matches any, as older forms leave it out. */
export function sameCoding(a: Coding, b: Coding): boolean {
  if (a.system !== undefined && b.system !== undefined && a.system !== b.system) return false;
  return a.code !== undefined || b.code !== undefined ? a.code === b.code : a.display === b.display;
}

function sameOption(option: Answer, answer: Answer): boolean {
  if (option.valueCoding || answer.valueCoding)
    return !!option.valueCoding && !!answer.valueCoding && sameCoding(option.valueCoding, answer.valueCoding);
  return optionKey(option) === optionKey(answer);
}

function answerOptionsOf(questionnaire: Questionnaire, item: QuestionnaireItem): AnswerOption[] | undefined {
  if (item.answerOption) return item.answerOption;
  const set = item.answerValueSet && containedValueSet(questionnaire, item.answerValueSet);
  if (!set) return undefined;
  const listed = set.compose?.include?.flatMap(({ system, concept }) => (concept ?? []).map((entry) => ({ system, ...entry }))) ?? [];
  const concepts = set.expansion?.contains ?? listed;
  return concepts.length === 0
    ? undefined
    : concepts.map(({ extension, ...coding }) => ({ valueCoding: coding, ...(extension ? { extension } : {}) }));
}

function containedValueSet(questionnaire: Questionnaire, reference: string) {
  return questionnaire.contained?.find(
    (resource) => resource.resourceType === 'ValueSet' && (`#${resource.id}` === reference || resource.url === reference),
  );
}

function labelOf(questionnaire: Questionnaire, option: AnswerOption, language: Language): FormText {
  const { valueCoding, valueString, _valueString } = option;
  const text = valueCoding
    ? textIn(questionnaire, valueCoding.display ?? valueCoding.code, valueCoding._display, language)
    : valueString !== undefined
      ? textIn(questionnaire, valueString, _valueString, language)
      : undefined;
  return text ?? { text: option.valueReference?.display ?? optionKey(answerOf(option)), language, inReadersLanguage: true };
}
