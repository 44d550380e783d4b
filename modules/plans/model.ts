import { z } from 'zod';
import { CalendarDate, DataCategory, Instant, idOf, Money } from '#kernel';

export const PlanId = idOf<'PlanId'>();
export type PlanId = z.infer<typeof PlanId>;
/** A goal through all versions of the plan; progress and outcome hang on it. */
export const GoalId = idOf<'GoalId'>();
export type GoalId = z.infer<typeof GoalId>;
/** An intervention through all versions of the plan. */
export const InterventionId = idOf<'InterventionId'>();
export type InterventionId = z.infer<typeof InterventionId>;

/**
 * One version of a care plan. `signed`: the client has signed (or the refusal is documented) and approvals are still out. Only `draft` and
 * `returned` can be written; everything later is what somebody signed.
 */
export const planStatuses = ['draft', 'submitted', 'returned', 'signed', 'in_force', 'superseded', 'withdrawn'] as const;
export const PlanStatus = z.enum(planStatuses);
export type PlanStatus = z.infer<typeof PlanStatus>;

/** How progress is counted: per cent of the way, goal attainment scaling (−2 … +2), or the figure of a measure with its unit. */
export const GoalScale = z.enum(['percent', 'gas', 'number']);
export type GoalScale = z.infer<typeof GoalScale>;

export const GoalOutcome = z.enum(['achieved', 'partly_achieved', 'not_achieved', 'not_pursued']);
export type GoalOutcome = z.infer<typeof GoalOutcome>;

export const InterventionStatus = z.enum(['planned', 'running', 'done', 'stopped']);
export type InterventionStatus = z.infer<typeof InterventionStatus>;

export const Recurrence = z.enum(['once', 'day', 'week', 'month', 'as_needed']);
export type Recurrence = z.infer<typeof Recurrence>;

/** What a cost is for: all of it, each time, a week or a month of it. */
export const CostPer = z.enum(['once', 'time', 'week', 'month']);
export type CostPer = z.infer<typeof CostPer>;

/** Who pays: the client, an insurer, a public benefit, the own organisation, a donation; it is free; or that is still open. */
export const Funding = z.enum(['client', 'insurer', 'public', 'agency', 'donation', 'free', 'open']);
export type Funding = z.infer<typeof Funding>;

const Sentence = z.string().trim().max(500);
const Note = z.string().trim().max(4_000);
const Figure = z.number().min(-1e9).max(1e9);

export const GoalFields = z.object({
  /** What the client said, word for word. */
  clientWords: Sentence.min(3),
  /** What is observed: "6-minute walk". */
  measure: Sentence,
  scale: GoalScale,
  unit: z.string().trim().max(20),
  baseline: Figure.nullable(),
  target: Figure.nullable(),
  targetOn: CalendarDate.nullable(),
  /** What of the client's strengths it builds on. */
  strengths: Sentence,
  needIds: z.array(z.uuid()).max(20),
  strengthIds: z.array(z.uuid()).max(20),
  internalNote: Note,
  category: DataCategory,
});
export type GoalFields = z.infer<typeof GoalFields>;
export const GoalChange = GoalFields.partial();
export type GoalChange = z.infer<typeof GoalChange>;

/** A goal as it starts: only the client's words must be said. */
export const NewGoal = GoalFields.extend({
  measure: Sentence.default(''),
  scale: GoalScale.default('percent'),
  unit: GoalFields.shape.unit.default(''),
  baseline: Figure.nullable().default(null),
  target: Figure.nullable().default(null),
  targetOn: CalendarDate.nullable().default(null),
  strengths: Sentence.default(''),
  needIds: GoalFields.shape.needIds.default([]),
  strengthIds: GoalFields.shape.strengthIds.default([]),
  internalNote: Note.default(''),
  category: DataCategory.default('social'),
});

export const InterventionFields = z.object({
  what: Sentence.min(3),
  /** Who does it: somebody with an account, an organisation, or a person known by name. At most one of the three. */
  responsibleUserId: z.uuid().nullable(),
  responsibleOrganizationId: z.uuid().nullable(),
  responsibleName: z.string().trim().min(1).max(200).nullable(),
  times: z.number().int().min(1).max(99).nullable(),
  per: Recurrence.nullable(),
  scheduleNote: z.string().trim().max(200),
  startsOn: CalendarDate.nullable(),
  endsOn: CalendarDate.nullable(),
  dueOn: CalendarDate.nullable(),
  /** What it costs, as far as one knows; never negative, and never so much that the sum of a plan would leave the exact range. */
  cost: Money.extend({ minor: z.int().min(0).max(100_000_000_00) }).nullable(),
  costPer: CostPer.nullable(),
  funding: Funding.nullable(),
  /** Which insurer, benefit or foundation, and what was agreed with it. */
  fundingNote: z.string().trim().max(200),
  internalNote: Note,
});
export type InterventionFields = z.infer<typeof InterventionFields>;
export const InterventionChange = InterventionFields.partial();
export type InterventionChange = z.infer<typeof InterventionChange>;

