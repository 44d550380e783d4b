import { z } from 'zod';
import { CalendarDate } from '#kernel';
import { defineEvent } from '#platform';
import { GoalOutcome, GoalScale, InterventionStatus, Party, SignatureMode } from '../model.ts';

const plan = z.object({ planId: z.uuid(), number: z.int() });
const onPlan = { category: 'social', group: 'case' } as const;

export const planStarted = defineEvent('plans', 'plan-started', { ...onPlan, facts: plan });
/** One goal or intervention of a draft, or the review date and emergency plan. */
export const planChanged = defineEvent('plans', 'plan-changed', {
  ...onPlan,
  facts: plan.extend({ part: z.enum(['plan', 'goal', 'intervention']), change: z.enum(['added', 'changed', 'removed']), partId: z.uuid() }),
});
export const planSubmitted = defineEvent('plans', 'plan-submitted', {
  ...onPlan,
  facts: plan.extend({ sha256: z.string(), count: z.int() }),
});
export const planReturned = defineEvent('plans', 'plan-returned', { category: 'social', group: 'decision', facts: plan });
export const planWithdrawn = defineEvent('plans', 'plan-withdrawn', { category: 'social', group: 'decision', facts: plan });

const word = plan.extend({ party: Party, mode: SignatureMode, byRepresentative: z.boolean(), sha256: z.string() });
const decision = { category: 'social', group: 'decision', facts: word } as const;
export const planSigned = defineEvent('plans', 'plan-signed', { ...decision, weight: 'milestone' });
export const planRefused = defineEvent('plans', 'plan-refused', { ...decision, weight: 'failed' });
export const planApproved = defineEvent('plans', 'plan-approved', decision);

const goal = z.object({ goalId: z.uuid(), measure: z.string(), scale: GoalScale, unit: z.string() });
export const progressRecorded = defineEvent('plans', 'progress-recorded', {
  ...onPlan,
  facts: goal.extend({
    progressId: z.uuid(),
    on: CalendarDate,
    value: z.number(),
    before: z.number().nullable(),
    target: z.number().nullable(),
  }),
});
export const progressInError = defineEvent('plans', 'progress-in-error', { ...onPlan, facts: goal.extend({ progressId: z.uuid() }) });
export const goalConcluded = defineEvent('plans', 'goal-concluded', {
  category: 'social',
  group: 'decision',
  weight: 'milestone',
  facts: goal.extend({ outcome: GoalOutcome, on: CalendarDate }),
});
export const goalReopened = defineEvent('plans', 'goal-reopened', { category: 'social', group: 'decision', facts: goal });
export const interventionMoved = defineEvent('plans', 'intervention-moved', {
  ...onPlan,
  facts: z.object({ interventionId: z.uuid(), what: z.string(), from: InterventionStatus, to: InterventionStatus }),
});

export const planEvents = [
  planStarted,
  planChanged,
  planSubmitted,
  planReturned,
  planWithdrawn,
  planSigned,
  planRefused,
  planApproved,
  progressRecorded,
  progressInError,
  goalConcluded,
  goalReopened,
  interventionMoved,
];
