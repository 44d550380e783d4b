import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type FormItem, unitOf, unitOptionsOf } from '#questionnaire';
import { useFormat } from '../format/use-format.ts';
import { type FieldProps, useForm } from './form-context.ts';
import { QuestionLabel } from './question-label.tsx';
import styles from './questionnaire.module.css';

/** A number as the reader's language writes it, with its unit behind. */
export function NumberLine({
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

/** An amount with a unit; where the form leaves a choice of units, beside a list of them. */
export function QuantityQuestion({ place }: { place: FormItem }) {
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
