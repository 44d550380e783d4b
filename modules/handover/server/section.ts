import { type CalendarDate, formatDate, formatMoment, type Language } from '#kernel';
import type { CasePaper } from '#modules/cases/server/index.ts';
import type { PersonView } from '#modules/people/index.ts';
import { type Tx, text } from '#platform';

/** A part of the pack: a sentence, a list or a table below its title. What is not known is said, never left out. */
export interface Section {
  readonly title: string;
  readonly text: string | null;
  readonly list: readonly string[];
  readonly table: {
    readonly widths: readonly number[];
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  } | null;
}

/** What every section is made from: the case, the client as the reader may see them, and the words and dates of the reader's language. */
export interface PackMatter {
  readonly paper: CasePaper;
  readonly client: PersonView | undefined;
  readonly language: Language;
  readonly timeZone: string;
  readonly say: (key: string, facts?: Readonly<Record<string, unknown>>) => string;
  readonly day: (date: CalendarDate) => string;
  readonly moment: (instant: string) => string;
}

/** The words of the pack and of other areas, with sentences about days and instants as the place of the case reads them. */
export function packWords(
  tx: Tx,
  language: Language,
  timeZone: string,
): Pick<PackMatter, 'language' | 'timeZone' | 'say' | 'day' | 'moment'> {
  const reader = { timeZone, now: tx.now.toString() };
  return {
    language,
    timeZone,
    say: (key, facts = {}) => text(language, key.includes(':') ? key : `handover:${key}`, { ...facts, reader }),
    day: (date) => formatDate(date, language),
    moment: (instant) => formatMoment(instant, language, timeZone, { today: tx.today }),
  };
}

/** A list, or the sentence that says there is nothing. */
export function listOf(title: string, list: readonly string[], none: string): Section {
  return { title, text: list.length === 0 ? none : null, list, table: null };
}

/** A table, or the sentence that says there is nothing. */
export function tableOf(
  title: string,
  columns: readonly [head: string, width: number][],
  rows: readonly string[][],
  none: string,
): Section {
  const table = { widths: columns.map(([, width]) => width), head: columns.map(([head]) => head), rows };
  return { title, text: rows.length === 0 ? none : null, list: [], table: rows.length === 0 ? null : table };
}

/** The parts of a line that are known. */
export function line(...parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter(Boolean).join(' · ');
}
