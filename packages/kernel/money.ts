import { z } from 'zod';

/** An amount: whole minor units (cents) of one currency. Columns `bigint` + `char(3)`. Negative amounts are owed the other way. */
export const Currency = z.string().regex(/^[A-Z]{3}$/);
export const Money = z.object({ minor: z.int(), currency: Currency });
export type Money = z.infer<typeof Money>;

/** `money(12_50, 'EUR')` is 12.50 €. Throws if the amount is not a safe whole number. */
export function money(minor: number, currency: string): Money {
  return { minor: safe(minor), currency };
}

export function add(a: Money, b: Money): Money {
  return { minor: safe(a.minor + sameCurrency(a, b).minor), currency: a.currency };
}

export function subtract(a: Money, b: Money): Money {
  return { minor: safe(a.minor - sameCurrency(a, b).minor), currency: a.currency };
}

export function negate(amount: Money): Money {
  return { minor: amount.minor === 0 ? 0 : -amount.minor, currency: amount.currency };
}

/** The amount a whole number of times: two visits at $40.00 are $80.00. */
export function multiply(amount: Money, times: number): Money {
  if (!Number.isSafeInteger(times)) throw new RangeError(`not a whole number of times: ${times}`);
  return { minor: safe(amount.minor * times + 0), currency: amount.currency };
}

/** The sum of any number of amounts; the currency is named so that an empty list has an answer too. */
export function sum(amounts: readonly Money[], currency: string): Money {
  return amounts.reduce(add, money(0, currency));
}

/** Negative, zero or positive, for sorting amounts of one currency. */
export function compare(a: Money, b: Money): number {
  return a.minor - sameCurrency(a, b).minor;
}

/** Shares differ by at most one minor unit and always sum to the total: the earliest payees carry the remainder. */
export function splitEvenly(total: Money, payees: number): Money[] {
  if (!Number.isSafeInteger(payees) || payees < 1) throw new RangeError(`cannot split among ${payees}`);
  return allocate(
    total,
    Array.from({ length: payees }, () => 1),
  );
}

/**
 * Shares in proportion to whole-number weights (percentages as 60, 40; basis points for finer ones), by largest remainder:
 * they always sum to the total; among equal remainders the earlier party carries the extra minor unit.
 */
export function allocate(total: Money, weights: readonly number[]): Money[] {
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0))
    throw new RangeError('weights are whole numbers, not negative');
  const whole = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (whole === 0n) throw new RangeError('at least one weight is above zero');
  const amount = BigInt(Math.abs(total.minor));
  const parts = weights.map((weight, index) => {
    const product = amount * BigInt(weight);
    return { index, share: product / whole, remainder: product % whole };
  });
  const missing = Number(amount - parts.reduce((all, part) => all + part.share, 0n));
  const byRemainder = parts.toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const extra = new Set(byRemainder.slice(0, missing).map((part) => part.index));
  const sign = total.minor < 0 ? -1 : 1;
  return parts.map((part) => money(sign * (Number(part.share) + (extra.has(part.index) ? 1 : 0)) + 0, total.currency));
}

/** How many decimal places the currency has: 2 for EUR and USD, 0 for JPY. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

function sameCurrency(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`cannot combine ${a.currency} and ${b.currency}`);
  return b;
}

function safe(minor: number): number {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not a whole number of minor units: ${minor}`);
  return minor;
}
