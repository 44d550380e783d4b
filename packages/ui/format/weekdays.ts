import { addDays, type CalendarDate, day, type Language, localeOf } from '#kernel';

/** "Mon–Fri", "Sat, Sun": days in a row are a span. Monday is 1. */
export function daysText(days: readonly number[], language: Language, everyDay: string): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  if (sorted.length === 7) return everyDay;
  const runs = sorted.reduce<number[][]>((found, one) => {
    const last = found.at(-1);
    if (last && last.at(-1) === one - 1) last.push(one);
    else found.push([one]);
    return found;
  }, []);
  const name = (weekday: number) => weekdayName(weekday, language);
  return runs.map((run) => (run.length > 2 ? `${name(run[0] ?? 1)}–${name(run.at(-1) ?? 7)}` : run.map(name).join(', '))).join(', ');
}

/** The name of a weekday; Monday is 1. */
export function weekdayName(weekday: number, language: Language, style: 'short' | 'long' = 'short'): string {
  const monday: CalendarDate = day('2024-01-01');
  const at = Date.parse(`${addDays(monday, weekday - 1)}T12:00:00Z`);
  return new Intl.DateTimeFormat(localeOf(language), { weekday: style, timeZone: 'UTC' }).format(at).replace('.', '');
}
