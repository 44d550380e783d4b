import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { OperatorError } from '#platform';

/** The operating-system account PostgreSQL runs as. `ids` is set only when we are root and have to change to it. */
export interface Account {
  name: string;
  ids?: { uid: number; gid: number };
}

/**
 * Chooses the account: ourselves, unless we are root, whom PostgreSQL refuses. Then the owner of an existing cluster at `dataDirectory`,
 * else `postgres` if there is one, else `nobody`. The account must stand in /etc/passwd, because PostgreSQL looks its name up.
 */
export function accountFor(dataDirectory: string): Account {
  if (process.getuid?.() !== 0) return { name: ownName() };
  const owner = statSync(dataDirectory, { throwIfNoEntry: false })?.uid;
  const account = owner ? findAccount((entry) => entry.uid === owner) : (findAccount(named('postgres')) ?? findAccount(named('nobody')));
  if (!account)
    throw new OperatorError(
      'PostgreSQL does not run as root and there is no account "postgres" or "nobody": add one, or set DATABASE_URL.',
    );
  return { name: account.name, ids: { uid: account.uid, gid: account.gid } };
}

/** Whether the account may enter a directory. Asked by trying, because groups, access lists and mounts decide it too. */
export function mayEnter(account: Account, directory: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { ...account.ids, cwd: '/', stdio: 'ignore' }).status === 0;
}

function ownName(): string {
  try {
    return userInfo().username;
  } catch (cause) {
    throw new OperatorError('This user has no entry in /etc/passwd, which PostgreSQL needs: add one, or set DATABASE_URL.', { cause });
  }
}

interface PasswdEntry {
  name: string;
  uid: number;
  gid: number;
}

function findAccount(matches: (entry: PasswdEntry) => boolean): PasswdEntry | undefined {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  return lines
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .find(matches);
}

function named(name: string): (entry: PasswdEntry) => boolean {
  return (entry) => entry.name === name;
}
