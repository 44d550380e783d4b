import { addMonths, type CalendarDate, languages, parseTypedDate } from '#kernel';

/** What somebody looks for, read from one line of text. */
export interface SearchWish {
  /** Parts of names, in any order. */
  readonly words: readonly string[];
  /** Birth dates as far as they were typed: `1994-03-05`, or `1994` for the year. */
  readonly born: readonly string[];
  /** Digits of a phone number without prefixes for abroad or out of town. */
  readonly phone: string | undefined;
  readonly caseNumber: string | undefined;
}

/** Fewer digits occur in nearly every number. */
const fewestPhoneDigits = 4;

/**
 * Reads a search: `almeida riv`, `14.3.1988`, `March 14, 1988`, `rossi 1988`, `555 0148`, `0171 12345`, `2026-0042`. Dates are tried in every language, because
 * people type as they are used to; `3/4/1988` means both days.
 */
export function readSearch(text: string, today: CalendarDate): SearchWish {
  const tokens = text.normalize('NFKC').trim().split(/\s+/).filter(Boolean).slice(0, 12);
  const { rest, dates } = takeDate(tokens, today);
  const words = rest.filter((token) => /\p{L}/u.test(token));
  const numbers = rest.filter((token) => !/\p{L}/u.test(token) && /\d/.test(token));
  const year = numbers.find((token) => /^(18|19|20)\d\d$/.test(token));
  const digits = numbers.join('').replace(/\D/g, '');
  const typed = numbers.join('');
  return {
    words,
    born: [...dates, ...(year && numbers.length === 1 ? [year] : [])],
    phone: digits.length >= fewestPhoneDigits ? digits.replace(/^00?/, '') : undefined,
    caseNumber: /^\d[\d-]*$/.test(typed) && typed.length >= 2 ? typed : undefined,
  };
}

/** The longest run of tokens that is a date with its year, and what is left. */
function takeDate(tokens: readonly string[], today: CalendarDate): { rest: readonly string[]; dates: readonly string[] } {
  for (let length = Math.min(tokens.length, 5); length >= 1; length -= 1) {
    for (let start = 0; start + length <= tokens.length; start += 1) {
      const dates = datesOf(tokens.slice(start, start + length).join(' '), today);
      if (dates.length > 0) return { rest: [...tokens.slice(0, start), ...tokens.slice(start + length)], dates };
    }
  }
  return { rest: tokens, dates: [] };
}

/** Without a year it is no birth date: `Friday`, `+10` and `11. März` are read as words and numbers. */
const withYear = /(^|\D)(\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2})(\D|$)/;

function datesOf(text: string, today: CalendarDate): CalendarDate[] {
  if (!withYear.test(text) || !/\d.*[\s./-]/.test(text)) return [];
  const readings = languages.flatMap((language) => {
    const read = parseTypedDate(text, language, today);
    if (read.ok) return [read.value];
    return read.refusal.code === 'calendar-date.ambiguous' ? read.refusal.readings : [];
  });
  return [...new Set(readings.map((date) => inThePast(date, today)))];
}

/** Two digits of a year mean the last century where this one has not come so far. */
function inThePast(date: CalendarDate, today: CalendarDate): CalendarDate {
  return date > today ? addMonths(date, -1200) : date;
}
