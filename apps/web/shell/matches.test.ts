import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { matches } from './matches.ts';

describe('a page or action', () => {
  it('fits when every typed word begins one of its words', () => {
    assert.ok(matches('Log a contact', 'con'));
    assert.ok(matches('Log a contact', 'contact log'));
    assert.ok(matches('Fälle', 'falle'));
    assert.ok(matches('Inbox', ''));
    assert.ok(!matches('Log a contact', 'tact'));
  });
});
