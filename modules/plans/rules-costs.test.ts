import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { money } from '#kernel';
import { type ContentIntervention, CostPer, Funding, Recurrence } from './model.ts';
import { type Cost, costsByFunding } from './rules-costs.ts';
import { anIntervention } from './testing.ts';

const euro = (minor: number) => money(minor, 'EUR');
const plain = (costs: readonly Cost[]) => costs.map(({ amount, per }) => [amount.minor, amount.currency, per]);
const amountsOf = (...interventions: Partial<ContentIntervention>[]) =>
  costsByFunding(interventions.map(anIntervention)).map(({ funding, amounts, unknown }) => [funding, plain(amounts), unknown]);

describe('what the interventions of a plan cost', () => {
  it('is nothing while nobody has said anything, or all of it is free', () => {
    assert.deepEqual(amountsOf({}, { funding: 'free' }), []);
  });

  it('stands by who pays, each stretch of time and each currency for itself', () => {
    assert.deepEqual(
      amountsOf(
        { cost: euro(120_00), costPer: 'week', funding: 'insurer' },
        { cost: euro(60_00), costPer: 'once', funding: 'insurer' },
        { cost: euro(30_00), costPer: 'week', funding: 'insurer' },
        { cost: money(10_00, 'CHF'), costPer: 'week', funding: 'insurer' },
        { cost: euro(5_00), costPer: 'month', funding: 'client' },
      ),
      [
        ['client', [[5_00, 'EUR', 'month']], 0],
        [
          'insurer',
          [
            [60_00, 'EUR', 'once'],
            [10_00, 'CHF', 'week'],
            [150_00, 'EUR', 'week'],
          ],
          0,
        ],
      ],
    );
  });

  it('counts what is paid each time as often as it is done, where that was said', () => {
    const each = { cost: euro(40_00), costPer: 'time', funding: 'insurer' } as const;
    assert.deepEqual(amountsOf({ ...each, times: 2, per: 'week' }, { ...each, times: null, per: 'month' }, { ...each, per: 'once' }), [
      [
        'insurer',
        [
          [40_00, 'EUR', 'once'],
          [80_00, 'EUR', 'week'],
          [40_00, 'EUR', 'month'],
        ],
        0,
      ],
    ]);
  });

  it('does not add what is paid each time when nobody knows how often', () => {
    const each = { cost: euro(40_00), costPer: 'time', funding: 'client' } as const;
    assert.deepEqual(amountsOf({ ...each, per: 'as_needed' }, each), [
      [
        'client',
        [
          [40_00, 'EUR', 'time'],
          [40_00, 'EUR', 'time'],
        ],
        0,
      ],
    ]);
  });

  it('says what has no amount yet, and that a cost nobody was named for is open', () => {
    assert.deepEqual(amountsOf({ funding: 'public' }, { cost: euro(9_00), costPer: null, funding: null }), [
      ['public', [], 1],
      ['open', [[9_00, 'EUR', 'once']], 0],
    ]);
  });

  const costing = fc.record({
    cost: fc.option(fc.record({ minor: fc.nat({ max: 10_000_000 }), currency: fc.constantFrom('EUR', 'USD', 'CHF') })),
    costPer: fc.constantFrom(...CostPer.options),
    funding: fc.option(fc.constantFrom(...Funding.options)),
    times: fc.option(fc.integer({ min: 1, max: 99 })),
    per: fc.option(fc.constantFrom(...Recurrence.options)),
  });

  it('does not depend on the order in which it was written', () => {
    fc.assert(
      fc.property(fc.array(costing), (costings) => {
        const sorted = (of: typeof costings) =>
          costsByFunding(of).map((line) => ({ ...line, amounts: plain(line.amounts).map(String).toSorted() }));
        assert.deepEqual(sorted(costings), sorted(costings.toReversed()));
      }),
    );
  });

  it('loses no cent and invents none', () => {
    fc.assert(
      fc.property(fc.array(costing), (costings) => {
        const cents = new Map<string, number>();
        for (const { cost, costPer, times, per } of costings) {
          const counted = costPer === 'time' && (per === 'week' || per === 'month') ? (times ?? 1) : 1;
          if (cost) cents.set(cost.currency, (cents.get(cost.currency) ?? 0) + cost.minor * counted);
        }
        const summed = new Map<string, number>();
        for (const { amount } of costsByFunding(costings).flatMap(({ amounts }) => amounts))
          summed.set(amount.currency, (summed.get(amount.currency) ?? 0) + amount.minor);
        assert.deepEqual([...summed].toSorted(), [...cents].toSorted());
      }),
    );
  });
});
