import { type DeadlinePlace, instant, today } from '#kernel';
import type { Tx } from '#platform';
import type { CaseClock } from '../rules-guards.ts';

/** The clock of a case runs where its organisation is, whoever looks at it from wherever. */
export function clockOf(tx: Tx, place: DeadlinePlace): CaseClock {
  return { now: instant(tx.now), today: today(tx.now, place.timeZone), place };
}
