import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type CalendarDate, PartialDate, parseTypedDate } from '#kernel';
import { isCalendarDay } from '../../format/reader.ts';
import { useFormat, useLanguage } from '../../format/use-format.ts';
import { DateField } from '../date-field.tsx';
import type { FieldProps } from '../field-look.ts';
import { FieldLabel } from './field-label.tsx';
import { useTypedText } from './use-typed-text.ts';

const dateIn = (value: unknown): CalendarDate | null => (typeof value === 'string' && isCalendarDay(value) ? value : null);

/** A date of a form: typed or picked. What cannot be read stays as it was typed. */
export function DateFormField({ label, hint, help, error, value, onChange }: FieldProps) {
  const date = dateIn(value);
  return (
    <DateField
      label={<FieldLabel label={label} hint={hint} />}
      help={help}
      error={error}
      value={date}
      unread={date === null && typeof value === 'string' ? value : undefined}
      onChange={onChange}
      onUnread={onChange}
    />
  );
}

/** A date as far as it is known: a year, a month, or a day. */
export function PartialDateField({ label, hint, help, error, value, onChange, onLeave }: FieldProps) {
  const { t } = useTranslation('ui');
  const language = useLanguage();
  const format = useFormat();
  const isPartialDate = (candidate: unknown): candidate is PartialDate => PartialDate.safeParse(candidate).success;
  const read = (text: string): PartialDate | undefined => {
    const typed = text.trim();
    const monthFirst = /^(\d{1,2})[./-](\d{4})$/.exec(typed);
    const asWritten = monthFirst ? `${monthFirst[2]}-${monthFirst[1]?.padStart(2, '0')}` : typed;
    if (isPartialDate(asWritten)) return asWritten;
    const decision = parseTypedDate(typed, language, format.today);
    return decision.ok ? decision.value : undefined;
  };
  const typed = useTypedText<PartialDate>({
    value: value as string | null,
    show: format.date,
    read,
    isValue: isPartialDate,
    onChange,
    onLeave,
  });
  const unreadable = typeof value === 'string' && value !== '' && !isPartialDate(value);
  return (
    <TextInput
      label={<FieldLabel label={label} hint={hint} />}
      description={help ?? t('date.partialHelp')}
      error={error && (unreadable ? t('date.unreadable', { typed: value, example: format.numericDate(format.today) }) : error)}
      autoComplete="off"
      {...typed}
    />
  );
}
