import { z } from 'zod';
import { PartialDate } from '#kernel';
import { PossibleDuplicate } from '#modules/people/index.ts';
import {
  IdentityCheck,
  InformedBy,
  NewReferral,
  ReferralChannel,
  ReferralId,
  ReferralSource,
  ReferralStatus,
  ToldPerson,
  Urgency,
  WaitingPriority,
} from './model.ts';
import { AnswerWish, SenderRelation } from './model-public.ts';

/** When an answer is due, and the rule that says so. */
export const AnswerDeadline = z.object({
  startsAt: z.string(),
  dueAt: z.string(),
  dueOn: z.string(),
  ruleId: z.string(),
  citation: z.string(),
});
export type AnswerDeadline = z.infer<typeof AnswerDeadline>;

/** How long somebody has waited and who is served before them: by priority, then by who came first. */
export const WaitingPlaceView = z.object({ since: z.string(), position: z.int(), of: z.int() });

const shared = {
  id: ReferralId,
  number: z.string(),
  status: ReferralStatus,
  statusSince: z.string(),
  urgency: Urgency,
  source: ReferralSource,
  /** The organisation of the sender, in the network or outside. */
  senderOrganization: z.string().nullable(),
  senderName: z.string().nullable(),
  receivingOrganization: z.string(),
  receivedAt: z.string(),
  /** Null once it is decided or waits for a place. */
  deadline: AnswerDeadline.nullable(),
  reason: z.string(),
  /** Whether the reader received it, or only sent it. */
  side: z.enum(['received', 'sent']),
  /** The place on the waiting list, for the receiver; null for whoever does not wait. */
  waiting: WaitingPlaceView.nullable(),
};

/** A referral as the inbox shows it. */
export const ReferralRow = z.object({
  ...shared,
  personName: z.string(),
  birthDate: PartialDate.nullable(),
  languages: z.array(z.string()),
  interpreterNeeded: z.boolean(),
  hasDoNotUse: z.boolean(),
  workerName: z.string().nullable(),
  priority: WaitingPriority.nullable(),
  caseId: z.uuid().nullable(),
  caseNumber: z.string().nullable(),
});
export type ReferralRow = z.infer<typeof ReferralRow>;

/** What the receiver found out; null for the sender, whom it does not concern. */
export const ScreeningView = z.object({
  workerId: z.uuid().nullable(),
  workerName: z.string().nullable(),
  targetGroupMet: z.boolean().nullable(),
  eligibility: z.enum(['recorded', 'not_required']).nullable(),
  identityCheck: IdentityCheck.nullable(),
  safetyScreen: z.enum(['no_danger', 'danger']).nullable(),
  note: z.string(),
  priority: WaitingPriority.nullable(),
  reviewedAt: z.string().nullable(),
  personId: z.uuid().nullable(),
  caseId: z.uuid().nullable(),
  caseNumber: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  version: z.number().int(),
});
export type ScreeningView = z.infer<typeof ScreeningView>;

/** The whole referral. */
export const ReferralView = z.object({
  ...shared,
  channel: ReferralChannel,
  recordedBy: z.string().nullable(),
  senderOrganizationId: z.uuid().nullable(),
  senderPhone: z.string().nullable(),
  senderEmail: z.string().nullable(),
  senderLanguage: z.string(),
  senderRelation: SenderRelation.nullable(),
  /** How a sender without an account wants to be answered. */
  answerWish: AnswerWish.nullable(),
  personName: z.string(),
  person: ToldPerson,
  personAgrees: NewReferral.shape.personAgrees,
  sentPersonId: z.uuid().nullable(),
  declineReason: z.string().nullable(),
  answer: z.string(),
  alternatives: z.string(),
  informedBy: InformedBy.nullable(),
  informedAt: z.string().nullable(),
  screening: ScreeningView.nullable(),
  version: z.number().int(),
});
export type ReferralView = z.infer<typeof ReferralView>;

/** Who of the registered persons it may be. */
export const PossiblePersons = z.object({ items: z.array(PossibleDuplicate) });

/** Somebody who could take the case, with what they carry. */
export const PossibleManager = z.object({
  userId: z.uuid(),
  name: z.string(),
  cases: z.number().int(),
  weighted: z.number(),
  soft: z.number().nullable(),
  hard: z.number().nullable(),
});
export type PossibleManager = z.infer<typeof PossibleManager>;
