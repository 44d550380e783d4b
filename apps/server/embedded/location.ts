import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorError } from '#platform';
import { type Account, accountFor, mayEnter } from './account.ts';
import { giveTo } from './binaries.ts';
import { stopPostmaster } from './postmaster.ts';

export interface Location {
  /** Folder of the programs, the cluster and its log. */
  base: string;
  /** The cluster; its name carries the major version because no other major version can open it. */
  data: string;
  account: Account;
}

const majorVersion = 18;
const socketName = '.s.PGSQL.5432';
/** Room for a unix socket's path in `sockaddr_un`, without the closing zero. */
const longestSocketPath = 107;

/**
 * Where the cluster of a data home lives: in `<home>/postgres`. When we are root and the account PostgreSQL runs as may not enter `home`
 * (the home of root is closed to it), in `/var/lib/lotse-<hash of home>`, and the file `<home>/postgres-location` says so.
 */
export async function locate(home: string): Promise<Location> {
  const pointer = join(home, 'postgres-location');
  if (existsSync(pointer)) return prepared(described(readFileSync(pointer, 'utf8').trim()));
  const inside = described(join(home, 'postgres'));
  if (inside.account.ids === undefined || mayEnter(inside.account, home)) return prepared(inside);
  const outside = described(join('/var/lib', `lotse-${shortHash(realpathSync(home))}`));
  await setAside(outside, home);
  writeFileSync(pointer, `${outside.base}\n`);
  return prepared(outside);
}

/**
 * The directory of the unix socket: the cluster itself, which only its owner may enter. If that path is too long for a socket,
 * `lotse-<user id>-<hash>` in the system's temporary directory, closed to others in the same way.
 */
export function socketDirectory({ data, account }: Pick<Location, 'data' | 'account'>): string {
  if (fits(data)) return data;
  const owner = account.ids?.uid ?? process.getuid?.() ?? 0;
  const name = `lotse-${owner}-${shortHash(data)}`;
  const directory = join(fits(join(tmpdir(), name)) ? tmpdir() : '/tmp', name);
  if (!existsSync(directory)) {
    mkdirSync(directory, { mode: 0o700 });
    giveTo(directory, account);
  }
  const found = lstatSync(directory);
  if (!found.isDirectory() || found.uid !== owner)
    throw new OperatorError(`${directory} belongs to somebody else: remove it, or choose a shorter LOTSE_HOME.`);
  return directory;
}

function described(base: string): Location {
  const data = join(base, `data-${majorVersion}`);
  return { base, data, account: accountFor(data) };
}

function prepared(location: Location): Location {
  if (existsSync(location.base)) return location;
  mkdirSync(location.base, { recursive: true, mode: 0o700 });
  chmodSync(location.base, 0o700);
  giveTo(location.base, location.account);
  return location;
}

/** A cluster left by a data home that was deleted: its passwords went with the home, so it is kept under another name, not opened and not deleted. */
async function setAside(left: Location, home: string): Promise<void> {
  if (!existsSync(left.base)) return;
  await stopPostmaster(left.data);
  const kept = `${left.base}.left-${Date.now()}`;
  renameSync(left.base, kept);
  process.stderr.write(`${home} was empty; the database that belonged to it before is kept in ${kept}.\n`);
}

function fits(directory: string): boolean {
  return Buffer.byteLength(join(directory, socketName)) <= longestSocketPath;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
