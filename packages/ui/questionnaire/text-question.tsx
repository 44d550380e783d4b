import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FormItem } from '#questionnaire';
import { type FieldProps, useForm } from './form-context.ts';
import { QuestionLabel } from './question-label.tsx';
import styles from './questionnaire.module.css';

/** One line of text. Empty means not answered. */
export function Line({
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

/** Several short answers: one line each, and always an empty one for the next. */
export function TextLines({ place }: { place: FormItem }) {
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
