import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { itemAfterKey } from './menu-keys.ts';

const texts = ['English', 'Deutsch', 'Italiano', 'Dunkel'];
const after = (key: string, at: number, modifiers = {}) =>
  itemAfterKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...modifiers }, texts, at);

describe('in a menu', () => {
  it('arrows go round', () => {
    assert.deepEqual([after('ArrowDown', 3), after('ArrowUp', 0), after('ArrowDown', -1), after('ArrowUp', -1)], [0, 3, 0, 3]);
  });
  it('Home and End jump', () => assert.deepEqual([after('Home', 2), after('End', 0)], [0, 3]));
  it('a letter finds the next item that begins with it', () => {
    assert.deepEqual([after('d', 0), after('d', 1), after('D', 3), after('x', 0)], [1, 3, 1, undefined]);
  });
  it('keys of the browser are left alone', () => assert.equal(after('d', 0, { ctrlKey: true }), undefined));
});
