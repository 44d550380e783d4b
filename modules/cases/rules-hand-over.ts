/** A case that shall go to somebody else, with what it weighs. */
export interface HandedCase {
  readonly id: string;
  readonly weight: number;
}

/** Somebody who could take cases, with what they carry; null where no limit is known. */
export interface Taker {
  readonly userId: string;
  readonly weighted: number;
  readonly soft: number | null;
  readonly hard: number | null;
}

/**
 * Who could take which case: the heaviest first, each to the colleague with most room, so that nobody comes above the soft limit while somebody
 * else has room, and nobody above the hard one. A case that fits nowhere is left out; a supervisor decides it with a reason.
 */
export function spreadByCapacity(cases: readonly HandedCase[], takers: readonly Taker[]): ReadonlyMap<string, string> {
  const carried = new Map(takers.map(({ userId, weighted }) => [userId, weighted]));
  const after = (taker: Taker, { weight }: HandedCase) => (carried.get(taker.userId) ?? 0) + weight;
  const given = new Map<string, string>();
  for (const one of cases.toSorted((a, b) => b.weight - a.weight)) {
    const able = takers.filter((taker) => taker.hard === null || after(taker, one) <= taker.hard);
    const [best] = able.toSorted((a, b) => excess(a, after(a, one)) - excess(b, after(b, one)) || after(a, one) - after(b, one));
    if (!best) continue;
    given.set(one.id, best.userId);
    carried.set(best.userId, after(best, one));
  }
  return given;
}

/** How far above the soft limit somebody would come. */
function excess({ soft }: Taker, weighted: number): number {
  return soft === null ? 0 : Math.max(0, weighted - soft);
}
