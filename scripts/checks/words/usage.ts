import { baseKey, type Room } from './compare.ts';
import type { Scan } from './scan.ts';

/** Keys that code asks for and no language file has, and refusals without a text for the reader. English stands for all; comparing does the rest. */
export function missingWords(rooms: readonly Room[], scans: readonly Scan[]): string[] {
  const byName = new Map(rooms.map((room) => [room.name, knownKeys(room)]));
  const asked = scans.flatMap((scan) =>
    scan.keys
      .filter(({ key }) => !isKnown(key, namespacesOf(scan, rooms), byName))
      .map(({ key, line }) => `${scan.file}:${line}: there are no words for ${key}`),
  );
  const refused = scans.flatMap((scan) =>
    scan.problems
      .filter((code) => !rooms.some((room) => byName.get(room.name)?.has(`problem.${code}`)))
      .map((code) => `${scan.file}: the refusal ${code} has no text problem.${code}`),
  );
  return [...asked, ...refused];
}

/** Keys that nothing in the code can be asking for. */
export function unusedWords(rooms: readonly Room[], scans: readonly Scan[]): string[] {
  const literals = new Set(
    scans.flatMap((scan) => [...scan.literals, ...scan.keys.map(({ key }) => key)]).map((text) => text.replace(/^\w+:/, '')),
  );
  const patterns = [...scans.flatMap((scan) => scan.patterns), ...nestedKeys(rooms)];
  return rooms.flatMap((room) => {
    const isUsed = (key: string) =>
      literals.has(key) ||
      patterns.some((pattern) => pattern.test(key) || pattern.test(`${room.name}:${key}`)) ||
      parents(key).some((parent) => asked(scans, parent));
    return [...englishBases(room)].filter((key) => !isUsed(key)).map((key) => `${room.name}: nothing uses ${key}`);
  });
}

/** Words that other words put in: `$t(contacts:mode.{{mode}})` asks for every mode. */
function nestedKeys(rooms: readonly Room[]): RegExp[] {
  const texts = rooms.flatMap((room) => [...(room.words.en ?? new Map<string, string>()).values()]);
  const nested = texts.flatMap((text) => [...String(text).matchAll(/\$t\(([^),]+)/g)].map(([, key = '']) => key));
  return [...new Set(nested)].map(
    (key) =>
      new RegExp(
        `^${key
          .split(/\{\{.*?\}\}/)
          .map(RegExp.escape)
          .join('[^.]+')}$`,
      ),
  );
}

/** Words put into others must name their area: the sentence may be said on a page of another. */
export function homelessNested(rooms: readonly Room[]): string[] {
  return rooms.flatMap((room) =>
    Object.entries(room.words).flatMap(([language, words]) =>
      [...words].flatMap(([key, text]) =>
        [...String(text).matchAll(/\$t\(([^:,)]+)[,)]/g)].map(
          ([, nested]) => `${room.name}.${language}: ${key} puts in ${nested} without naming its area`,
        ),
      ),
    ),
  );
}

export function untranslatedTexts(scans: readonly Scan[]): string[] {
  return scans.flatMap((scan) => scan.untranslated.map(({ text, line }) => `${scan.file}:${line}: "${text}" comes from no language file`));
}

function namespacesOf(scan: Scan, rooms: readonly Room[]): string[] {
  if (scan.namespaces.length > 0) return scan.namespaces;
  const own = rooms.find((room) => scan.file.startsWith(`${room.folder}/`));
  return own ? [own.name] : rooms.map((room) => room.name);
}

function isKnown(asked: string, namespaces: readonly string[], byName: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const [, namespace, key = asked] = /^(\w+):(.+)$/.exec(asked) ?? [];
  return (namespace ? [namespace] : namespaces).some((name) => byName.get(name)?.has(key));
}

/** The keys of a room and the branches that lead to them, which can be asked for as a whole. */
function knownKeys(room: Room): ReadonlySet<string> {
  return new Set([...englishBases(room)].flatMap((key) => [key, ...parents(key)]));
}

function englishBases(room: Room): ReadonlySet<string> {
  const words = room.words.en ?? new Map();
  return new Set([...words.keys()].map((key) => baseKey(key, words)));
}

function parents(key: string): string[] {
  const steps = key.split('.');
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('.'));
}

function asked(scans: readonly Scan[], parent: string): boolean {
  return scans.some((scan) => scan.keys.some(({ key }) => key.replace(/^\w+:/, '') === parent));
}
