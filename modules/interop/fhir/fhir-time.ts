import type { DatePrecision, Instant, PartialDate } from '#kernel';

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::([0-5]\d|60)(\.\d+)?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)?$/;

/** A FHIR `date`: year, month or day that exists in the calendar, from the year 1 on. */
export function isFhirDate(text: string): boolean {
  const parts = DATE.exec(text);
  if (!parts || text.startsWith('0000')) return false;
  const [, year, month, day] = parts;
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  return day === undefined || (Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month)));
}

/** A FHIR `dateTime` or `instant`; a time without zone is let pass, see `whenOf`. */
export function isFhirDateTime(text: string): boolean {
  const parts = DATE_TIME.exec(text);
  return parts ? isFhirDate(parts[1] ?? '') : isFhirDate(text);
}

/** A moment as exact as it was told: the beginning of the year, month or day in UTC, or the moment itself. */
export interface When {
  readonly at: Instant;
  readonly precision: DatePrecision | 'instant';
}

/** The moment of a checked FHIR date or dateTime. Of a time without zone only the day is certain. */
export function whenOf(text: string | undefined): When | null {
  if (text === undefined) return null;
  const parts = DATE_TIME.exec(text);
  if (parts?.[5] !== undefined) return { at: text as Instant, precision: 'instant' };
  const date = parts?.[1] ?? text;
  const precision = date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day';
  return { at: `${`${date}-01-01`.slice(0, 10)}T00:00:00Z` as Instant, precision };
}

/** The date of a checked FHIR date or dateTime, by the clock of its own zone. */
export function partialDateOf(text: string | undefined): PartialDate | null {
  return text === undefined ? null : ((DATE_TIME.exec(text)?.[1] ?? text) as PartialDate);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
