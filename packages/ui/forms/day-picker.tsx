import '@mantine/dates/styles.layer.css';
import './day-picker.css';
import { DatePicker, DatesProvider } from '@mantine/dates';
import 'dayjs/locale/de';
import 'dayjs/locale/it';
import { useTranslation } from 'react-i18next';
import type { CalendarDate } from '#kernel';
import { useLanguage } from '../format/use-format.ts';

type DayPickerProps = {
  value: CalendarDate | null;
  onChange: (value: CalendarDate | null) => void;
  earliest?: CalendarDate | undefined;
  latest?: CalendarDate | undefined;
};

/** A month on paper. Loaded when it is first opened. */
export function DayPicker({ value, onChange, earliest, latest }: DayPickerProps) {
  const { t } = useTranslation('ui');
  const language = useLanguage();
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
      <DatePicker
        value={value}
        {...(value ? { defaultDate: value } : {})}
        {...(earliest ? { minDate: earliest } : {})}
        {...(latest ? { maxDate: latest } : {})}
        onChange={(date) => onChange(date as CalendarDate | null)}
        ariaLabels={{
          nextMonth: t('date.nextMonth'),
          previousMonth: t('date.previousMonth'),
          nextYear: t('date.nextYear'),
          previousYear: t('date.previousYear'),
          nextDecade: t('date.nextDecade'),
          previousDecade: t('date.previousDecade'),
        }}
      />
    </DatesProvider>
  );
}
