import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countSet, keepable, type ListFilter, nextSort, sortOf, withoutFilters, withParameter } from './list-search.ts';

const filters: ListFilter[] = [
  { key: 'q', kind: 'text', label: 'Name' },
  { key: 'state', kind: 'choices', label: 'State', options: [] },
  { key: 'overdue', kind: 'toggle', label: 'Overdue' },
];
const search = { q: 'Almeida', state: ['active'], sort: '-name', columns: ['name', 'state'] };

describe('the address of a list', () => {
  it('says how it is sorted, and goes up, down, and back to the usual order', () => {
    assert.deepEqual(sortOf(search), { key: 'name', descending: true });
    assert.deepEqual(
      [undefined, 'name', '-name'].map((sort) => nextSort(sortOf({ sort }), 'name')),
      ['name', '-name', undefined],
    );
    assert.equal(nextSort(sortOf(search), 'state'), 'state');
  });
  it('holds only what is set', () => {
    assert.deepEqual(withParameter(search, 'q', ''), { state: ['active'], sort: '-name', columns: ['name', 'state'] });
    assert.deepEqual(withParameter({}, 'overdue', true), { overdue: true });
    assert.deepEqual(withParameter({ overdue: true }, 'overdue', false), {});
    assert.equal(countSet(search, filters), 2);
  });
  it('can be cleared of its filters without losing order and columns', () => {
    assert.deepEqual(withoutFilters(search, filters), { sort: '-name', columns: ['name', 'state'] });
  });
  it('is kept on the device without the words that were searched for', () => {
    assert.deepEqual(keepable(search, filters), { state: ['active'], sort: '-name', columns: ['name', 'state'] });
  });
});
