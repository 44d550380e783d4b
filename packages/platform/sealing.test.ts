import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sealerOf } from './sealing.ts';

const key = randomBytes(32).toString('base64url');
const sealer = sealerOf(key);

describe('a sealed value', () => {
  it('opens to what it was, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        assert.equal(sealer.open(sealer.seal(value, 'here'), 'here'), value);
      }),
    );
  });

  it('looks different every time, so equal values cannot be told', () => {
    assert.notDeepEqual(sealer.seal('078-05-1120', 'here'), sealer.seal('078-05-1120', 'here'));
  });

  it('does not open at another place, with another key, or after one bit was changed', () => {
    const sealed = sealer.seal('078-05-1120', 'here');
    assert.throws(() => sealer.open(sealed, 'there'));
    assert.throws(() => sealerOf(randomBytes(32).toString('base64url')).open(sealed, 'here'));
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      assert.throws(() => sealer.open(changed, 'here'));
    }
  });
});

describe('a digest', () => {
  it('is the same for the same value and kind only, also after a restart', () => {
    assert.deepEqual(sealer.digest('A123', 'de-kvnr'), sealerOf(key).digest('A123', 'de-kvnr'));
    assert.notDeepEqual(sealer.digest('A123', 'de-kvnr'), sealer.digest('A123', 'us-mbi'));
    assert.notDeepEqual(sealer.digest('A123', 'de-kvnr'), sealer.digest('A124', 'de-kvnr'));
  });
});
