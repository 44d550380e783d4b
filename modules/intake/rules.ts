import { accept, type Decision, refuse } from '#kernel';
import type { DeclineReason } from '#modules/cases/index.ts';
import type { InformedBy, ReferralChannel, ReferralSource, ReferralStatus } from './model.ts';

/** A move of a referral, the steps T2 to T6 of a case before it is one. */
export type ReferralMove =
  | { type: 'start_screening'; workerId: string }
  | { type: 'waitlist'; targetGroupMet: boolean }
  | { type: 'decline'; reason: DeclineReason; informedBy: InformedBy | null }
  | { type: 'remove_from_waitlist'; reason: DeclineReason; informedBy: InformedBy | null }
  | { type: 'accept'; workerId: string };

export type ReferralRefusal =
  | { code: 'referral.decided-already'; status: ReferralStatus }
  | { code: 'referral.not-screened'; status: ReferralStatus }
  | { code: 'referral.waiting'; status: ReferralStatus }
  | { code: 'referral.not-waiting'; status: ReferralStatus }
  | { code: 'referral.target-group-not-met' }
  | { code: 'referral.sender-not-informed' };

export interface ReferralState {
  readonly status: ReferralStatus;
  readonly workerId: string | null;
}

/** What a move leads to; `startsScreening` when accepting is also the beginning of the screening (T2 before T6). */
export interface MovedReferral {
  readonly status: ReferralStatus;
  readonly workerId: string | null;
  readonly startsScreening: boolean;
}

/**
 * The moves of a referral. A decided one never moves again. Only the screened are put on the waiting list, and only if they are of the target group. Who waits is not
 * declined but taken off the list, which says what happened meanwhile. Nobody is turned away without hearing of it. Accepting a referral nobody has screened yet is
 * screening and opening in one step.
 */
export function moveReferral(referral: ReferralState, move: ReferralMove): Decision<MovedReferral, ReferralRefusal> {
  const { status, workerId } = referral;
  if (status === 'accepted' || status === 'declined') return refuse({ code: 'referral.decided-already', status });
  const same = { workerId, startsScreening: false };
  switch (move.type) {
    case 'start_screening':
      // Somebody else taking over keeps a waiting place as it is.
      return accept({
        status: status === 'waitlisted' ? status : 'screening',
        workerId: move.workerId,
        startsScreening: status === 'referred',
      });
    case 'waitlist':
      if (status === 'referred') return refuse({ code: 'referral.not-screened', status });
      if (!move.targetGroupMet) return refuse({ code: 'referral.target-group-not-met' });
      return accept({ ...same, status: 'waitlisted' });
    case 'decline':
      if (status === 'waitlisted') return refuse({ code: 'referral.waiting', status });
      if (move.informedBy === null) return refuse({ code: 'referral.sender-not-informed' });
      return accept({ ...same, status: 'declined' });
    case 'remove_from_waitlist':
      if (status !== 'waitlisted') return refuse({ code: 'referral.not-waiting', status });
      if (move.informedBy === null) return refuse({ code: 'referral.sender-not-informed' });
      return accept({ ...same, status: 'declined' });
    case 'accept':
      return accept({ status: 'accepted', workerId: workerId ?? move.workerId, startsScreening: status === 'referred' });
  }
}

/**
 * How a sender hears the answer: as the worker says it was told, else by mail to the address they gave, else online if they sent it online: a user in Lotse, others with the
 * code of their receipt. Null if nobody told them. The person themself and their family get a mail only if the person did not say that mail must not be used.
 */
export function howInformed(of: {
  readonly sentOnline: boolean;
  readonly email: string | null;
  readonly mailAllowed: boolean;
  readonly told: Exclude<InformedBy, 'mail' | 'online'> | null;
}): InformedBy | null {
  if (of.told !== null) return of.told;
  if (of.email !== null && of.mailAllowed) return 'mail';
  return of.sentOnline ? 'online' : null;
}

/** Whether it came through the public page, from somebody without an account: only users of Lotse send for an organisation. */
export function isPublic(of: { readonly source: ReferralSource; readonly channel: ReferralChannel }): boolean {
  return of.channel === 'online' && of.source !== 'organization';
}

/** Whether the sender may be written to at the address they gave: not where the person said that e-mail, or this address, must not be used. */
export function isMailSafe(of: {
  readonly source: ReferralSource;
  readonly email: string | null;
  readonly contactPoints: readonly { readonly kind: string; readonly value: string | null; readonly doNotUse: boolean }[];
}): boolean {
  if (of.source !== 'self' && of.source !== 'family') return true;
  const address = of.email?.toLowerCase();
  return !of.contactPoints.some((point) => point.doNotUse && point.kind === 'email' && (point.value === null || point.value === address));
}
