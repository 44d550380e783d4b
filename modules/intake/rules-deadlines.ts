import { computeDeadline, type Deadline, type DeadlinePlace, deadlineRules, type Moment, ruleInForce, today } from '#kernel';
import type { Urgency } from './model.ts';

/** The row of `deadlineRules` that says how fast a referral of this urgency is answered. */
const answerRules: Readonly<Record<Urgency, string>> = {
  routine: 'CM-REFERRAL-ANSWER',
  soon: 'CM-REFERRAL-ANSWER-SOON',
  urgent: 'CM-REFERRAL-ANSWER-URGENT',
  same_day: 'CM-REFERRAL-ANSWER-SAME-DAY',
};

/** A deadline and who is told once it has passed. */
export type AnswerDeadline = Deadline & { readonly escalationRole: string | null };

/** When the sender must have an answer: counted from the day it came, at the place of the receiving organisation. */
export function answerDeadline(urgency: Urgency, receivedAt: Moment, place: DeadlinePlace): AnswerDeadline {
  const rule = ruleInForce(deadlineRules, answerRules[urgency], today(receivedAt, place.timeZone));
  return { ...computeDeadline(rule, receivedAt, place), escalationRole: rule.escalationRole };
}

/** When a waiting place must be looked at again, counted from the last look. */
export function waitingReviewDeadline(reviewedAt: Moment, place: DeadlinePlace): AnswerDeadline {
  const rule = ruleInForce(deadlineRules, 'CM-WAITING-LIST-REVIEW', today(reviewedAt, place.timeZone));
  return { ...computeDeadline(rule, reviewedAt, place), escalationRole: rule.escalationRole };
}
