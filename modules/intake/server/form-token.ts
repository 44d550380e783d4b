import { timingSafeEqual } from 'node:crypto';
import { newId, orThrow, Refused, type Temporal } from '#kernel';
import type { Sealer } from '#platform';
import { ReferralId } from '../model.ts';
import { checkFormAge } from '../rules-public.ts';

/**
 * A signed word for one empty form: the id of the referral it may become, and when it was opened. Nothing is stored; the same form sent again is the same
 * referral.
 */
export function newFormToken(sealer: Sealer, now: Temporal.Instant): string {
  const opened = `${newId()}.${Math.floor(now.epochMilliseconds / 1000)}`;
  return `${opened}.${signature(sealer, opened).toString('base64url')}`;
}

/** The id in a token of ours. Refuses `referral.form-not-taken` for any other, and what `checkFormAge` refuses. */
export function readFormToken(sealer: Sealer, token: string, now: Temporal.Instant): ReferralId {
  const [id = '', openedAt = '', signed = ''] = token.split('.');
  const given = Buffer.from(signed, 'base64url');
  const expected = signature(sealer, `${id}.${openedAt}`);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Refused({ code: 'referral.form-not-taken' });
  orThrow(checkFormAge(Math.floor(now.epochMilliseconds / 1000) - Number(openedAt)));
  return ReferralId.parse(id);
}

function signature(sealer: Sealer, opened: string): Buffer {
  return sealer.digest(opened, 'public referral form');
}
