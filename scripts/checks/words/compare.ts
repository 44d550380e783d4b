/** The words of one room in one language: dotted key → text. */
export type Words = ReadonlyMap<string, unknown>;

export interface Room {
  /** The namespace of its keys: `ui`, `web`, or the name of the area. */
  name: string;
  /** Folder the words belong to, from the root of the repository. */
  folder: string;
  words: Record<string, Words>;
}

const pluralForm = /^(.+?)(?:_ordinal)?_(zero|one|two|few|many|other)$/;

/** Turns nested words into dotted keys. */
export function flatten(nested: object, prefix = ''): Words {
  const entries = Object.entries(nested).flatMap(([name, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null ? [...flatten(value, `${prefix}${name}.`)] : [[prefix + name, value]],
  );
  return new Map(entries);
}

/** The key code uses: without the ending that i18next chooses by number. */
export function baseKey(key: string, all: Words): string {
  const [, base] = pluralForm.exec(key) ?? [];
  return base && (all.has(`${base}_other`) || all.has(`${base}_ordinal_other`)) ? base : key;
}

/**
 * What is wrong with the words of a room when its languages are laid side by side: a key or a plural form that a language lacks, an empty text,
 * a placeholder that got lost, and a text that is the same as in English though `sameEverywhere` does not allow it.
 */
export function compareLanguages(room: Room, sameEverywhere: ReadonlySet<string>): string[] {
  const languages = Object.keys(room.words);
  const keys = new Set(languages.flatMap((language) => basesOf(room, language)));
  return [...keys].flatMap((key) =>
    languages.flatMap((language) =>
      faultsOf(room, key, language, sameEverywhere).map((fault) => `${room.name}.${language}: ${key} ${fault}`),
    ),
  );
}

function basesOf(room: Room, language: string): string[] {
  const words = wordsIn(room, language);
  return [...words.keys()].map((key) => baseKey(key, words));
}

function faultsOf(room: Room, key: string, language: string, sameEverywhere: ReadonlySet<string>): string[] {
  const missing = neededForms(room, key, language).filter((form) => !wordsIn(room, language).has(form));
  if (missing.length > 0) return missing.map((form) => (form === key ? 'is missing' : `lacks the form ${form}`));
  return neededForms(room, key, language).flatMap((form) => {
    const text = wordsIn(room, language).get(form);
    if (typeof text !== 'string' || text.trim() === '') return ['has no text'];
    const english = wordsIn(room, 'en').get(form);
    if (typeof english !== 'string' || language === 'en') return [];
    if (lostPlaceholder(text, english, form !== key)) return [`has other placeholders than in English: "${text}"`];
    if (text === english && hasWords(text) && !sameEverywhere.has(text))
      return [`is the same as in English: "${text}" (if it has to be, add it to same-everywhere.txt)`];
    return [];
  });
}

/** A key that counts in any language counts in all, each with the forms its grammar has; Italian has one for millions. */
function neededForms(room: Room, key: string, language: string): string[] {
  const counts = (ending: string) => Object.keys(room.words).some((each) => wordsIn(room, each).has(`${key}${ending}_other`));
  if (counts('')) return new Intl.PluralRules(language).resolvedOptions().pluralCategories.map((form) => `${key}_${form}`);
  if (counts('_ordinal'))
    return new Intl.PluralRules(language, { type: 'ordinal' }).resolvedOptions().pluralCategories.map((form) => `${key}_ordinal_${form}`);
  return [key];
}

/** "One day" may go without its number; everything else a text mentions in one language it mentions in all. */
function lostPlaceholder(text: string, english: string, isCounted: boolean): boolean {
  const of = (one: string) =>
    [...new Set([...one.matchAll(/\{\{\s*-?\s*([\w.]+)/g)].map((match) => match[1] ?? ''))]
      .filter((name) => !isCounted || name !== 'count')
      .sort()
      .join();
  return of(text) !== of(english);
}

function hasWords(text: string): boolean {
  return /\p{L}{2}/u.test(text.replaceAll(/\$t\(.*?\)|\{\{.*?\}\}|<.*?>/g, ''));
}

function wordsIn(room: Room, language: string): Words {
  return room.words[language] ?? new Map();
}
