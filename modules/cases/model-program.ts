import { z } from 'zod';
import { CaseloadWeights, DeadlineUnit, Role } from '#kernel';

/** The clocks of a case. */
export const timerKeys = [
  'assign_due',
  'first_contact_due',
  'assessment_due',
  'plan_due',
  'next_contact_due',
  'plan_review_due',
  'consent_expires',
  'authorization_ends',
  'hold_max',
  'co_signature_due',
  'legal_basis_due',
  'reopen_window',
] as const;
export const TimerKey = z.enum(timerKeys);
export type TimerKey = z.infer<typeof TimerKey>;

/** Business days are counted one by one, so a clock has an end: more than any law or programme asks for, in days as in hours. */
const longestSpan = 9_999;
const Span = z.object({ duration: z.int().nonnegative().max(longestSpan), unit: DeadlineUnit });

/** One clock: the row of `deadlineRules` it follows, and what the programme sets otherwise. */
export const TimerSetting = z.object({
  ruleId: z.string(),
  span: Span.optional(),
  warning: Span.nullable().optional(),
  escalationRole: Role.nullable().optional(),
});
export type TimerSetting = z.infer<typeof TimerSetting>;

export const PlanApproval = z.enum(['client', 'supervisor', 'physician', 'professionals', 'custodians']);
export type PlanApproval = z.infer<typeof PlanApproval>;

const InLanguages = z.object({ en: z.string(), de: z.string(), it: z.string() });

/** A text that notes of contacts start from. Fields: `{{client}}`, `{{worker}}`, `{{day}}`. */
export const NoteTemplate = z.object({
  key: z.string().min(1).max(80),
  /** The way to meet it is made for. */
  mode: z.string(),
  title: InLanguages,
  text: InLanguages,
});
export type NoteTemplate = z.infer<typeof NoteTemplate>;

/** What a programme asks for: data that its lead edits. Column `programs.settings` keeps only what differs from the model's defaults. */
export const ProgramSettings = z.object({
  requiredInstruments: z.array(z.string()),
  /** Answered again at closing, to see what the work brought. */
  outcomeInstruments: z.array(z.string()),
  /** A clock that is null does not run in this programme. */
  timers: z.record(TimerKey, TimerSetting.nullable()),
  planApprovals: z.array(PlanApproval),
  requiresConference: z.boolean(),
  eligibilityRequired: z.boolean(),
  /** In weighted cases; null where no figure is known. Above soft warns, above hard needs a supervisor's reason. */
  caseloadLimits: z.object({ soft: z.number().positive().nullable(), hard: z.number().positive().nullable() }),
  caseloadWeights: CaseloadWeights,
  /** How often and how one must have tried before a person counts as unreachable. */
  unreachable: z.object({ attempts: z.int().positive(), modes: z.int().positive(), lastInWriting: z.boolean() }),
  noteTemplates: z.array(NoteTemplate).max(50),
});
export type ProgramSettings = z.infer<typeof ProgramSettings>;

/** What of the settings a programme may set itself; everything else comes from its model. */
export const ProgramSettingsChange = ProgramSettings.extend({ timers: z.partialRecord(TimerKey, TimerSetting.nullable()) }).partial();
export type ProgramSettingsChange = z.infer<typeof ProgramSettingsChange>;
