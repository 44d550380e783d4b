import { z } from 'zod';
import { CalendarDate, PartialDate } from '#kernel';
import { AdministrativeReason, ClosureReason, ClosureSummary, DeclineReason, HoldReason } from './model.ts';

const reason = z.string().trim().min(3).max(1000);
const note = z.string().trim().max(4000).default('');

/** What can happen to a case, and what has to be said when it does. */
export const CaseEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('receive_referral'), source: reason, reason }),
  z.object({ type: z.literal('start_screening'), workerId: z.uuid() }),
  z.object({ type: z.literal('decline'), reason: DeclineReason, senderInformed: z.boolean(), alternatives: note }),
  z.object({
    type: z.literal('waitlist'),
    targetGroupMet: z.boolean(),
    hasCapacity: z.boolean(),
    screeningResult: reason,
    priority: z.int().min(1).max(4),
  }),
  z.object({ type: z.literal('remove_from_waitlist'), reason: DeclineReason, note: reason }),
  z.object({ type: z.literal('open_case') }),
  z.object({ type: z.literal('complete_assessment'), summary: note }),
  z.object({ type: z.literal('approve_plan') }),
  z.object({ type: z.literal('revise_plan'), reason }),
  z.object({ type: z.literal('reassess'), because: z.enum(['due', 'significant_change']), reason }),
  z.object({ type: z.literal('hold'), reason: HoldReason, until: CalendarDate, note: reason, teamInformed: z.boolean() }),
  z.object({ type: z.literal('resume'), note: reason }),
  z.object({ type: z.literal('start_closing'), reason: ClosureReason, note }),
  z.object({ type: z.literal('cancel_closing'), reason }),
  z.object({ type: z.literal('close'), closure: ClosureSummary }),
  z.object({ type: z.literal('reopen'), reason }),
  z.object({
    type: z.literal('administrative_close'),
    reason: AdministrativeReason,
    note: reason,
    /** A day of death is written only after it was confirmed. */
    deathConfirmed: z.boolean().default(false),
    deceasedOn: PartialDate.nullable().default(null),
  }),
  z.object({ type: z.literal('void'), reason }),
]);
export type CaseEvent = z.infer<typeof CaseEvent>;
export type CaseEventInput = z.input<typeof CaseEvent>;
export type CaseEventType = CaseEvent['type'];
