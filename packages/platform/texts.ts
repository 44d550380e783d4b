import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import i18next from 'i18next';
import { type CalendarDate, formatDate, formatMoment, formatTime, type Language, languages, today } from '#kernel';

const root = fileURLToPath(new URL('../../', import.meta.url));

type Words = Record<string, unknown>;
type Translate = (key: string, facts: Readonly<Record<string, unknown>>) => string;

const speakers = new Map<Language, Translate>();

/**
 * Words for what the server says itself: mails, documents, headers of exports. `key` names the area and the place in its language file,
 * `identity:mail.invitation.subject`; `ui` is the kit's own. Facts are put in as they are, so markup around them is the caller's to escape. Sentences that
 * write days and instants out (`{{dueOn, day}}`) want a `reader` among the facts: their time zone and the instant it is.
 * Throws for a key that has no text in the language (a bug).
 */
export function text(language: Language, key: string, facts: Readonly<Record<string, unknown>> = {}): string {
  if (speakers.size === 0) loadWords();
  const words = speakers.get(language)?.(key, facts);
  if (words === undefined || words === key || words === key.slice(key.indexOf(':') + 1))
    throw new Error(`no text for ${key} in ${language}`);
  return words;
}

/** Whether there is a text under the key, for words that only some codes have. */
export function hasText(language: Language, key: string): boolean {
  if (speakers.size === 0) loadWords();
  return dictionary.exists(key, { lng: language });
}

const dictionary = i18next.createInstance();

function loadWords(): void {
  const areas = [...folders('modules').map((area) => [area, `modules/${area}/locales/`] as const), ['ui', 'packages/ui/locales/'] as const];
  const resources = Object.fromEntries(
    languages.map((language) => [language, Object.fromEntries(areas.map(([area, folder]) => [area, wordsIn(folder, language)]))]),
  );
  void dictionary.init({
    resources: resources as never,
    lng: 'en',
    fallbackLng: false,
    initAsync: false,
    returnNull: false,
    interpolation: { escapeValue: false },
  });
  addFormats();
  for (const language of languages) speakers.set(language, dictionary.getFixedT(language) as unknown as Translate);
}

/** Whose place sentences about days and instants are read at. */
interface Reader {
  readonly timeZone: string;
  readonly now: string;
}

/** The formats that screens have too (packages/ui/words/word-formats.ts): facts are stored as days and instants. */
function addFormats(): void {
  const add = (name: string, write: (value: string, language: Language, reader: Reader) => string) =>
    dictionary.services.formatter?.add(name, (value, language, options) =>
      typeof value === 'string' && value !== '' ? write(value, language as Language, readerOf(options)) : '–',
    );
  const dayOf = (value: string, { timeZone }: Reader) => (value.length === 10 ? (value as CalendarDate) : today(value, timeZone));
  add('day', (value, language, reader) => formatDate(dayOf(value, reader), language, { today: today(reader.now, reader.timeZone) }));
  add('instant', (value, language, reader) =>
    formatMoment(value, language, reader.timeZone, { today: today(reader.now, reader.timeZone) }),
  );
  add('time', (value, language, reader) => formatTime(value, language, reader.timeZone));
}

function readerOf(options: Record<string, unknown>): Reader {
  if (options.reader === undefined) throw new Error('a sentence about days and instants needs to know who reads it');
  return options.reader as Reader;
}

function wordsIn(folder: string, language: Language): Words {
  const file = `${root}${folder}${language}.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

function folders(parent: string): string[] {
  return readdirSync(root + parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}
