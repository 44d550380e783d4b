import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import i18next from 'i18next';
import { type Language, languages } from '#kernel';

const root = fileURLToPath(new URL('../../', import.meta.url));

type Words = Record<string, unknown>;
type Translate = (key: string, facts: Readonly<Record<string, unknown>>) => string;

const speakers = new Map<Language, Translate>();

/**
 * Words for what the server says itself: mails, documents, headers of exports. `key` names the area and the place in its language file,
 * `identity:mail.invitation.subject`; `ui` is the kit's own. Facts are put in as they are, so markup around them is the caller's to escape.
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
  for (const language of languages) speakers.set(language, dictionary.getFixedT(language) as unknown as Translate);
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
