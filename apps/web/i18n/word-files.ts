import type { Language } from '#kernel';

type Words = Record<string, unknown>;
type Loader = () => Promise<Words>;

const first = {
  en: () => import('virtual:first-words/en'),
  de: () => import('virtual:first-words/de'),
  it: () => import('virtual:first-words/it'),
} satisfies Record<Language, () => Promise<{ default: Words }>>;

const files = import.meta.glob<Words>(['../locales/*.json', '../../../packages/ui/locales/*.json', '../../../modules/*/locales/*.json'], {
  import: 'default',
});

const loaders = new Map<string, Loader>([
  ...Object.entries(files).map(([path, load]) => [keyOfPath(path), load] as const),
  ...Object.entries(first).map(([language, load]) => [`first/${language}`, async () => (await load()).default] as const),
]);

/** Every area that has words of its own, without those that the first screen brings. */
export const laterAreas: readonly string[] = [...new Set([...loaders.keys()].map((key) => key.split('/')[0] as string))].filter(
  (area) => !['ui', 'web', 'first'].includes(area),
);

/** Fetches the words of an area in a language. The build puts those of the first screen into one file, and all others into another. */
export function loaderOf(language: string, area: string): Loader {
  return loaders.get(`${area}/${language}`) ?? (() => Promise.reject(new Error(`no words for ${area} in ${language}`)));
}

/** `../../../modules/cases/locales/de.json` holds the area `cases` in German; the app's own file is the area `web`. */
function keyOfPath(path: string): string {
  const [, area = 'web', language] = /(?:([^/.]+)\/)?locales\/(\w+)\.json$/.exec(path) ?? [];
  return `${area}/${language}`;
}
