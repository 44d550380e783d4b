import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readNumber } from './read-number.ts';

describe('a number', () => {
  it('is read with the points and commas of the language', () => {
    assert.deepEqual(
      ['1,234.5', '1234.5', '-3', '0,5', '12'].map((text) => readNumber(text, 'en')),
      [1234.5, 1234.5, -3, 0.5, 12],
    );
    assert.deepEqual(
      ['1.234,5', '1.234', '3,5', '3.5', '−2'].map((text) => readNumber(text, 'de')),
      [1234.5, 1234, 3.5, 3.5, -2],
    );
  });
  it('is not made up from what is none', () => {
    assert.deepEqual(
      ['', 'four', '1.2.3', '12 h'].map((text) => readNumber(text, 'it')),
      [undefined, undefined, undefined, undefined],
    );
  });
});
