import { existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '#platform';

/** What is written beside a kept database: how it was made and what is in it. */
const Note = z.object({
  seed: z.int(),
  madeAt: z.string(),
  /** The last migration it was made with; opening it applies later ones. */
  migration: z.string(),
  seconds: z.number(),
  grown: z.object({
    networks: z.int(),
    agencies: z.int(),
    cases: z.int(),
    rows: z.int(),
    prefix: z.string(),
  }),
});
export type Note = z.infer<typeof Note>;

const fileName = 'grown-network.json';

export function writeNote(home: string, note: Note): void {
  writeFileSync(join(home, fileName), `${JSON.stringify(note, null, 2)}\n`);
}

/** Throws an `OperatorError` when there is no finished network in the directory. */
export function readNote(home: string): Note {
  const file = join(home, fileName);
  if (!existsSync(file))
    throw new OperatorError(`${home} holds no finished network: make one with npm run bench -- grow 10k --keep ${home}`);
  return Note.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Makes the directory for a network to be kept. Throws an `OperatorError` when there is something in it already. */
export async function newHome(home: string): Promise<void> {
  if (existsSync(home)) throw new OperatorError(`${home} exists already: name a directory that does not.`);
  await mkdir(home, { recursive: true });
}

/** What one case takes with everything that belongs to it, indexes included, and what is needed besides, as long as it is written. */
const bytesOfCase = 28_000;
const bytesBesides = 6e9;

/** Throws an `OperatorError` when so many cases would not fit beside the directory. */
export function requireRoom(directory: string, cases: number): void {
  const { bavail, bsize } = statfsSync(directory);
  const needed = cases * bytesOfCase + (cases > 50_000 ? bytesBesides : 1e9);
  const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(0)} GB`;
  if (bavail * bsize < needed)
    throw new OperatorError(
      `${cases.toLocaleString('en')} cases need about ${gigabytes(needed)}, and the disk of ${directory} has ${gigabytes(bavail * bsize)} left: name a directory on a larger one with --keep.`,
    );
}
