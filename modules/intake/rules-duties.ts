import { type DeadlinePlace, Temporal } from '#kernel';
import type { ReferralStatus, Urgency } from './model.ts';
import { type AnswerDeadline, answerDeadline, waitingReviewDeadline } from './rules-deadlines.ts';

/** What the duties of a referral follow from. */
export interface ReferralFacts {
  readonly id: string;
  readonly number: string;
  readonly status: ReferralStatus;
  readonly urgency: Urgency;
  readonly senderOrganization: string | null;
  readonly personName: string;
  readonly receivedAt: string;
  readonly reviewedAt: string | null;
  readonly workerId: string | null;
  readonly organizationId: string;
  readonly place: DeadlinePlace;
}

/** Safety first: what cannot wait until tomorrow stands above everything that can. */
const priorities: Readonly<Record<Urgency, number>> = { routine: 10, soon: 30, urgent: 60, same_day: 90 };

/**
 * What intake owes: an answer to every referral in the time its urgency allows, and a look at every waiting place from time to time. The
 * worker who screens it owes it; before that, intake as a whole.
 */
export function referralDuties(referral: ReferralFacts) {
  const open = referral.status === 'referred' || referral.status === 'screening';
  if (open) return [toDuty(referral, 'decide-on-referral', answerDeadline(referral.urgency, referral.receivedAt, referral.place))];
  if (referral.status !== 'waitlisted' || referral.reviewedAt === null) return [];
  return [toDuty(referral, 'review-waiting-place', waitingReviewDeadline(referral.reviewedAt, referral.place))];
}

function toDuty(referral: ReferralFacts, kind: 'decide-on-referral' | 'review-waiting-place', deadline: AnswerDeadline) {
  const { id, number, urgency, senderOrganization, personName, workerId, organizationId, reviewedAt, receivedAt } = referral;
  const dueAt = Temporal.Instant.from(deadline.due);
  return {
    kind,
    occasion: deadline.dueDate,
    category: 'social' as const,
    facts: { number, personName, senderOrganization, receivedAt, context: urgency },
    startsAt: Temporal.Instant.from(kind === 'decide-on-referral' ? receivedAt : (reviewedAt ?? receivedAt)),
    dueAt,
    dueOn: deadline.dueDate,
    warnAt: deadline.warnAt === null ? undefined : Temporal.Instant.from(deadline.warnAt),
    escalation: deadline.escalationRole === null ? undefined : { at: dueAt, to: deadline.escalationRole },
    rule: { id: deadline.explanation.ruleId, citation: deadline.explanation.citation },
    priority: kind === 'decide-on-referral' ? priorities[urgency] : priorities.routine,
    assignee: workerId === null ? ({ organizationId, role: 'intake_worker' } as const) : { userId: workerId },
    verb: kind === 'decide-on-referral' ? 'decide' : 'review',
    target: `/inbox?referral=${id}`,
  };
}
