import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CalendarDate, day, formatTime, Temporal } from '#kernel';
import { useTimeZone } from '../format/clock-provider.tsx';
import { useFormat } from '../format/use-format.ts';
import { DateField } from '../forms/date-field.tsx';
import styles from './questionnaire.module.css';

type DateTimeQuestionProps = {
  label: ReactNode;
  error: string | undefined;
  disabled: boolean;
  /** A moment with offset, or a day alone. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
};

/** Day and clock time at the reader's place. A day without a time is a valid answer too. */
export function DateTimeQuestion({ label, error, disabled, value, onChange }: DateTimeQuestionProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const timeZone = useTimeZone();
  const isMoment = value?.includes('T') === true;
  const date = value === undefined ? null : isMoment ? format.dayAt(value) : value.length === 10 ? day(value) : null;
  const [timeBeforeDate, setTimeBeforeDate] = useState('');
  const time = isMoment ? formatTime(value, format.reader.language, timeZone) : timeBeforeDate;
  const set = (chosen: CalendarDate | null, clock: string) => {
    setTimeBeforeDate(clock);
    if (chosen === null) return onChange(undefined);
    onChange(clock === '' ? chosen : Temporal.PlainDateTime.from(`${chosen}T${clock}`).toZonedDateTime(timeZone).toInstant().toString());
  };
  return (
    <div className={styles.quantity}>
      <DateField label={label} error={error} disabled={disabled} value={date} onChange={(chosen) => set(chosen, time)} />
      <TextInput
        type="time"
        label={t('questionnaire.time')}
        disabled={disabled}
        value={time}
        onChange={({ currentTarget }) => set(date, currentTarget.value)}
      />
    </div>
  );
}
