import { z } from 'zod';
import { DeclineReason } from '#modules/cases/index.ts';
import { defineEvent } from '#platform';
import { InformedBy, ReferralChannel, ReferralSource, Urgency, WaitingPriority } from '../model.ts';

const on = { category: 'social', group: 'decision' } as const;
/** Who the person is stays in the referral: everybody of the organisation may read what happened at its desk. */
const referral = { referralId: z.uuid(), number: z.string() };

export const referralReceived = defineEvent('intake', 'referral-received', {
  ...on,
  facts: z.object({ ...referral, source: ReferralSource, channel: ReferralChannel, urgency: Urgency }),
});
export const referralCorrected = defineEvent('intake', 'referral-corrected', {
  ...on,
  facts: z.object({ ...referral, fields: z.array(z.string()) }),
});
export const screeningStarted = defineEvent('intake', 'screening-started', {
  ...on,
  facts: z.object({ ...referral, workerId: z.uuid(), workerName: z.string() }),
});
export const screeningNoted = defineEvent('intake', 'screening-noted', {
  ...on,
  facts: z.object({ ...referral, fields: z.array(z.string()) }),
});
export const referralWaitlisted = defineEvent('intake', 'referral-waitlisted', {
  ...on,
  facts: z.object({ ...referral, priority: WaitingPriority }),
});
export const waitingPlaceReviewed = defineEvent('intake', 'waiting-place-reviewed', {
  ...on,
  facts: z.object({ ...referral, priority: WaitingPriority }),
});
export const referralDeclined = defineEvent('intake', 'referral-declined', {
  ...on,
  facts: z.object({ ...referral, reason: DeclineReason, informedBy: InformedBy }),
});
export const takenOffWaitingList = defineEvent('intake', 'taken-off-waiting-list', {
  ...on,
  facts: z.object({ ...referral, reason: DeclineReason, informedBy: InformedBy }),
});
/** On the case it became: where the case comes from is the first line of its timeline. */
export const referralAccepted = defineEvent('intake', 'referral-accepted', {
  ...on,
  weight: 'milestone',
  facts: z.object({
    ...referral,
    source: ReferralSource,
    senderOrganization: z.string().nullable(),
    receivedAt: z.string(),
    personKnown: z.boolean(),
    informedBy: InformedBy.nullable(),
  }),
});

/** On the case: what the danger is, and what was done at once, is for those who may know of violence and safety. */
export const dangerNoted = defineEvent('intake', 'danger-noted', {
  category: 'violence_safety',
  group: 'decision',
  weight: 'failed',
  facts: z.object({ ...referral, note: z.string() }),
});

export const intakeEvents = [
  referralReceived,
  referralCorrected,
  screeningStarted,
  screeningNoted,
  referralWaitlisted,
  waitingPlaceReviewed,
  referralDeclined,
  takenOffWaitingList,
  referralAccepted,
  dangerNoted,
];
