import { useTranslation } from 'react-i18next';
import type { Language } from '#kernel';
import { type Answer, optionKey, optionsOf, type Questionnaire, type QuestionnaireItem } from '#questionnaire';
import { useFormat } from '#ui';

/** Answers as one reads them: the words of the option, a date, an amount with its unit. Empty when nothing is answered. */
export function useAnswerWords(form: Questionnaire, language: Language) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const one = (item: QuestionnaireItem, answer: Answer): string => {
    const { valueBoolean, valueQuantity, valueDate, valueDateTime, valueTime, valueString, valueUri } = answer;
    const option = optionsOf(form, item, language)?.find(({ key }) => key === optionKey(answer));
    if (option) return option.label.text;
    if (valueBoolean !== undefined) return valueBoolean ? t('page.yes') : t('page.no');
    if (valueQuantity) return `${format.number(valueQuantity.value ?? 0)} ${valueQuantity.unit ?? valueQuantity.code ?? ''}`.trim();
    if (valueDate !== undefined) return format.date(valueDate);
    if (valueDateTime !== undefined) return valueDateTime.includes('T') ? format.instant(valueDateTime) : format.date(valueDateTime);
    const number = answer.valueDecimal ?? answer.valueInteger;
    if (number !== undefined) return format.number(number);
    return valueString ?? valueTime ?? valueUri ?? answer.valueCoding?.display ?? answer.valueReference?.display ?? '';
  };
  return (item: QuestionnaireItem, answers: readonly Answer[]): string => answers.map((answer) => one(item, answer)).join(', ');
}
