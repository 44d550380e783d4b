import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { languages } from '#kernel';
import { firstWordsOf } from './first-words.ts';

const modules = join(import.meta.dirname, '../modules');

describe('the words of the first screen', () => {
  for (const language of languages) {
    const words = firstWordsOf(language);
    const has = (path: string) =>
      path.split('.').reduce<unknown>((branch, step) => (branch as Record<string, unknown> | undefined)?.[step], words);

    it(`hold what their own sentences put in, in ${language}`, () => {
      const nested = [...JSON.stringify(words).matchAll(/\$t\(([^,){]+)/g)].map(([, key = '']) => key.replace(/\.$/, ''));
      assert.ok(nested.length > 0);
      for (const key of nested) assert.ok(key.startsWith('first:') && has(key.slice('first:'.length)), key);
    });

    it(`hold every name that an area gives to the shell, in ${language}`, () => {
      const labels = readdirSync(modules).flatMap((area) => labelsOf(area));
      assert.ok(labels.length > 5);
      for (const label of labels) assert.ok(has(label), label);
    });
  }
});

/** `label: (t) => t('make', { ns: 'calendar' })` is `calendar.make`; of `search.${group}` the branch. */
function labelsOf(area: string): string[] {
  const door = join(modules, area, 'web/index.ts');
  const source = existsSync(door) ? readFileSync(door, 'utf8') : '';
  return [...source.matchAll(/label: \(t[^)]*\) => t\(['`]([^'`$]+?)\.?['`$].*?ns: '(\w+)'/g)].map(([, key, ns]) => `${ns}.${key}`);
}
