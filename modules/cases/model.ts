import { z } from 'zod';
import { Acuity, CalendarDate, Instant, idOf } from '#kernel';

export const CaseId = idOf<'CaseId'>();
export type CaseId = z.infer<typeof CaseId>;

/** Where a case stands. Written to FHIR as EpisodeOfCare.status. */
export const caseStates = [
  'referred',
  'screening',
  'waitlisted',
  'declined',
  'assessment',
  'planning',
  'active',
  'on_hold',
  'closing',
  'closed',
  'entered_in_error',
] as const;
export const CaseState = z.enum(caseStates);
export type CaseState = z.infer<typeof CaseState>;

/** States in which work goes on; only these count as caseload and may be put on hold, closed or voided. */
export const openStates = ['assessment', 'planning', 'active', 'on_hold', 'closing'] as const satisfies readonly CaseState[];

/** Whether somebody still works on a case in this state. */
export function isOpen(state: CaseState): boolean {
  return (openStates as readonly CaseState[]).includes(state);
}

/** States after which nothing is written on a case any more, except in an addendum. */
const endStates = ['declined', 'closed', 'entered_in_error'] as const satisfies readonly CaseState[];

/** Whether work on a case in this state has ended. */
export function hasEnded(state: CaseState): boolean {
  return (endStates as readonly CaseState[]).includes(state);
}

export const caseModels = ['strengths', 'clinical', 'brokerage', 'intensive', 'targeted'] as const;
export const CaseModel = z.enum(caseModels);
export type CaseModel = z.infer<typeof CaseModel>;

export const LegalForm = z.enum(['written', 'electronic_signature', 'verbal_documented', 'statutory_basis']);
export type LegalForm = z.infer<typeof LegalForm>;

export const closureReasons = [
  'goals_met',
  'partially_met',
  'no_longer_eligible',
  'declined_by_client',
  'unreachable',
  'transferred',
  'higher_level_of_care',
  'moved',
  'deceased',
  'funding_ended',
  'other',
] as const;
export const ClosureReason = z.enum(closureReasons);
export type ClosureReason = z.infer<typeof ClosureReason>;

/** Reasons for which a case may be closed without evaluation (T17). */
export const AdministrativeReason = z.enum(['deceased', 'moved', 'unreachable', 'withdrew_consent', 'transferred']);
export type AdministrativeReason = z.infer<typeof AdministrativeReason>;

/** Why a request never became a case, told to whoever sent it. */
export const DeclineReason = z.enum([
  'not_target_group',
  'out_of_area',
  'no_capacity',
  'already_served',
  'declined_by_client',
  'not_reachable',
  'other',
]);
export type DeclineReason = z.infer<typeof DeclineReason>;

/** Why a case rests. */
export const HoldReason = z.enum(['hospital_stay', 'prison', 'abroad', 'no_contact', 'client_wish', 'other']);
export type HoldReason = z.infer<typeof HoldReason>;

/** What stays to be told when a case ends; kept for each episode. */
export const ClosureSummary = z.object({
  summary: z.string().trim().min(1).max(8000),
  remainingNeeds: z.string().trim().max(4000).default(''),
  handOver: z.string().trim().max(4000).default(''),
  clientInformedOn: CalendarDate,
  /** Why an instrument that measures the outcome was not answered. */
  missingOutcomeReason: z.string().trim().max(1000).nullable().default(null),
});
export type ClosureSummary = z.infer<typeof ClosureSummary>;

/** A step that a second person has to sign before it counts (T17, T18). */
export const PendingSignature = z.object({
  event: z.enum(['administrative_close', 'void']),
  detail: z.record(z.string(), z.unknown()),
  requestedBy: z.uuid(),
  requestedAt: Instant,
});
export type PendingSignature = z.infer<typeof PendingSignature>;

/** What the state machine needs to know of the present state besides its name; column `cases.state_detail`. */
export const CaseStateDetail = z.object({
  /** The event that led here; its timers start at `state_since`. */
  enteredBy: z.string().nullable().default(null),
  reason: z.string().nullable().default(null),
  note: z.string().nullable().default(null),
  /** On hold: where to go back to, and until when it shall last. */
  previousState: CaseState.nullable().default(null),
  until: CalendarDate.nullable().default(null),
  pending: PendingSignature.nullable().default(null),
  /** Days on which earlier stages of this episode ended, for the strip of stages. */
  passed: z.partialRecord(CaseState, CalendarDate).default({}),
});
export type CaseStateDetail = z.infer<typeof CaseStateDetail>;

/** What must be known to open a case (T6): the answers of intake. */
export const NewCase = z.object({
  id: CaseId,
  personId: z.uuid(),
  organizationId: z.uuid(),
  programId: z.uuid(),
  /** The programme's model unless said otherwise. */
  model: CaseModel.optional(),
  /** Who works on it; null leaves the case to the supervisor to assign. */
  caseManagerId: z.uuid().nullable(),
  acuity: Acuity.default(2),
  referralId: z.uuid().nullable().default(null),
  earlierCaseId: z.uuid().nullable().default(null),
  eligibility: z.enum(['recorded', 'not_required']).nullable(),
  /** The permission to manage the case, or the law that stands in for it. */
  consent: z
    .object({
      id: z.uuid(),
      legalForm: LegalForm,
      signedOn: CalendarDate,
      statement: z.string().max(2000).default(''),
      noticeGiven: z.boolean(),
    })
    .nullable(),
  /** A supervisor's reason for giving a case to somebody whose limit is reached. */
  overrideReason: z.string().trim().min(3).max(500).nullable().default(null),
});
export type NewCase = z.infer<typeof NewCase>;
export type NewCaseInput = z.input<typeof NewCase>;
