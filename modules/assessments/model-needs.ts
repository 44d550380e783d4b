import { z } from 'zod';
import { DataCategory } from '#kernel';
import { NeedDomain, StrengthDomain } from './model-domains.ts';

/** 1 now, 2 soon, 3 when there is time. */
export const Priority = z.int().min(1).max(3);

export const needStatuses = ['open', 'met', 'deferred', 'rejected'] as const;
export const NeedStatus = z.enum(needStatuses);
export type NeedStatus = z.infer<typeof NeedStatus>;

/** `rejected` keeps a proposal that is no strength from being proposed again. */
export const StrengthStatus = z.enum(['present', 'past', 'rejected']);
export type StrengthStatus = z.infer<typeof StrengthStatus>;

const needFields = {
  text: z.string().trim().max(1000),
  ownWords: z.string().trim().max(4000),
  wantsHelp: z.boolean().nullable(),
  priority: Priority,
};
const reason = z.string().trim().max(1000);

export const NewNeed = z.object({
  id: z.uuid(),
  domain: NeedDomain,
  text: needFields.text.default(''),
  ownWords: needFields.ownWords.default(''),
  wantsHelp: needFields.wantsHelp.default(null),
  priority: Priority.default(2),
});
export type NewNeed = z.infer<typeof NewNeed>;
export type NewNeedInput = z.input<typeof NewNeed>;

export const NeedChange = z.object({ ...needFields, status: NeedStatus, statusReason: reason }).partial();
export type NeedChange = z.infer<typeof NeedChange>;

export const NeedView = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  category: DataCategory,
  domain: NeedDomain,
  ...needFields,
  level: z.int().nullable(),
  status: NeedStatus,
  statusReason: z.string(),
  sourceAssessmentId: z.uuid().nullable(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  version: z.int(),
});
export type NeedView = z.infer<typeof NeedView>;

const StrengthText = z.string().trim().min(1).max(4000);
export const NewStrength = z.object({ id: z.uuid(), domain: StrengthDomain, text: StrengthText });
export type NewStrength = z.infer<typeof NewStrength>;

export const StrengthChange = z
  .object({ domain: StrengthDomain, text: StrengthText, status: StrengthStatus, statusReason: reason })
  .partial();
export type StrengthChange = z.infer<typeof StrengthChange>;

export const StrengthView = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  category: DataCategory,
  domain: StrengthDomain,
  text: z.string(),
  status: StrengthStatus,
  statusReason: z.string(),
  sourceAssessmentId: z.uuid().nullable(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  version: z.int(),
});
export type StrengthView = z.infer<typeof StrengthView>;

/** What an answered assessment suggests; nothing is recorded until somebody decides. */
export const NeedProposal = z.object({
  kind: z.literal('need'),
  assessmentId: z.uuid(),
  /** Names the proposal in a decision about it. */
  key: z.string(),
  domain: NeedDomain,
  /** 1 in crisis … 5 thriving; null when the area was not answered. */
  level: z.int().nullable(),
  wantsHelp: z.boolean().nullable(),
  ownWords: z.string(),
  priority: Priority,
});
export type NeedProposal = z.infer<typeof NeedProposal>;

export const StrengthProposal = z.object({
  kind: z.literal('strength'),
  assessmentId: z.uuid(),
  key: z.string(),
  domain: StrengthDomain,
  text: z.string(),
});
export type StrengthProposal = z.infer<typeof StrengthProposal>;

export const Proposal = z.discriminatedUnion('kind', [NeedProposal, StrengthProposal]);
export type Proposal = z.infer<typeof Proposal>;

/** A decision about one proposal; the id is that of the need or strength it becomes. Deferring and rejecting say why. */
export const ProposalDecision = z.object({
  id: z.uuid(),
  assessmentId: z.uuid(),
  key: z.string().max(200),
  decision: z.enum(['accept', 'defer', 'reject']),
  reason: reason.default(''),
  /** The need or strength in the worker's words, where the client's are not enough. */
  text: needFields.text.default(''),
  priority: Priority.optional(),
});
export type ProposalDecision = z.infer<typeof ProposalDecision>;

export const NoNeed = z.object({ id: z.uuid(), reason: z.string().trim().min(3).max(1000) });
export type NoNeed = z.infer<typeof NoNeed>;

/** Needs and strengths of a case on one screen. */
export const NeedsBoard = z.object({
  needs: z.array(NeedView),
  noNeed: z.object({ reason: z.string(), statedAt: z.string(), statedBy: z.string() }).nullable(),
  proposals: z.array(NeedProposal),
});
export type NeedsBoard = z.infer<typeof NeedsBoard>;
export const StrengthsBoard = z.object({ strengths: z.array(StrengthView), proposals: z.array(StrengthProposal) });
export type StrengthsBoard = z.infer<typeof StrengthsBoard>;
