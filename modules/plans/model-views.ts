import { z } from 'zod';
import { CalendarDate, DataCategory, Instant } from '#kernel';
import {
  GoalFields,
  GoalId,
  GoalOutcome,
  InterventionFields,
  InterventionId,
  InterventionStatus,
  Party,
  PlanId,
  PlanStatus,
  ProgressEntry,
  SignatureMode,
} from './model.ts';

const nullableName = z.string().nullable();

/** An intervention as one version has it, and how it goes. */
export const InterventionView = InterventionFields.extend({
  interventionId: InterventionId,
  responsibleShown: nullableName,
  /** Version of the wording, for changing a draft. */
  version: z.number().int(),
  status: InterventionStatus,
  statusOn: CalendarDate.nullable(),
  statusNote: z.string(),
  /** Version of the status, for saying how it goes. */
  statusVersion: z.number().int(),
  /** What the calendar knows of it: appointments in order, and the next one. */
  attendance: z.array(z.enum(['kept', 'missed', 'planned'])),
  nextAppointmentAt: Instant.nullable(),
});
export type InterventionView = z.infer<typeof InterventionView>;

export const GoalView = GoalFields.extend({
  goalId: GoalId,
  version: z.number().int(),
  outcome: GoalOutcome.nullable(),
  outcomeOn: CalendarDate.nullable(),
  outcomeNote: nullableName,
  outcomeVersion: z.number().int(),
  /** The oldest first. */
  progress: z.array(ProgressEntry.extend({ version: z.number().int() })),
  interventions: z.array(InterventionView),
});
export type GoalView = z.infer<typeof GoalView>;

/** A word that is asked for, and how it was given. */
export const SignatureView = z.object({
  party: Party,
  organizationId: z.uuid().nullable(),
  organizationName: nullableName,
  userId: z.uuid().nullable(),
  userName: nullableName,
  given: z
    .object({
      mode: SignatureMode,
      byRepresentative: z.boolean(),
      signerName: z.string(),
      authority: z.string(),
      reason: z.string(),
      signedOn: CalendarDate,
      documentId: z.uuid().nullable(),
      strokes: z.array(z.array(z.array(z.number()))).nullable(),
    })
    .nullable(),
  /** Whether the reader is the one to give it, signed in. */
  mine: z.boolean(),
});
export type SignatureView = z.infer<typeof SignatureView>;

const MissingView = z.object({
  code: z.enum(['goal', 'review-date', 'review-date-to-come', 'intervention', 'responsible', 'due-date']),
  goalId: GoalId.optional(),
  interventionId: InterventionId.optional(),
  reviewOn: CalendarDate.optional(),
});

export const PlanView = z.object({
  id: PlanId,
  caseId: z.uuid(),
  number: z.number().int(),
  status: PlanStatus,
  version: z.number().int(),
  basedOnId: PlanId.nullable(),
  revisionReason: nullableName,
  reviewOn: CalendarDate.nullable(),
  emergencyPlan: z.string(),
  createdAt: Instant,
  createdByName: nullableName,
  submittedAt: Instant.nullable(),
  submittedByName: nullableName,
  returnedAt: Instant.nullable(),
  returnedByName: nullableName,
  returnReason: nullableName,
  withdrawalReason: nullableName,
  signedOn: CalendarDate.nullable(),
  inForceOn: CalendarDate.nullable(),
  endedOn: CalendarDate.nullable(),
  /** SHA-256 of the text as it is shown; named when submitting and signing, so that nobody signs what they did not read. */
  sha256: z.string(),
  /** While a draft: what is missing before it can be signed. */
  missing: z.array(MissingView),
  signatures: z.array(SignatureView),
  goals: z.array(GoalView),
});
export type PlanView = z.infer<typeof PlanView>;

const PlanVersion = PlanView.pick({
  id: true,
  number: true,
  status: true,
  signedOn: true,
  inForceOn: true,
  endedOn: true,
  createdAt: true,
});

/** What the plan pane of a case shows. */
export const CasePlanView = z.object({
  inWork: PlanView.nullable(),
  inForce: PlanView.nullable(),
  versions: z.array(PlanVersion),
  /** What the programme proposes for a plan that starts today. */
  suggestedReviewOn: CalendarDate.nullable(),
  /** Whom a submission will be asked of. */
  parties: z.array(Party),
});
export type CasePlanView = z.infer<typeof CasePlanView>;

/** One plan in the list of what waits for a signature. */
export const ToSignView = z.object({
  planId: PlanId,
  number: z.number().int(),
  caseId: z.uuid(),
  caseNumber: z.string(),
  personName: nullableName,
  category: DataCategory,
  submittedAt: Instant,
  submittedByName: nullableName,
  goals: z.number().int(),
  waitsFor: z.array(Party),
  /** The words the reader can give or collect. */
  mine: z.array(Party),
  dueAt: Instant.nullable(),
});
export type ToSignView = z.infer<typeof ToSignView>;
