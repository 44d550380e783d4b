import { type PartialDate, precisionOf } from '#kernel';
import type { DuplicateReason, PossibleDuplicate } from './model-views.ts';

/** What the database found to agree between a described and a registered person. */
export interface Likeness {
  /** Share of common groups of three letters, 0 … 1, whatever the order of the names. */
  readonly nameSimilarity: number;
  readonly birthDates: readonly [described: PartialDate | null, registered: PartialDate | null];
  readonly samePhone: boolean;
  readonly sameEmail: boolean;
  readonly sameIdentifier: boolean;
  /** The sender of a referral pointed at this very record. */
  readonly sentAlong?: boolean;
}

export interface Weighed {
  readonly certainty: PossibleDuplicate['certainty'];
  readonly reasons: DuplicateReason[];
}

/** Names this alike are the same name with a slip of the pen; at the lower figure they are worth a look if something else agrees. */
const sameName = 0.7;
const similarName = 0.4;

/**
 * Whether the two may be one person, and why, the strongest reason first; undefined where nothing speaks for it. The same identifier is certain. Two of
 * name, birth date and way of contact are likely. One name alone is possible unless the birth dates speak against it: fathers and sons share names,
 * and families share telephones.
 */
export function weigh(likeness: Likeness): Weighed | undefined {
  const { nameSimilarity, birthDates, samePhone, sameEmail, sameIdentifier } = likeness;
  const agreement = compareBirthDates(...birthDates);
  const reasons: DuplicateReason[] = [];
  if (likeness.sentAlong) reasons.push('sent_record');
  if (sameIdentifier) reasons.push('identifier');
  if (nameSimilarity >= sameName) reasons.push('name');
  else if (nameSimilarity >= similarName) reasons.push('similar_name');
  if (agreement === 'same') reasons.push('birth_date');
  if (samePhone) reasons.push('phone');
  if (sameEmail) reasons.push('email');

  if (likeness.sentAlong || sameIdentifier) return { certainty: 'certain', reasons };
  const reachable = samePhone || sameEmail;
  const grounds = [nameSimilarity >= similarName, agreement === 'same', reachable].filter(Boolean).length;
  if (grounds >= 2) return { certainty: 'likely', reasons };
  if (reachable || (nameSimilarity >= sameName && agreement !== 'different')) return { certainty: 'possible', reasons };
  return undefined;
}

/** Likely before possible, then whoever has more in common, then the closer name. */
export function strongestFirst<Found extends Weighed & { readonly nameSimilarity: number }>(found: readonly Found[]): Found[] {
  const order = { certain: 0, likely: 1, possible: 2 };
  return found.toSorted(
    (a, b) => order[a.certainty] - order[b.certainty] || b.reasons.length - a.reasons.length || b.nameSimilarity - a.nameSimilarity,
  );
}

/** `1994` and `1994-03-05` may be the same day, but do not prove it. */
function compareBirthDates(one: PartialDate | null, other: PartialDate | null): 'same' | 'open' | 'different' {
  if (one === null || other === null) return 'open';
  if (one === other) return precisionOf(one) === 'day' ? 'same' : 'open';
  return one.startsWith(other) || other.startsWith(one) ? 'open' : 'different';
}
