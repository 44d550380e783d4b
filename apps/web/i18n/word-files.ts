type Words = Record<string, unknown>;
type Loader = () => Promise<Words>;

const files = import.meta.glob<Words>(['../locales/*.json', '../../../packages/ui/locales/*.json', '../../../modules/*/locales/*.json'], {
  import: 'default',
});

const loaders = new Map(Object.entries(files).map(([path, load]) => [keyOfPath(path), load]));

/** Fetches the words of an area in a language; each is a file of its own. */
export function loaderOf(language: string, area: string): Loader {
  return loaders.get(`${area}/${language}`) ?? (() => Promise.reject(new Error(`no words for ${area} in ${language}`)));
}

/** `../../../modules/cases/locales/de.json` holds the area `cases` in German; the app's own file is the area `web`. */
function keyOfPath(path: string): string {
  const [, area = 'web', language] = /(?:([^/.]+)\/)?locales\/(\w+)\.json$/.exec(path) ?? [];
  return `${area}/${language}`;
}
