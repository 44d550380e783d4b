import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatAddress, PostalAddress } from './postal-address.ts';

const harbor = PostalAddress.parse({ country: 'US', lines: ['12 Harbor Way'], postalCode: '98101', city: 'Seattle', region: 'WA' });

describe('an address', () => {
  it('is written as its country writes it, and names the country only from abroad', () => {
    const berlin = PostalAddress.parse({ country: 'DE', lines: ['Müllerstraße 1'], postalCode: '13353', city: 'Berlin' });
    const rome = PostalAddress.parse({ country: 'IT', lines: ['Via Roma 5', 'int. 3'], postalCode: '00184', city: 'Roma', region: 'RM' });
    assert.deepEqual(formatAddress(harbor, 'en', 'US'), ['12 Harbor Way', 'Seattle, WA 98101']);
    assert.deepEqual(formatAddress(berlin, 'de', 'DE'), ['Müllerstraße 1', '13353 Berlin']);
    assert.deepEqual(formatAddress(rome, 'de', 'DE'), ['Via Roma 5', 'int. 3', '00184 Roma (RM)', 'Italien']);
  });

  it('may be known in part, for somebody without a fixed abode', () => {
    assert.deepEqual(formatAddress(PostalAddress.parse({ country: 'IT', city: 'Bari' }), 'it', 'IT'), ['Bari']);
    assert.equal(PostalAddress.safeParse({ country: 'IT', region: 'BA' }).success, false);
  });

  it('with a postal code its country does not have is refused at that field', () => {
    const { error } = PostalAddress.safeParse({ ...harbor, postalCode: '9810' });
    assert.deepEqual(error?.issues[0]?.path, ['postalCode']);
    assert.equal(PostalAddress.safeParse({ ...harbor, country: 'FR', postalCode: '7500' }).success, true);
    assert.equal(PostalAddress.safeParse({ ...harbor, country: 'ZZ' }).success, false);
  });
});
