import { readFileSync } from 'node:fs';
import { orThrow, Refused } from '#kernel';
import { checkPassword, normalPassword } from '../rules.ts';

let common: ReadonlySet<string> | undefined;

/**
 * Refuses what `checkPassword` does, and `password.too-common` for a password that is one of those most often used, two of them joined, or either between
 * figures and signs: what people make of a short password when a long one is asked for.
 */
export function requireGoodPassword(password: string, email: string): void {
  orThrow(checkPassword(password, email));
  if (isMadeOfCommonOnes(normalPassword(password).toLowerCase())) throw new Refused({ code: 'password.too-common' });
}

function isMadeOfCommonOnes(typed: string): boolean {
  common ??= readList();
  const core = typed.replace(/^[\d\W_]+|[\d\W_]+$/g, '');
  return [typed, core].some((text) => isCommonOrTwo(text));
}

function isCommonOrTwo(text: string): boolean {
  if (common?.has(text)) return true;
  for (let cut = 1; cut < text.length; cut += 1) {
    const [before, after] = [text.slice(0, cut), text.slice(cut)];
    if (common?.has(before) && (common.has(after) || isDecoration(after))) return true;
    if (isDecoration(before) && common?.has(after)) return true;
  }
  return false;
}

const isDecoration = (text: string): boolean => /^[\d\W_]+$/.test(text);

function readList(): ReadonlySet<string> {
  const lines = readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8').split('\n');
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('# ')));
}
