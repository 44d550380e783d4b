import { type CalendarDate, formatDate, formatMoment, formatTime, type Language, languages, localeOf, today } from '#kernel';

/** Who reads, where they are, and what instant it is. */
export type Reader = { language: Language; timeZone: string; now: string };

/** A day or an instant as the API sends it: text. Only a day has no time of day. */
export const isCalendarDay = (value: string): value is CalendarDate => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** The language of ours a BCP 47 tag means ("de-AT" is German); English when we do not speak it. */
export function languageOf(tag: string | undefined): Language {
  const base = tag?.slice(0, 2).toLowerCase();
  return languages.find((language) => language === base) ?? 'en';
}

/** The calendar day it is, or an instant falls on, where the reader is. */
export const dayAt = (instant: string, reader: Reader): CalendarDate => today(instant, reader.timeZone);

/** "Wed 11 Mar" near today, "11 Aug 2026" otherwise. */
export const dayText = (day: string, reader: Reader): string =>
  formatDate(day as CalendarDate, reader.language, { today: dayAt(reader.now, reader) });

/** A day written out, as a heading: "Tuesday 10 March". */
export function dayHeading(day: string, reader: Reader): string {
  const text = formatDate(day as CalendarDate, reader.language, { today: dayAt(reader.now, reader), style: 'long' });
  return text.charAt(0).toLocaleUpperCase(localeOf(reader.language)) + text.slice(1);
}

/** "17:00" where the reader is. */
export const timeText = (instant: string, reader: Reader): string => formatTime(instant, reader.language, reader.timeZone);

/** "Wed 11 Mar, 17:00" where the reader is. */
export const instantText = (instant: string, reader: Reader): string =>
  formatMoment(instant, reader.language, reader.timeZone, { today: dayAt(reader.now, reader) });
