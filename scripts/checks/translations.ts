// Checks that every word on the screen exists in every language, and that every word that exists is on a screen.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { languages } from '#kernel';
import { compareLanguages, flatten, type Room } from './words/compare.ts';
import { type Scan, scan } from './words/scan.ts';
import { homelessNested, missingWords, untranslatedTexts, unusedWords } from './words/usage.ts';

const repository = join(import.meta.dirname, '../..');
const rooms = findRooms();
const scans = ['packages', 'modules', 'apps'].flatMap((folder) => scanBelow(join(repository, folder)));
const sameEverywhere = new Set(
  readFileSync(join(import.meta.dirname, 'words/same-everywhere.txt'), 'utf8')
    .trim()
    .split('\n'),
);

const failures = [
  ...rooms.flatMap((room) => compareLanguages(room, sameEverywhere)),
  ...missingWords(rooms, scans),
  ...unusedWords(rooms, scans),
  ...homelessNested(rooms),
  ...untranslatedTexts(scans),
];
for (const failure of failures) process.stdout.write(`${failure}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;

function findRooms(): Room[] {
  const areas = readdirSync(join(repository, 'modules')).map((name) => ({ name, folder: `modules/${name}` }));
  const homes = [
    { name: 'ui', folder: 'packages/ui' },
    { name: 'web', folder: 'apps/web' },
    { name: 'platform', folder: 'packages/platform' },
    ...areas,
  ];
  return homes
    .filter(({ folder }) => existsSync(join(repository, folder, 'locales')))
    .map((home) => ({
      ...home,
      words: Object.fromEntries(
        languages.map((language) => [language, readWords(join(repository, home.folder, 'locales', `${language}.json`))]),
      ),
    }));
}

function readWords(file: string) {
  return flatten(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {});
}

/** Sources that people use; not tests, and not the gallery of the design kit, which is in no build. */
function scanBelow(folder: string): Scan[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return files
    .filter((file) => /(?<!\.d|\.test|\.gen)\.tsx?$/.test(file) && !/\/(dist|gallery)\//.test(file) && basename(file) !== 'testing.ts')
    .map((file) => scan(relative(repository, join(dirname(file), basename(file))), readFileSync(file, 'utf8')));
}
