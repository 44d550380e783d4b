import type { PartialDate } from '#kernel';

export type Precision = 'year' | 'month' | 'day' | 'instant';

const lengths = { year: 4, month: 7, day: 10 } as const;

/**
 * The date as far as it is known: a year alone stays a year. Years, months and days were told without a place and are kept as their beginning
 * in UTC; only a moment falls on a day of the reader's, which `dayAt` finds.
 */
export function partialDay(at: string, precision: Precision, dayAt: (instant: string) => string): PartialDate {
  return (precision === 'instant' ? dayAt(at) : at.slice(0, lengths[precision])) as PartialDate;
}
