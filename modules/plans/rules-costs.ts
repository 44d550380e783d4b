import { add, type Money, multiply } from '#kernel';
import { type ContentIntervention, type CostPer, Funding } from './model.ts';

/** An amount, and what it is for. */
export interface Cost {
  readonly amount: Money;
  readonly per: CostPer;
}

/** What one party pays for: the amounts, and how many interventions it pays for of which nobody has said an amount. */
export interface FundingCosts {
  readonly funding: Funding;
  readonly amounts: readonly Cost[];
  readonly unknown: number;
}

type Costing = Pick<ContentIntervention, 'cost' | 'costPer' | 'funding' | 'times' | 'per'>;

const order: readonly CostPer[] = ['once', 'week', 'month', 'time'];

/**
 * What the interventions cost together, by who pays. Amounts of one currency for the same stretch are added; a week is never made into a month. What costs
 * something each time, of which nobody said how often a week or a month, is not added to anything. A cost nobody was named for is still open.
 */
export function costsByFunding(interventions: readonly Costing[]): FundingCosts[] {
  const said = interventions.filter(({ cost, funding }) => cost !== null || (funding !== null && funding !== 'free'));
  return Funding.options
    .map((funding): FundingCosts => {
      const own = said.filter((intervention) => (intervention.funding ?? 'open') === funding);
      return { funding, amounts: addUp(own.flatMap(costOf)), unknown: own.filter(({ cost }) => cost === null).length };
    })
    .filter(({ amounts, unknown }) => amounts.length > 0 || unknown > 0);
}

/** $40.00 each time, twice a week, is $80.00 a week. */
function costOf({ cost, costPer, times, per }: Costing): Cost[] {
  if (cost === null) return [];
  if (costPer !== 'time') return [{ amount: cost, per: costPer ?? 'once' }];
  if (per === 'once') return [{ amount: cost, per }];
  return per === 'week' || per === 'month' ? [{ amount: multiply(cost, times ?? 1), per }] : [{ amount: cost, per: 'time' }];
}

function addUp(costs: readonly Cost[]): Cost[] {
  const sums = new Map<string, Cost>();
  for (const [index, cost] of costs.entries()) {
    const key = cost.per === 'time' ? `each ${index}` : `${cost.per} ${cost.amount.currency}`;
    const before = sums.get(key);
    sums.set(key, before ? { ...before, amount: add(before.amount, cost.amount) } : cost);
  }
  return [...sums.values()].toSorted(
    (a, b) => order.indexOf(a.per) - order.indexOf(b.per) || a.amount.currency.localeCompare(b.amount.currency, 'en'),
  );
}
