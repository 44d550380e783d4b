import type { Problems } from '#platform';
import type { ReferralRefusal } from '../rules.ts';
import type { PublicReferralRefusal } from '../rules-public.ts';

type Code =
  | ReferralRefusal['code']
  | PublicReferralRefusal['code']
  | 'referral.receipt-unknown'
  | 'referral.no-answer-yet'
  | 'referral.receiver-not-found'
  | 'referral.sender-missing'
  | 'referral.received-in-future'
  | 'referral.changed-by-receiver';

export const intakeProblems = {
  'referral.decided-already': { status: 409, title: 'This referral is decided already' },
  'referral.not-screened': { status: 409, title: 'Screen the referral first' },
  'referral.waiting': { status: 409, title: 'Who waits is taken off the list' },
  'referral.not-waiting': { status: 409, title: 'This referral is not on the waiting list' },
  'referral.target-group-not-met': { status: 422, title: 'Only people of the target group wait for a place' },
  'referral.sender-not-informed': { status: 422, title: 'Say how the sender was told' },
  'referral.receiver-not-found': { status: 422, title: 'This organisation does not take referrals' },
  'referral.sender-missing': { status: 422, title: 'Say who sends the referral' },
  'referral.received-in-future': { status: 422, title: 'A referral cannot come from the future' },
  'referral.changed-by-receiver': { status: 403, title: 'Only the receiving organisation may change it' },
  'referral.form-not-taken': { status: 422, title: 'This form cannot be taken' },
  'referral.form-too-fast': { status: 422, title: 'The form was sent too fast' },
  'referral.form-outdated': { status: 422, title: 'The form was opened too long ago' },
  'referral.answer-address-missing': { status: 422, title: 'Say where the answer goes' },
  'referral.no-answer-yet': { status: 409, title: 'There is no answer yet' },
  'referral.receipt-unknown': { status: 404, title: 'There is no receipt with this code' },
} satisfies Problems<Code>;
