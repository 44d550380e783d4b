import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DataCategory, dataCategories, isProtected, protectedCategories } from './data-category.ts';

describe('data categories', () => {
  it('are twelve, each once', () => assert.equal(new Set(dataCategories).size, 12));
  it('refuse an unknown name', () => assert.ok(!DataCategory.safeParse('health').success));
  it('leave identity, social, general health and finance open to the care team', () => {
    const open = dataCategories.filter((category) => !isProtected(category));
    assert.deepEqual(open, ['identity', 'social', 'health_general', 'finance']);
    assert.equal(open.length + protectedCategories.length, dataCategories.length);
  });
});