/** An intervention as it starts: only what shall be done must be said. */
export const NewIntervention = InterventionFields.extend({
  responsibleUserId: z.uuid().nullable().default(null),
  responsibleOrganizationId: z.uuid().nullable().default(null),
  responsibleName: InterventionFields.shape.responsibleName.default(null),
  times: InterventionFields.shape.times.default(null),
  per: Recurrence.nullable().default(null),
  scheduleNote: InterventionFields.shape.scheduleNote.default(''),
  startsOn: CalendarDate.nullable().default(null),
  endsOn: CalendarDate.nullable().default(null),
  dueOn: CalendarDate.nullable().default(null),
  cost: InterventionFields.shape.cost.default(null),
  costPer: CostPer.nullable().default(null),
  funding: Funding.nullable().default(null),
  fundingNote: InterventionFields.shape.fundingNote.default(''),
  internalNote: Note.default(''),
});

export const PlanFields = z.object({ reviewOn: CalendarDate.nullable(), emergencyPlan: Note });
export type PlanFields = z.infer<typeof PlanFields>;
export const PlanChange = PlanFields.partial();
export type PlanChange = z.infer<typeof PlanChange>;

const ContentIntervention = NewIntervention.extend({
  interventionId: InterventionId,
  /** The name of whoever is responsible, whichever of the three it is. */
  responsibleShown: z.string().nullable(),
});
const ContentGoal = NewGoal.extend({ goalId: GoalId, interventions: z.array(ContentIntervention) });

/** Everything one version says, complete in itself: what is signed, hashed, compared and printed. */
export const PlanContent = PlanFields.extend({
  planId: PlanId,
  number: z.number().int().positive(),
  revisionReason: z.string().nullable(),
  goals: z.array(ContentGoal),
});
export type PlanContent = z.infer<typeof PlanContent>;
export type ContentGoal = z.infer<typeof ContentGoal>;
export type ContentIntervention = z.infer<typeof ContentIntervention>;

/** Whose word a programme may demand before a plan is in force (process.md § 2.3). */
export const Party = z.enum(['client', 'custodians', 'supervisor', 'physician', 'professionals']);
export type Party = z.infer<typeof Party>;

/** One word that is asked for; of one person, of an organisation, or (both null) of whoever of the managing organisation has the role. */
export const AskedParty = z.object({ party: Party, organizationId: z.uuid().nullable(), userId: z.uuid().nullable() });
export type AskedParty = z.infer<typeof AskedParty>;

/** How a word was given: drawn on the screen, on paper that was filed, a documented refusal, or by the professional's own sign-in. */
export const SignatureMode = z.enum(['drawn', 'paper', 'refused', 'session']);
export type SignatureMode = z.infer<typeof SignatureMode>;

/** The lines of a signature drawn on a screen: points in a field of 1000 × 300. */
export const Strokes = z
  .array(
    z
      .array(z.tuple([z.number().int().min(0).max(1000), z.number().int().min(0).max(300)]))
      .min(1)
      .max(2_000),
  )
  .min(1)
  .max(200)
  .refine((strokes) => strokes.flat().length >= 8, { message: 'this is a dot, not a signature' });
export type Strokes = z.infer<typeof Strokes>;

export const ProgressEntry = z.object({
  id: z.uuid(),
  recordedOn: CalendarDate,
  value: Figure,
  note: z.string(),
  recordedByName: z.string().nullable(),
  createdAt: Instant,
});
export type ProgressEntry = z.infer<typeof ProgressEntry>;

const signatureFields = {
  id: z.uuid(),
  party: Party.extract(['client', 'custodians']),
  byRepresentative: z.boolean().default(false),
  signerName: z.string().trim().min(1).max(200),
  /** By what right a representative signs. */
  authority: z.string().trim().max(200).default(''),
  /** The text that was on the screen or on the paper; see {@link PlanContent}. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
};

/** A word given in person: drawn on the screen, on paper that was filed as a document, or a refusal with its reason. */
export const NewSignature = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('drawn'), ...signatureFields, strokes: Strokes }),
  z.object({ mode: z.literal('paper'), ...signatureFields, documentId: z.uuid(), signedOn: CalendarDate }),
  z.object({ mode: z.literal('refused'), ...signatureFields, reason: z.string().trim().min(3).max(1000) }),
]);
export type NewSignature = z.infer<typeof NewSignature>;

/** A professional's approval, signed in as themselves. */
export const NewApproval = z.object({ id: z.uuid(), party: Party.exclude(['client', 'custodians']), sha256: signatureFields.sha256 });
export type NewApproval = z.infer<typeof NewApproval>;
