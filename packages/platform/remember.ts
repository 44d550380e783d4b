import type { Tx } from './tx.ts';

/** Runs `work`, during which nothing that `remember` reads may change: the duties of a case are derived by many, and most of them ask for the same case. */
export async function remembering<Result>(tx: Tx, work: () => Promise<Result>): Promise<Result> {
  tx.memory.facts = new Map();
  try {
    return await work();
  } finally {
    delete tx.memory.facts;
  }
}

/** Reads something, or answers what was read under this key already; outside of `remembering` it always reads. */
export function remember<Result>(tx: Tx, key: string, read: () => Promise<Result>): Promise<Result> {
  const { facts } = tx.memory;
  if (!facts) return read();
  const known = facts.get(key) as Promise<Result> | undefined;
  if (known) return known;
  const result = read();
  facts.set(key, result);
  return result;
}
