import { useTranslation } from 'react-i18next';
import { addDays, type CalendarDate, localeOf, Temporal, type Weekday, weekday } from '#kernel';
import { useFormat, useLanguage } from '#ui';
import type { SeriesRhythm } from '../model-series.ts';

/** A rhythm as one says it: "every Tuesday and Friday, 8:30–9:15". */
export function useRhythmWords(): (rhythm: SeriesRhythm) => string {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const nameOf = useWeekdayName();
  return (rhythm) => {
    const { every, interval: count, weekdays, startsOn } = rhythm;
    const days = format.list(weekdays.map((day) => nameOf(day as Weekday)));
    const nth = t(`nth.${nthOf(startsOn)}` as 'nth.1');
    const often = t(`rhythm.${every}`, { count, days, nth, day: nameOf(weekday(startsOn)) });
    return t('rhythm.at', { often, from: rhythm.time, until: endOf(rhythm) });
  };
}

/** The name of a weekday in the reader's language: "Tuesday", or "Tue". */
export function useWeekdayName(): (day: Weekday, style?: 'long' | 'short') => string {
  const locale = localeOf(useLanguage());
  return (day, style = 'long') => {
    const date = new Date(`${addDays(monday, day - 1)}T00:00:00Z`);
    return new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(date);
  };
}

/** Any Monday: weekdays are counted from it. */
const monday = '2026-01-05' as CalendarDate;

function nthOf(date: string): number {
  return Math.ceil(Number(date.slice(8)) / 7);
}

function endOf({ time, minutes }: SeriesRhythm): string {
  return Temporal.PlainTime.from(time).add({ minutes }).toString({ smallestUnit: 'minute' });
}
