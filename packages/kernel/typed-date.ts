import { addDays, addMonths, CalendarDate, day, daysBetween, nearestDate, type Weekday, weekday, yearOf } from './calendar-date.ts';
import { accept, type Decision, refuse } from './decision.ts';
import { type Language, localeOf } from './language.ts';

export type TypedDateRefusal =
  | { code: 'calendar-date.unreadable' }
  | { code: 'calendar-date.no-such-day'; suggestion: CalendarDate }
  | { code: 'calendar-date.ambiguous'; readings: CalendarDate[] };

/**
 * Reads a date a person typed: `2026-03-11`, `11.3.2026`, `11/3/26`, `11. März`, `11 marzo 2026`, `Mar 11, 2026`, `tomorrow`, `Friday`,
 * `+10`, `+2w`, `+3m`. Without a year the nearest one is meant. English slashes are read either way round only if one reading
 * exists; `3/4/2026` is refused with both readings, because half of our English readers would be wrong.
 */
export function parseTypedDate(text: string, language: Language, today: CalendarDate): Decision<CalendarDate, TypedDateRefusal> {
  const typed = text.normalize('NFKC').trim().toLowerCase();
  const relative = relativeDate(typed, language, today);
  if (relative) return accept(relative);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = /^(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})?)?$/.exec(typed);
  if (numeric) return numericDate(Number(numeric[1]), Number(numeric[3]), numeric[4], numeric[2] === '/' && language === 'en', today);
  return wordedDate(typed, language, today);
}

function numericDate(
  first: number,
  second: number,
  year: string | undefined,
  eitherWay: boolean,
  today: CalendarDate,
): Decision<CalendarDate, TypedDateRefusal> {
  const dayFirst = dated(second, first, year, today);
  if (!eitherWay || first === second) return dayFirst;
  const monthFirst = dated(first, second, year, today);
  if (dayFirst.ok && monthFirst.ok) return refuse({ code: 'calendar-date.ambiguous', readings: [monthFirst.value, dayFirst.value] });
  return monthFirst.ok ? monthFirst : dayFirst;
}

function wordedDate(typed: string, language: Language, today: CalendarDate): Decision<CalendarDate, TypedDateRefusal> {
  const words = typed.replaceAll(',', ' ');
  // A weekday before the day says nothing new, and in Italian `mar` is Tuesday as well as March.
  const withoutWeekday = words.replace(/^\p{L}{2,}\.?\s+(?=\d)/u, '');
  const dayFirst = /^(\d{1,2})(?:\.|°|st|nd|rd|th)?\s*(?:of\s+)?(\p{L}+)\.?(?:\s+(\d{4}|\d{2}))?$/u.exec(withoutWeekday);
  const monthFirst = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s+(\d{4}|\d{2}))?$/u.exec(words);
  const month = monthNumber(dayFirst?.[2] ?? monthFirst?.[1] ?? '', language);
  if (month === undefined) return refuse({ code: 'calendar-date.unreadable' });
  return dated(month, Number(dayFirst?.[1] ?? monthFirst?.[2]), dayFirst?.[3] ?? monthFirst?.[3], today);
}

function dated(month: number, dayOfMonth: number, year: string | undefined, today: CalendarDate): Decision<CalendarDate, TypedDateRefusal> {
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) return refuse({ code: 'calendar-date.unreadable' });
  if (year !== undefined) return existing(fullYear(year, today), month, dayOfMonth);
  const thisYear = yearOf(today);
  const candidates = [thisYear, thisYear + 1, thisYear - 1].map((candidate) => existing(candidate, month, dayOfMonth));
  const real = candidates.flatMap((candidate) => (candidate.ok ? [candidate.value] : []));
  const nearest = real.toSorted((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0];
  return nearest ? accept(nearest) : existing(thisYear, month, dayOfMonth);
}

function existing(year: number, month: number, dayOfMonth: number): Decision<CalendarDate, TypedDateRefusal> {
  const text = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(dayOfMonth).padStart(2, '0')].join('-');
  const found = CalendarDate.safeParse(text);
  return found.success
    ? accept(found.data)
    : refuse({ code: 'calendar-date.no-such-day', suggestion: nearestDate(year, month, dayOfMonth) });
}

/** Two digits mean the year up to 20 years ahead, else the one in the past: people type birth years and plan dates alike. */
function fullYear(digits: string, today: CalendarDate): number {
  if (digits.length === 4) return Number(digits);
  const limit = yearOf(today) + 20;
  const century = limit - (limit % 100);
  const year = century + Number(digits);
  return year <= limit ? year : year - 100;
}

const dayWords: Record<Language, readonly [today: string, tomorrow: string, yesterday: string, dayAfterTomorrow: string]> = {
  en: ['today', 'tomorrow', 'yesterday', 'day after tomorrow'],
  de: ['heute', 'morgen', 'gestern', 'übermorgen'],
  it: ['oggi', 'domani', 'ieri', 'dopodomani'],
};
const unitLetters = { d: 'day', t: 'day', g: 'day', w: 'week', s: 'week', m: 'month' } as const;

function relativeDate(typed: string, language: Language, today: CalendarDate): CalendarDate | undefined {
  const word = dayWords[language].indexOf(typed);
  if (word >= 0) return addDays(today, [0, 1, -1, 2][word] ?? 0);
  const step = /^([+-])\s?(\d{1,4})\s?([dtgwsm])?$/.exec(typed);
  if (step) {
    const amount = Number(`${step[1]}${step[2]}`);
    const unit = unitLetters[(step[3] ?? 'd') as keyof typeof unitLetters];
    return unit === 'month' ? addMonths(today, amount) : addDays(today, unit === 'week' ? amount * 7 : amount);
  }
  const named = weekdayNumber(typed, language);
  return named === undefined ? undefined : addDays(today, ((named - weekday(today) + 6) % 7) + 1);
}

function weekdayNumber(word: string, language: Language): Weekday | undefined {
  const monday = day('2024-01-01');
  return ([1, 2, 3, 4, 5, 6, 7] as const).find((number) => isName(word, language, addDays(monday, number - 1), 'weekday'));
}

function monthNumber(word: string, language: Language): number | undefined {
  return Array.from({ length: 12 }, (_, index) => index + 1).find((month) => isName(word, language, nearestDate(2024, month, 1), 'month'));
}

/** A typed name fits if it begins the full name with at least two (weekday) or three (month) letters, so `Mär` and `Sept` work. */
function isName(word: string, language: Language, date: CalendarDate, part: 'weekday' | 'month'): boolean {
  const plain = word.trim().replace(/[.,]+$/, '');
  const at = Date.parse(`${date}T00:00:00Z`);
  const full = new Intl.DateTimeFormat(localeOf(language), { [part]: 'long', timeZone: 'UTC' }).format(at).toLowerCase();
  return plain.length >= (part === 'month' ? 3 : 2) && (full.startsWith(plain) || withoutMarks(full).startsWith(plain));
}

function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}
