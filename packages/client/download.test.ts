import assert from 'node:assert/strict';
import { it } from 'node:test';
import { addressOf } from './download.ts';

it('the address of a file carries what is set, lists by repeating their name', () => {
  assert.equal(addressOf('/api/cases/export'), '/api/cases/export');
  assert.equal(
    addressOf('/api/cases/export', { format: 'csv', state: ['active', 'new'], q: '', overdue: true, sort: undefined }),
    '/api/cases/export?format=csv&state=active&state=new&overdue=true',
  );
});
