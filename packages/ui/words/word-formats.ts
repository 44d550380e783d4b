import type { i18n, PostProcessorModule } from 'i18next';
import { dayAt, dayText, instantText, isCalendarDay, languageOf, type Reader, timeText } from '../format/reader.ts';

/**
 * Teaches i18next the formats that sentences about facts use: `{{dueOn, day}}`, `{{at, instant}}`, `{{at, time}}`. The facts are codes, days and
 * instants as they are stored; the sentence is made for the one who reads it.
 */
export function registerWordFormats(instance: i18n): void {
  const formatter = instance.services.formatter;
  formatter?.add('day', (value, _language, options) => (isText(value) ? dayText(dayOf(value, readerOf(options)), readerOf(options)) : '–'));
  formatter?.add('instant', (value, _language, options) => (isText(value) ? instantText(value, readerOf(options)) : '–'));
  formatter?.add('time', (value, _language, options) => (isText(value) ? timeText(value, readerOf(options)) : '–'));
}

/** For every text: German days end with a full stop of their own ("Do., 19. Nov."); a sentence that ends with one has one, not two. */
export const oneStop: PostProcessorModule = {
  type: 'postProcessor',
  name: 'one-stop',
  process: (text: string) => (typeof text === 'string' ? text.replace(/(?<!\.)\.\.(?=\s|$)/g, '.') : text),
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const dayOf = (value: string, reader: Reader): string => (isCalendarDay(value) ? value : dayAt(value, reader));

function readerOf(options: Record<string, unknown>): Reader {
  const reader = options.reader as Reader | undefined;
  return reader ?? { language: languageOf(undefined), timeZone: 'UTC', now: new Date().toISOString() };
}
