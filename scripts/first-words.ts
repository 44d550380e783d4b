import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

type Words = { [key: string]: string | Words };

const modules = join(import.meta.dirname, '../modules');
const prefix = 'virtual:first-words/';

/** What the first screen and the shell say of an area besides its duties. */
const spoken: Readonly<Record<string, readonly string[]>> = {
  assessments: ['title'],
  calendar: ['make', 'today'],
  cases: ['programs.add', 'span', 'state'],
  contacts: ['log', 'unit'],
  intake: ['openCase.title', 'page.new'],
  organizations: ['credential.type', 'page.add'],
  people: ['page.register', 'search'],
};

/**
 * The words of all areas are four times what Today says. `virtual:first-words/en` holds only these, as `{ cases: { duty: … }, … }`; sentences that put in
 * others (`$t(cases:span.day)`) find them here as well.
 */
export function firstWordsOf(language: string): Words {
  const areas = readdirSync(modules).flatMap((area) => {
    const words = readWords(area, language);
    const paths = ['duty', ...(spoken[area] ?? [])].filter((path) => path !== 'duty' || 'duty' in words);
    return paths.length === 0 ? [] : [[area, pick(area, words, paths)] as const];
  });
  return JSON.parse(JSON.stringify(Object.fromEntries(areas)).replaceAll(/\$t\((\w+):/g, '$t(first:$1.')) as Words;
}

/** Gives the app the words of its first screen, a module for each language. */
export function firstWords(): Plugin {
  return {
    name: 'lotse:first-words',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      const language = id.startsWith(`\0${prefix}`) ? id.slice(prefix.length + 1) : undefined;
      return language && `export default ${JSON.stringify(firstWordsOf(language))}`;
    },
  };
}

function readWords(area: string, language: string): Words {
  return JSON.parse(readFileSync(join(modules, area, 'locales', `${language}.json`), 'utf8')) as Words;
}

/** The branches at these paths, with the way to them. */
function pick(area: string, words: Words, paths: readonly string[]): Words {
  const picked: Words = {};
  for (const path of paths) {
    const [step = '', ...rest] = path.split('.');
    const found = words[step];
    if (found === undefined) throw new Error(`${area} has no words for ${path}`);
    const whole = rest.length === 0 || typeof found === 'string';
    picked[step] = whole ? found : { ...(picked[step] as Words), ...pick(area, found, [rest.join('.')]) };
  }
  return picked;
}
