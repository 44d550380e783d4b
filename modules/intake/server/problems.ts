import type { Problems } from '#platform';
import type { ReferralRefusal } from '../rules.ts';

type Code =
  | ReferralRefusal['code']
  | 'referral.receiver-not-found'
  | 'referral.sender-missing'
  | 'referral.received-in-future'
  | 'referral.changed-by-receiver';

export const intakeProblems = {
  'referral.decided-already': { status: 409, title: 'This referral is decided already' },
  'referral.not-screened': { status: 409, title: 'Screen the referral first' },
  'referral.target-group-not-met': { status: 422, title: 'Only people of the target group wait for a place' },
  'referral.sender-not-informed': { status: 422, title: 'Say how the sender was told' },
  'referral.receiver-not-found': { status: 422, title: 'This organisation does not take referrals' },
  'referral.sender-missing': { status: 422, title: 'Say who sends the referral' },
  'referral.received-in-future': { status: 422, title: 'A referral cannot come from the future' },
  'referral.changed-by-receiver': { status: 403, title: 'Only the receiving organisation may change it' },
} satisfies Problems<Code>;
