import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { currencyOf, homeOf } from './home-country.ts';

describe('the first guess of where a place is', () => {
  it('is the region of the browser, else the country of the language', () => {
    assert.equal(homeOf(['de-AT', 'en'], 'de').country, 'AT');
    assert.equal(homeOf(['de', 'en-GB'], 'de').country, 'GB');
    assert.equal(homeOf(['it'], 'it').country, 'IT');
    assert.equal(homeOf([], 'en').country, 'US');
  });

  it('knows the currency of the country', () => {
    assert.deepEqual(['US', 'DE', 'IT', 'CH', 'GB', 'BG'].map(currencyOf), ['USD', 'EUR', 'EUR', 'CHF', 'GBP', 'EUR']);
  });
});
