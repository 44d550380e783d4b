import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseTypedTime } from './typed-time.ts';

const vectors = [
  ['9:41', '09:41'],
  ['0941', '09:41'],
  ['9.41', '09:41'],
  ['9h41', '09:41'],
  ['9', '09:00'],
  ['23:59', '23:59'],
  ['24:00', undefined],
  ['9:60', undefined],
  ['9:4', undefined],
  ['soon', undefined],
  ['', undefined],
] as const;

for (const [typed, expected] of vectors) {
  it(`"${typed}" is ${expected ?? 'no clock time'}`, () => {
    assert.equal(parseTypedTime(typed)?.toString({ smallestUnit: 'minute' }), expected);
  });
}
