import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { parseTypedTime } from '#kernel';
import { useFormat } from '../format/use-format.ts';

type TimeFieldProps = {
  label: ReactNode;
  /** As it was typed; `parseTypedTime` of the kernel reads it. */
  value: string;
  onChange: (typed: string) => void;
  error?: ReactNode;
};

/** A clock time as people type it ("9:41", "0941", "9"). What cannot be read is said in its own words and stays. */
export function TimeField({ label, value, onChange, error }: TimeFieldProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const example = format.time(format.reader.now);
  const unreadable = value !== '' && !parseTypedTime(value);
  return (
    <TextInput
      label={label}
      inputMode="numeric"
      placeholder="--:--"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={unreadable ? t('time.unreadable', { typed: value, example }) : error}
    />
  );
}
