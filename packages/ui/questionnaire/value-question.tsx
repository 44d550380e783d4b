import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CalendarDate } from '#kernel';
import { type Answer, type FormItem, unitOf } from '#questionnaire';
import { DateField } from '../forms/date-field.tsx';
import { Segmented } from '../forms/segmented.tsx';
import { DateTimeQuestion } from './date-time-question.tsx';
import { useForm } from './form-context.ts';
import { NumberLine, QuantityQuestion } from './number-question.tsx';
import { ClearAnswer, QuestionLabel } from './question-label.tsx';
import styles from './questionnaire.module.css';
import { Line, TextLines } from './text-question.tsx';

/** A question answered with one value: text, number, yes or no, date, time, amount with unit. */
export function ValueQuestion({ place }: { place: FormItem }) {
  const { answer, errorAt, disabled } = useForm();
  const { t } = useTranslation('ui');
  const { item, path, answers } = place;
  const first = answers[0];
  const set = (value: Answer | undefined) => answer(path, value ? [value] : []);
  const field = { label: <QuestionLabel place={place} />, error: errorAt(place.key), disabled };
  const text = { ...field, ...(item.maxLength === undefined ? {} : { maxLength: item.maxLength }) };
  switch (item.type) {
    case 'boolean':
      return (
        <div className={styles.yesNo}>
          <Segmented
            {...field}
            options={[
              { value: 'yes', label: t('questionnaire.yes') },
              { value: 'no', label: t('questionnaire.no') },
            ]}
            value={first?.valueBoolean === undefined ? null : first.valueBoolean ? 'yes' : 'no'}
            onChange={(value) => set({ valueBoolean: value === 'yes' })}
          />
          {!item.required && <ClearAnswer place={place} />}
        </div>
      );
    case 'text':
      return (
        <Textarea
          {...text}
          autosize
          minRows={2}
          maxRows={12}
          value={first?.valueString ?? ''}
          onChange={({ currentTarget: { value } }) => set(value === '' ? undefined : { valueString: value })}
        />
      );
    case 'string':
      return item.repeats ? (
        <TextLines place={place} />
      ) : (
        <Line
          {...text}
          type="text"
          value={first?.valueString}
          onChange={(value) => set({ valueString: value })}
          onEmpty={() => set(undefined)}
        />
      );
    case 'url':
      return (
        <Line {...text} type="url" value={first?.valueUri} onChange={(value) => set({ valueUri: value })} onEmpty={() => set(undefined)} />
      );
    case 'time':
      return (
        <Line
          {...text}
          type="time"
          value={first?.valueTime?.slice(0, 5)}
          onChange={(value) => set({ valueTime: value.length === 5 ? `${value}:00` : value })}
          onEmpty={() => set(undefined)}
        />
      );
    case 'integer':
      return (
        <NumberLine
          {...field}
          value={first?.valueInteger}
          decimals={0}
          onChange={(value) => set(value === undefined ? undefined : { valueInteger: value })}
        />
      );
    case 'decimal':
      return (
        <NumberLine
          {...field}
          value={first?.valueDecimal}
          onChange={(value) => set(value === undefined ? undefined : { valueDecimal: value })}
          unit={unitOf(item)?.display}
        />
      );
    case 'quantity':
      return <QuantityQuestion place={place} />;
    case 'date':
      return (
        <DateField
          {...field}
          value={CalendarDate.safeParse(first?.valueDate).data ?? null}
          onChange={(value) => set(value === null ? undefined : { valueDate: value })}
        />
      );
    case 'dateTime':
      return (
        <DateTimeQuestion
          {...field}
          value={first?.valueDateTime}
          onChange={(value) => set(value === undefined ? undefined : { valueDateTime: value })}
        />
      );
    default:
      return <p className={styles.note}>{t('questionnaire.notHere')}</p>;
  }
}
