import { Temporal } from 'temporal-polyfill';
import { type CalendarDate, daysBetween, toPlain } from './calendar-date.ts';
import type { Moment } from './instant.ts';
import { type Language, localeOf } from './language.ts';
import { earliestDay, type PartialDate, precisionOf } from './partial-date.ts';

export type DateStyle = 'short' | 'long' | 'numeric';

/**
 * A date as the reader's language writes it: `Wed 11 Mar` when it is near (within 13 days of `today`, where the weekday helps
 * more than the year), `24 Feb` within a quarter (where no year can be meant but the nearest), else `11 Mar 2025`.
 * Style `long` spells day and month out, `numeric` is for tables.
 */
export function formatDate(date: CalendarDate, language: Language, options: { today?: CalendarDate; style?: DateStyle } = {}): string {
  const distance = options.today === undefined ? Number.POSITIVE_INFINITY : Math.abs(daysBetween(options.today, date));
  const style = options.style ?? 'short';
  const words: Intl.DateTimeFormatOptions =
    style === 'numeric'
      ? { day: '2-digit', month: '2-digit', year: 'numeric' }
      : {
          ...(distance <= 13 && { weekday: style }),
          day: 'numeric',
          month: style,
          ...(distance > 92 && { year: 'numeric' as const }),
        };
  return withoutComma(formatter(language, { ...words, timeZone: 'UTC' }).format(atMidnight(date)));
}

/** A partial date as far as it is known: `2025`, `March 2025`, `14 Mar 2025`. */
export function formatPartialDate(date: PartialDate, language: Language): string {
  switch (precisionOf(date)) {
    case 'year':
      return date;
    case 'month':
      return formatter(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(atMidnight(earliestDay(date)));
    case 'day':
      return formatDate(earliestDay(date), language);
  }
}

/** Clock time at a place, 24 hours: `15:30`. */
export function formatTime(moment: Moment, language: Language, timeZone: string): string {
  return formatter(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(epochMilliseconds(moment));
}

/** Day and clock time at a place: `Wed 11 Mar, 15:30`. */
export function formatMoment(
  moment: Moment,
  language: Language,
  timeZone: string,
  options: { today?: CalendarDate; style?: DateStyle } = {},
): string {
  const date = Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate().toString() as CalendarDate;
  return `${formatDate(date, language, options)}, ${formatTime(moment, language, timeZone)}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(localeOf(language), options);
  formatters.set(key, made);
  return made;
}

function atMidnight(date: CalendarDate): number {
  return toPlain(date).toZonedDateTime('UTC').epochMilliseconds;
}

function epochMilliseconds(moment: Moment): number {
  return Temporal.Instant.from(moment).epochMilliseconds;
}

/** `Tuesday, 10 March` reads as two things; `Tuesday 10 March` is one. German keeps its comma after the weekday. */
function withoutComma(text: string): string {
  return text.replace(/^(\p{L}+),(?= \d+ )/u, '$1');
}
