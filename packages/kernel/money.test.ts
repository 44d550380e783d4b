import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { add, allocate, compare, Money, money, multiply, negate, splitEvenly, subtract, sum } from './money.ts';

const minor = fc.maxSafeInteger();
const small = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const minors = (amounts: Money[]) => amounts.map((amount) => amount.minor);

describe('money', () => {
  it('is a whole number of minor units with a currency', () => {
    assert.ok(Money.safeParse({ minor: 1250, currency: 'EUR' }).success);
    for (const wrong of [
      { minor: 12.5, currency: 'EUR' },
      { minor: 2 ** 53, currency: 'EUR' },
      { minor: 1, currency: 'euro' },
      { minor: 1 },
    ])
      assert.ok(!Money.safeParse(wrong).success);
  });
  it('adds and subtracts back to the same amount', () => {
    fc.assert(
      fc.property(small, small, (a, b) =>
        assert.deepEqual(subtract(add(money(a, 'EUR'), money(b, 'EUR')), money(b, 'EUR')), money(a, 'EUR')),
      ),
    );
  });
  it('many times over is the sum of that many', () => {
    fc.assert(
      fc.property(small, fc.nat({ max: 60 }), (cents, times) =>
        assert.deepEqual(
          multiply(money(cents, 'EUR'), times),
          sum(
            Array.from({ length: times }, () => money(cents, 'EUR')),
            'EUR',
          ),
        ),
      ),
    );
    assert.throws(() => multiply(money(1, 'EUR'), 1.5), RangeError);
    assert.throws(() => multiply(money(Number.MAX_SAFE_INTEGER, 'EUR'), 2), RangeError);
  });
  it('never combines two currencies', () => {
    for (const combine of [add, subtract, compare]) assert.throws(() => combine(money(1, 'EUR'), money(1, 'USD')), RangeError);
    assert.throws(() => sum([money(1, 'USD')], 'EUR'), RangeError);
  });
  it('refuses to leave the exact range', () =>
    assert.throws(() => add(money(Number.MAX_SAFE_INTEGER, 'EUR'), money(1, 'EUR')), RangeError));
  it('sums nothing to zero', () => assert.deepEqual(sum([], 'EUR'), money(0, 'EUR')));
  it('sums the four shares of the infusion agreement to its gross amount', () => {
    const shares = [100_000, 100_000, 50_000, 250_000].map((cents) => money(cents, 'USD'));
    assert.deepEqual(sum(shares, 'USD'), money(500_000, 'USD'));
  });
  it('has no negative zero', () => assert.ok(Object.is(negate(money(0, 'EUR')).minor, 0)));
});

describe('splitting evenly', () => {
  it('gives the remainder to the earliest payees', () =>
    assert.deepEqual(minors(splitEvenly(money(10_000, 'EUR'), 3)), [3334, 3333, 3333]));
  it('sums to the total and differs by at most one cent', () => {
    fc.assert(
      fc.property(minor, fc.integer({ min: 1, max: 60 }), (total, payees) => {
        const shares = minors(splitEvenly(money(total, 'EUR'), payees));
        assert.equal(
          shares.reduce((all, share) => all + BigInt(share), 0n),
          BigInt(total),
        );
        assert.ok(Math.max(...shares) - Math.min(...shares) <= 1);
      }),
    );
  });
  it('refuses nobody', () => assert.throws(() => splitEvenly(money(1, 'EUR'), 0), RangeError));
});

describe('allocating by weights', () => {
  it('follows the largest remainder', () => assert.deepEqual(minors(allocate(money(100, 'EUR'), [1, 1, 1, 0])), [34, 33, 33, 0]));
  it('splits 1,000.00 by 20, 30, 50 percent', () =>
    assert.deepEqual(minors(allocate(money(100_000, 'EUR'), [20, 30, 50])), [20_000, 30_000, 50_000]));
  it('always sums to the total, each share within one cent of its exact part', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 })
      .filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(minor, weights, (total, list) => {
        const whole = list.reduce((all, weight) => all + BigInt(weight), 0n);
        const shares = minors(allocate(money(total, 'EUR'), list));
        assert.equal(
          shares.reduce((all, share) => all + BigInt(share), 0n),
          BigInt(total),
        );
        shares.forEach((share, index) => {
          const error = BigInt(share) * whole - BigInt(total) * BigInt(list[index] ?? 0);
          assert.ok(error < whole && error > -whole);
          assert.ok(!Object.is(share, -0));
        });
      }),
    );
  });
  it('refuses weights that are negative, broken or all zero', () => {
    for (const weights of [[-1, 2], [0.5], [0, 0], []]) assert.throws(() => allocate(money(1, 'EUR'), weights), RangeError);
  });
});
