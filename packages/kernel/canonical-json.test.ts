import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

describe('canonical JSON', () => {
  it('sorts keys by UTF-16 code units and spells numbers as RFC 8785 does', () => {
    assert.equal(
      canonicalJson({ numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27], string: '€$\u000f\nA\'B"\\\\"/' }),
      '{"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    assert.equal(canonicalJson({ '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5 }), '{"\\r":2,"1":4,"€":1,"😀":5,"\ufb33":3}');
  });
  it('does not depend on the order in which keys were set', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed());
        assert.equal(canonicalJson(reversed), canonicalJson(value));
      }),
    );
  });
  it('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (v) =>
        assert.deepEqual(JSON.parse(canonicalJson(v)), JSON.parse(JSON.stringify(v))),
      ),
    );
  });
  const refused: [unknown, string][] = [
    [undefined, '$'],
    [{ a: undefined }, '$.a'],
    [{ a: [1, Number.NaN] }, '$.a[1]'],
    [Number.POSITIVE_INFINITY, '$'],
    [{ a: 1n }, '$.a'],
    [{ at: new Date(0) }, '$.at'],
    [() => 1, '$'],
    ['\ud800', '$'],
    [Array(1), '$[0]'],
  ];
  for (const [value, path] of refused) {
    it(`refuses ${typeof value} at ${path}`, () => assert.throws(() => canonicalJson(value), { message: `not a JSON value: ${path}` }));
  }
});
