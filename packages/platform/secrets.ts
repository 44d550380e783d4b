import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from './operator-error.ts';

const Secret = z.string().min(32);
const Secrets = z.object({
  /** Password of the superuser of the embedded PostgreSQL. */
  postgresPassword: Secret,
  /** Password of `lotse_owner`, who owns the tables and migrates them. */
  ownerPassword: Secret,
  /** Password of `lotse_app`, as whom the server works, under row-level security. */
  appPassword: Secret,
  /** 256 bits, base64url: encrypts what must be readable again but never in a stolen database, such as second-factor keys. */
  encryptionKey: Secret,
});
export type Secrets = z.infer<typeof Secrets>;

/**
 * The generated secrets of a data home, made at the first call and kept in `<home>/secrets.json`, readable by its owner only.
 * Also makes the home itself if there is none.
 */
export function homeSecrets(home: string): Secrets {
  const file = fileIn(home);
  if (!existsSync(file)) createOnce(home, file);
  return readSecrets(file);
}

/** Makes a home use the encryption key of another one, whose backup it was given. */
export function adoptEncryptionKey(home: string, encryptionKey: string): void {
  const file = fileIn(home);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, asText({ ...homeSecrets(home), encryptionKey }), { mode: 0o600, flush: true });
  renameSync(draft, file);
}

/** Reads a `secrets.json`. Throws an `OperatorError` when it cannot be read or is not one. */
export function readSecrets(file: string): Secrets {
  try {
    return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EACCES') throw new OperatorError(`${file} belongs to another user: start as that user, or set LOTSE_HOME.`, { cause });
    throw new OperatorError(`${file} is missing or damaged: put it back from your own copy; without it the database cannot be opened.`, {
      cause,
    });
  }
}

function fileIn(home: string): string {
  return join(home, 'secrets.json');
}

function asText(secrets: object): string {
  return `${JSON.stringify(secrets, null, 2)}\n`;
}

/** A hard link either makes the whole file or fails because another process was first, so two starts at once agree. */
function createOnce(home: string, file: string): void {
  const draft = `${file}.${process.pid}`;
  const generated = Object.fromEntries(Object.keys(Secrets.shape).map((name) => [name, randomBytes(32).toString('base64url')]));
  try {
    // Under root the account PostgreSQL runs as passes through to its own folder; it cannot list.
    makeDirectory(home, process.getuid?.() === 0 ? 0o711 : 0o700);
    writeFileSync(draft, asText(generated), { mode: 0o600, flush: true });
    unlessPresent(() => linkSync(draft, file));
    rmSync(draft);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const advice = 'check its owner and free space, or set another';
    throw new OperatorError(`LOTSE_HOME (${home}) cannot be written (${code}): ${advice}.`, { cause });
  }
}

/** Level by level: Node's own `recursive` never returns where the system takes no directories, as below /proc. */
function makeDirectory(path: string, mode: number): void {
  if (existsSync(path)) return;
  makeDirectory(dirname(path), 0o755);
  unlessPresent(() => mkdirSync(path, { mode }));
}

function unlessPresent(make: () => void): void {
  try {
    make();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
