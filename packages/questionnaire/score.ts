import type { Language } from '#kernel';
import { calculatedExpression, ordinalOf } from './extensions.ts';
import { type ExpressionResults, enabledItems, type FormItem, flatten } from './form.ts';
import { optionFor } from './options.ts';
import { allItems, type Questionnaire, type QuestionnaireItem } from './questionnaire.ts';
import type { QuestionnaireResponse } from './response.ts';
import { type FormText, textIn } from './translation.ts';

/** Code system of our forms that says what a calculated item is: `total`, `band`, `alert`, `domain` or `mean`. */
export const scoreRoleSystem = 'urn:lotse:score-role';
type ScoreRole = 'total' | 'band' | 'alert' | 'domain' | 'mean';

export interface Score {
  readonly linkId: string;
  readonly label: FormText | undefined;
  readonly value: number;
}

export interface Band {
  readonly linkId: string;
  /** Code of the option, such as `moderate`. */
  readonly code: string | undefined;
  readonly label: FormText;
}

/** What a completed (or half completed) form adds up to. A score is a signal, never a diagnosis. */
export interface ScoreSummary {
  readonly total: Score | undefined;
  readonly band: Band | undefined;
  /** Answers that need a person at once, whatever the total says. */
  readonly alerts: readonly { linkId: string; label: FormText | undefined }[];
  readonly domains: readonly Score[];
  /** Over the areas answered. Shown beside the areas, never alone: it hides the one in crisis. */
  readonly mean: Score | undefined;
}

/**
 * The scores of a calculated response, in words of the reader. In forms of others, which do not mark their items, the first
 * calculated number is the total and the first calculated choice or text the band.
 */
export function scoreSummary(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  language: Language,
  expressions?: ExpressionResults,
): ScoreSummary {
  const places = flatten(enabledItems(questionnaire, response, expressions));
  const calculated = places.filter(({ item }) => calculatedExpression(item) !== undefined);
  const marked = calculated.some((place) => roleOf(place) !== undefined);
  const label = ({ item }: FormItem) => textIn(questionnaire, item.text, item._text, language);
  const score = (place: FormItem): Score[] => {
    const value = numberOf(place) ?? chosenOrdinal(questionnaire, place);
    return value === undefined ? [] : [{ linkId: place.item.linkId, label: label(place), value }];
  };
  const totals = calculated.filter((place) => (marked ? roleOf(place) === 'total' : numberOf(place) !== undefined));
  const bands = calculated.filter((place) => (marked ? roleOf(place) === 'band' : numberOf(place) === undefined));
  const alerts = calculated.filter((place) => roleOf(place) === 'alert' && place.answers[0]?.valueBoolean === true);
  return {
    total: totals.flatMap(score)[0],
    band: bands.flatMap((place) => bandOf(questionnaire, place, language))[0],
    alerts: alerts.map((place) => ({ linkId: place.item.linkId, label: label(place) })),
    domains: places.filter((place) => roleOf(place) === 'domain').flatMap(score),
    mean: calculated.filter((place) => roleOf(place) === 'mean').flatMap(score)[0],
  };
}

/** The item that holds the total, in a form that adds up to one. */
export function totalItem(questionnaire: Questionnaire): QuestionnaireItem | undefined {
  const calculated = allItems(questionnaire).filter((item) => calculatedExpression(item) !== undefined);
  const marked = calculated.some((item) => roleOf({ item }) !== undefined);
  return calculated.find((item) => (marked ? roleOf({ item }) === 'total' : isNumber(item)));
}

const isNumber = ({ type }: QuestionnaireItem) => type === 'integer' || type === 'decimal' || type === 'quantity';

function roleOf({ item }: Pick<FormItem, 'item'>): ScoreRole | undefined {
  return item.code?.find(({ system }) => system === scoreRoleSystem)?.code as ScoreRole | undefined;
}

function numberOf({ answers }: FormItem): number | undefined {
  return answers[0]?.valueDecimal ?? answers[0]?.valueInteger ?? answers[0]?.valueQuantity?.value;
}

function chosenOrdinal(questionnaire: Questionnaire, { item, answers }: FormItem): number | undefined {
  const option = answers[0] && optionFor(questionnaire, item, answers[0]);
  return option && ordinalOf(option.valueCoding, option);
}

function bandOf(questionnaire: Questionnaire, { item, answers }: FormItem, language: Language): Band[] {
  const answer = answers[0];
  if (answer?.valueString !== undefined) {
    return [{ linkId: item.linkId, code: undefined, label: { text: answer.valueString, language, inReadersLanguage: true } }];
  }
  if (!answer?.valueCoding) return [];
  const coding = optionFor(questionnaire, item, answer)?.valueCoding ?? answer.valueCoding;
  const label = textIn(questionnaire, coding.display ?? coding.code, coding._display, language);
  return label ? [{ linkId: item.linkId, code: coding.code, label }] : [];
}
