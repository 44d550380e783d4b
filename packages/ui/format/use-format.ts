import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type CalendarDate, formatDate, formatPartialDate, type Language, type Money, type PartialDate } from '#kernel';
import { collatorOf, listText, moneyText, numberText, shareText } from './amounts.ts';
import { useNow, useTimeZone } from './clock-provider.tsx';
import { dayAt, dayHeading, dayText, instantText, languageOf, type Reader, timeText } from './reader.ts';

/** The language the screen is in. */
export const useLanguage = (): Language => languageOf(useTranslation().i18n.resolvedLanguage);

/** The reader of this screen: language, time zone and the present instant. */
export function useReader(): Reader {
  const language = useLanguage();
  const timeZone = useTimeZone();
  const now = useNow();
  return useMemo(() => ({ language, timeZone, now }), [language, timeZone, now]);
}

/** All formatting of dates, times, amounts and lists, bound to the reader: `const format = useFormat(); format.day('2026-03-11')`. */
export function useFormat() {
  const reader = useReader();
  return useMemo(() => {
    const { language } = reader;
    return {
      reader,
      today: dayAt(reader.now, reader),
      /** The calendar day an instant falls on for the reader. */
      dayAt: (instant: string) => dayAt(instant, reader),
      /** "17:00" */
      time: (instant: string) => timeText(instant, reader),
      /** "Wed 11 Mar" when near, "11 Aug 2026" otherwise. */
      day: (day: string) => dayText(day, reader),
      /** "Tuesday 10 March", for headings. */
      longDay: (day: string) => dayHeading(day, reader),
      /** "4 May 1987": a date that does not depend on today. Takes partial dates too. */
      date: (date: string) => formatPartialDate(date as PartialDate, language),
      /** "04/05/1987", for tables. */
      numericDate: (date: string) => formatDate(date as CalendarDate, language, { style: 'numeric' }),
      /** "Wed 11 Mar, 17:00" */
      instant: (instant: string) => instantText(instant, reader),
      money: (money: Money, options?: { sign?: boolean }) => moneyText(money, language, options),
      number: (value: number, options?: Intl.NumberFormatOptions) => numberText(value, language, options),
      share: (share: number) => shareText(share, language),
      list: (items: readonly string[]) => listText(items, language),
      compare: collatorOf(language).compare,
    };
  }, [reader]);
}
