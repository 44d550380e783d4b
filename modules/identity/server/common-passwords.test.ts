import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Refused } from '#kernel';
import { requireGoodPassword } from './common-passwords.ts';

const isTaken = (password: string): boolean => {
  try {
    requireGoodPassword(password, 'amara.lindgren@example.org');
    return true;
  } catch (error) {
    assert.ok(error instanceof Refused);
    return false;
  }
};
const list = readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

describe('a password that many people use', () => {
  it('is refused: every one of the list, as it is and made twelve characters long by figures', () => {
    const made = list.slice(0, 3_000).map((password) => `${password}${'2026'.repeat(3)}`.slice(0, Math.max(12, password.length)));
    const long = list.filter((password) => password.length >= 12);
    assert.ok(long.length >= 300 && made.length === 3_000);
    assert.deepEqual([...long, ...made].filter(isTaken), []);
  });

  for (const password of ['sunshinedragon', 'Liverpool&&1892', '!!MonkeyMaster!!', 'finalfantasy', 'passwordpassword1'])
    it(`is refused joined with another or dressed up: ${password}`, () => assert.equal(isTaken(password), false));

  for (const password of ['seven quiet harbours', 'quietharbour', 'riverside-by-the-water', 'zitronenkuchen', 'k7#vQ2pLx9!wTz'])
    it(`is not what somebody thought of: ${password}`, () => assert.equal(isTaken(password), true));
});
