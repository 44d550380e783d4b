import { accept, type Decision, refuse } from '#kernel';
import type { ReferralSource } from './model.ts';
import type { AnswerWish, PublicReferral, SenderRelation } from './model-public.ts';

export type PublicReferralRefusal =
  | { code: 'referral.form-not-taken' }
  | { code: 'referral.form-too-fast'; waitSeconds: number }
  | { code: 'referral.form-outdated' }
  | { code: 'referral.answer-address-missing'; wish: AnswerWish };

/** Nobody reads and answers the form faster than this; a program does. */
export const fewestSeconds = 5;
/** A form that was opened longer ago is asked for anew; what was written stays. */
export const mostSeconds = 24 * 3600;
/** How much one address may do within an hour. A shelter or a practice sends for many people. */
export const mostPerHour = { send: 20, look: 30 } as const;

/** Whether the form was open for as long as a person needs, and not longer than it holds. */
export function checkFormAge(seconds: number): Decision<undefined, PublicReferralRefusal> {
  if (seconds < 0) return refuse({ code: 'referral.form-not-taken' });
  if (seconds < fewestSeconds) return refuse({ code: 'referral.form-too-fast', waitSeconds: Math.ceil(fewestSeconds - seconds) });
  if (seconds > mostSeconds) return refuse({ code: 'referral.form-outdated' });
  return accept();
}

/** What people write is taken as it is; only an answer that could not reach them, and what a program filled in, is not. */
export function checkPublicReferral(
  referral: Pick<PublicReferral, 'website' | 'answerWish' | 'sender' | 'person'>,
): Decision<undefined, PublicReferralRefusal> {
  if (referral.website !== '') return refuse({ code: 'referral.form-not-taken' });
  const { answerWish: wish } = referral;
  if (wish !== 'code' && answerAddress(referral)[wish] === null) return refuse({ code: 'referral.answer-address-missing', wish });
  return accept();
}

/** Where the answer goes by each way: to whoever asks. A number or address that must not be used is none. */
export function answerAddress({ sender, person }: Pick<PublicReferral, 'sender' | 'person'>) {
  const own = (...kinds: string[]) =>
    person.contactPoints.find((point) => kinds.includes(point.kind) && point.value !== null && !point.doNotUse)?.value ?? null;
  return {
    phone: sender === null ? own('phone', 'text') : sender.phone,
    mail: sender === null ? own('email') : sender.email,
    letter: person.address,
  };
}

/** Which kind of sender somebody is who asks for another person. */
export function sourceOf(relation: SenderRelation | null): ReferralSource {
  if (relation === null) return 'self';
  return relation === 'friend' || relation === 'neighbour' || relation === 'professional' || relation === 'other' ? 'other' : 'family';
}
