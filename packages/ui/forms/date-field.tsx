import { TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CalendarDate, formatDate, type Language, parseTypedDate, type TypedDateRefusal } from '#kernel';
import { Button, IconButton } from '../actions/button.tsx';
import { LoadingLine } from '../feedback/loading.tsx';
import { Popover } from '../floating/popover.tsx';
import { useFormat } from '../format/use-format.ts';
import styles from './field.module.css';

const DayPicker = lazy(() => import('./day-picker.tsx').then((module) => ({ default: module.DayPicker })));

export type DateFieldProps = {
  label: ReactNode;
  value: CalendarDate | null;
  onChange: (value: CalendarDate | null) => void;
  /** What was typed earlier and could not be read, as a form or its draft keeps it. */
  unread?: string | undefined;
  onUnread?: ((typed: string) => void) | undefined;
  help?: ReactNode;
  error?: ReactNode;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  earliest?: CalendarDate | undefined;
  latest?: CalendarDate | undefined;
};

/**
 * A date as people type it in their language ("11.3.", "Mar 11", "tomorrow", "+2w") or pick it. A day that does not exist is
 * explained with the nearest one as a button; what was typed stays.
 */
export function DateField({ label, value, onChange, unread, onUnread, help, error, required, disabled, earliest, latest }: DateFieldProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const id = useId();
  const [typed, setTyped] = useState(unread);
  const [refusal, setRefusal] = useState(() => (unread ? refusalOf(unread, format.reader.language, format.today) : undefined));

  const choose = (date: CalendarDate | null) => {
    setTyped(undefined);
    setRefusal(undefined);
    onChange(date);
  };
  const read = () => {
    if (typed === undefined) return;
    if (typed.trim() === '') return choose(null);
    const decision = parseTypedDate(typed, format.reader.language, format.today);
    if (decision.ok) return choose(decision.value);
    setRefusal(decision.refusal);
    if (onUnread) onUnread(typed);
    else onChange(null);
  };
  const write = (text: string) => {
    setTyped(text);
    // Gone while one types, not when one leaves: what lies below would move away from under the click that leaves.
    if (refusal && (text.trim() === '' || parseTypedDate(text, format.reader.language, format.today).ok)) setRefusal(undefined);
  };
  const shown = value ? formatDate(value, format.reader.language) : '';
  const suggestions = refusal ? suggestedDates(refusal) : [];
  return (
    <div>
      <TextInput
        id={id}
        label={label}
        description={help}
        required={required ?? false}
        withAsterisk={false}
        disabled={disabled ?? false}
        autoComplete="off"
        value={typed ?? shown}
        error={refusal ? refusalText(refusal) : error}
        onChange={(event) => write(event.currentTarget.value)}
        // What is written over a date that stands there replaces it.
        onFocus={(event) => event.currentTarget.select()}
        onBlur={read}
        onKeyDown={(event) => event.key === 'Enter' && read()}
        rightSection={
          <Popover
            label={t('date.pick')}
            width={294}
            trigger={(trigger) => (
              <IconButton label={t('date.pick')} disabled={disabled} {...trigger}>
                <IconCalendar aria-hidden />
              </IconButton>
            )}
          >
            {(close) => (
              <Suspense fallback={<LoadingLine />}>
                <DayPicker
                  value={value}
                  onChange={(day) => {
                    choose(day);
                    close();
                  }}
                  earliest={earliest}
                  latest={latest}
                />
              </Suspense>
            )}
          </Popover>
        }
      />
      {suggestions.length > 0 && (
        <div className={styles.fixes}>
          {suggestions.map((date) => (
            <Button key={date} size="small" onClick={() => choose(date)}>
              {t('date.use', { date: formatDate(date, format.reader.language, { style: 'long' }) })}
            </Button>
          ))}
        </div>
      )}
    </div>
  );

  function refusalText(refused: TypedDateRefusal): string {
    switch (refused.code) {
      case 'calendar-date.unreadable':
        return t('date.unreadable', {
          typed: typed ?? '',
          example: formatDate(format.today, format.reader.language, { style: 'numeric' }),
        });
      case 'calendar-date.ambiguous':
        return t('date.ambiguous', { typed: typed ?? '' });
      case 'calendar-date.no-such-day': {
        const [year, month] = refused.suggestion.split('-');
        const monthText = format.date(`${year}-${month}`);
        return t('date.noSuchDay', {
          month: monthText,
          days: Number(refused.suggestion.slice(8)),
          suggestion: dayAndMonth(refused.suggestion),
        });
      }
    }
  }

  function dayAndMonth(date: CalendarDate): string {
    return formatDate(date, format.reader.language, { style: 'long' }).replace(/\s\d{4}$/, '');
  }
}

function refusalOf(typed: string, language: Language, today: CalendarDate): TypedDateRefusal | undefined {
  const decision = parseTypedDate(typed, language, today);
  return decision.ok ? undefined : decision.refusal;
}

function suggestedDates(refusal: TypedDateRefusal): CalendarDate[] {
  switch (refusal.code) {
    case 'calendar-date.no-such-day':
      return [refusal.suggestion];
    case 'calendar-date.ambiguous':
      return refusal.readings;
    case 'calendar-date.unreadable':
      return [];
  }
}
