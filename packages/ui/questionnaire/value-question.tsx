import { NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CalendarDate } from '#kernel';
import { type Answer, type FormItem, unitOf, unitOptionsOf } from '#questionnaire';
import { useFormat } from '../format/use-format.ts';
import { DateField } from '../forms/date-field.tsx';
import { Segmented } from '../forms/segmented.tsx';
import { DateTimeQuestion } from './date-time-question.tsx';
import { useForm } from './form-context.ts';
import { ClearAnswer, QuestionLabel } from './question-label.tsx';
import styles from './questionnaire.module.css';

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

type FieldProps = { label: ReactNode; error: string | undefined; disabled: boolean };

function Line({
  value,
  onChange,
  onEmpty,
  ...field
}: FieldProps & { type: string; maxLength?: number; value: string | undefined; onChange: (value: string) => void; onEmpty: () => void }) {
  return (
    <TextInput
      {...field}
      value={value ?? ''}
      onChange={({ currentTarget }) => (currentTarget.value === '' ? onEmpty() : onChange(currentTarget.value))}
    />
  );
}

function NumberLine({
  value,
  onChange,
  decimals,
  unit,
  ...field
}: FieldProps & {
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  decimals?: number;
  unit?: string | undefined;
}) {
  const format = useFormat();
  return (
    <NumberInput
      {...field}
      className={styles.number ?? ''}
      hideControls
      inputMode={decimals === 0 ? 'numeric' : 'decimal'}
      decimalSeparator={format.number(0.5).replace(/\d/g, '')}
      {...(decimals === undefined ? {} : { decimalScale: decimals })}
      {...(unit ? { rightSection: <span className={styles.unit}>{unit}</span>, rightSectionWidth: 'auto' } : {})}
      value={value ?? ''}
      onChange={(typed) => onChange(typeof typed === 'number' ? typed : undefined)}
    />
  );
}

function QuantityQuestion({ place }: { place: FormItem }) {
  const { answer, errorAt, disabled } = useForm();
  const { t } = useTranslation('ui');
  const quantity = place.answers[0]?.valueQuantity;
  const units = unitOptionsOf(place.item);
  const fixed = unitOf(place.item) ?? units[0];
  const unit = units.find(({ code, display }) => (quantity?.code ?? quantity?.unit) === (quantity?.code ? code : display)) ?? fixed;
  const set = (value: number | undefined, chosen = unit) =>
    answer(
      place.path,
      value === undefined
        ? []
        : [
            {
              valueQuantity: {
                value,
                ...(chosen ? { unit: chosen.display ?? chosen.code, system: chosen.system, code: chosen.code } : {}),
              },
            },
          ],
    );
  return (
    <div className={styles.quantity}>
      <NumberLine
        label={<QuestionLabel place={place} />}
        error={errorAt(place.key)}
        disabled={disabled}
        value={quantity?.value}
        onChange={(value) => set(value)}
        unit={units.length > 1 ? undefined : (unit?.display ?? unit?.code)}
      />
      {units.length > 1 && (
        <Select
          className={styles.unitChoice ?? ''}
          aria-label={t('questionnaire.unit')}
          disabled={disabled}
          data={units.map((option) => ({ value: option.code ?? option.display ?? '', label: option.display ?? option.code ?? '' }))}
          value={unit?.code ?? unit?.display ?? null}
          onChange={(code) =>
            set(
              quantity?.value,
              units.find((option) => (option.code ?? option.display) === code),
            )
          }
        />
      )}
    </div>
  );
}

/** Several short answers: one line each, and always an empty one for the next. */
function TextLines({ place }: { place: FormItem }) {
  const { answer, errorAt, disabled } = useForm();
  const { t } = useTranslation('ui');
  const lines = place.answers.map((given) => given.valueString ?? '');
  const change = (index: number, value: string) => {
    const next = [...lines];
    next[index] = value;
    answer(
      place.path,
      next.filter((line) => line !== '').map((valueString) => ({ valueString })),
    );
  };
  return (
    <fieldset className={styles.choice} disabled={disabled}>
      <legend className={styles.label}>
        <QuestionLabel place={place} />
      </legend>
      {[...lines, ''].map((line, index) => (
        <TextInput
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place, and keep the focus there
          key={index}
          aria-label={t('questionnaire.line', { number: index + 1 })}
          placeholder={index === lines.length ? t('questionnaire.addLine') : undefined}
          {...(place.item.maxLength === undefined ? {} : { maxLength: place.item.maxLength })}
          value={line}
          onChange={({ currentTarget: { value } }) => change(index, value)}
        />
      ))}
      {errorAt(place.key) && <p className={styles.error}>{errorAt(place.key)}</p>}
    </fieldset>
  );
}
