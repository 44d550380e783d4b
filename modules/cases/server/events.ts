import { z } from 'zod';
import { defineEvent, type EventType } from '#platform';
import type { CaseEventType } from '../model-events.ts';

const step = z.object({
  from: z.string(),
  to: z.string(),
  /** A code, where the step has one; words of people stay in the case. */
  reason: z.string().nullable(),
  until: z.string().nullable(),
});
type Step = typeof step;

const passed = (type: string, weight: EventType['weight'] = 'normal') =>
  defineEvent('cases', type, { category: 'social', group: 'case', weight, facts: step });

/** What the journal calls each step of the state machine. */
export const stepEvents: Readonly<Record<CaseEventType, EventType<Step>>> = {
  receive_referral: passed('referral-received'),
  start_screening: passed('screening-started'),
  decline: passed('declined'),
  waitlist: passed('waitlisted'),
  remove_from_waitlist: passed('removed-from-waitlist'),
  open_case: passed('case-opened', 'milestone'),
  complete_assessment: passed('assessment-finished', 'milestone'),
  approve_plan: passed('plan-in-force', 'milestone'),
  revise_plan: passed('plan-revision-started'),
  reassess: passed('reassessment-started'),
  hold: passed('put-on-hold'),
  resume: passed('resumed'),
  start_closing: passed('closing-started', 'milestone'),
  cancel_closing: passed('closing-cancelled'),
  close: passed('case-closed', 'milestone'),
  reopen: passed('case-reopened', 'milestone'),
  administrative_close: passed('case-closed-administratively', 'milestone'),
  void: passed('entered-in-error'),
};

const decision = { category: 'social', group: 'decision' } as const;
const signature = z.object({ step: z.string(), reason: z.string().nullable() });
export const signatureRequested = defineEvent('cases', 'signature-requested', { ...decision, facts: signature });
export const signatureRefused = defineEvent('cases', 'signature-refused', { ...decision, facts: signature });

const person = z.object({ userId: z.uuid(), name: z.string() });
export const caseAssigned = defineEvent('cases', 'case-assigned', {
  ...decision,
  facts: person.extend({ fromName: z.string().nullable(), reason: z.string().nullable() }),
});
export const limitOverridden = defineEvent('cases', 'limit-overridden', {
  ...decision,
  facts: z.object({ after: z.number(), limit: z.number() }),
});
export const acuityChanged = defineEvent('cases', 'acuity-changed', { ...decision, facts: z.object({ from: z.int(), to: z.int() }) });
export const modelChanged = defineEvent('cases', 'model-changed', {
  ...decision,
  facts: z.object({ from: z.string(), to: z.string(), reason: z.string() }),
});

const member = z.object({ memberId: z.uuid(), name: z.string(), role: z.string() });
export const memberAdded = defineEvent('cases', 'team-member-added', { category: 'social', group: 'case', facts: member });
export const memberEnded = defineEvent('cases', 'team-member-ended', { category: 'social', group: 'case', facts: member });
export const pointPersonChanged = defineEvent('cases', 'point-person-changed', { category: 'social', group: 'case', facts: member });

export const programChanged = defineEvent('cases', 'program-changed', {
  category: 'social',
  group: 'decision',
  facts: z.object({ programId: z.uuid(), name: z.string() }),
});

export const caseEvents: readonly EventType[] = [
  ...Object.values(stepEvents),
  signatureRequested,
  signatureRefused,
  caseAssigned,
  limitOverridden,
  acuityChanged,
  modelChanged,
  memberAdded,
  memberEnded,
  pointPersonChanged,
  programChanged,
] as unknown as readonly EventType[];
