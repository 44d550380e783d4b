import { z } from 'zod';
import { DataCategory, idOf, Language } from '#kernel';
import { NeedDomain } from './model-domains.ts';

export const AssessmentId = idOf<'AssessmentId'>();
export type AssessmentId = z.infer<typeof AssessmentId>;

/** Who held the pen: the client, somebody who asked them, or somebody answering for them. */
export const answerModes = ['self', 'interview', 'proxy'] as const;
export const AnswerMode = z.enum(answerModes);
export type AnswerMode = z.infer<typeof AnswerMode>;

/** `amended`: a later assessment replaces it. */
export const AssessmentStatus = z.enum(['draft', 'completed', 'amended', 'entered_in_error']);
export type AssessmentStatus = z.infer<typeof AssessmentStatus>;

/** How a questionnaire is named in programmes and addresses, whatever its edition: `phq-9`. */
export const QuestionnaireKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);

const reason = z.string().trim().min(3).max(1000);

export const NewAssessment = z.object({
  id: AssessmentId,
  questionnaire: QuestionnaireKey,
  language: Language,
  mode: AnswerMode,
  /** Who answers for the client; only with `proxy`. */
  respondent: z.string().trim().min(1).max(200).nullable().default(null),
});
export type NewAssessment = z.infer<typeof NewAssessment>;
export type NewAssessmentInput = z.input<typeof NewAssessment>;

/** A FHIR QuestionnaireResponse as it travels; what of it is kept is decided against its questionnaire. */
export const ResponseBody = z.record(z.string(), z.unknown());

export const Completion = z.object({
  /** When it was answered, if not just now: a form on paper is typed in later. */
  authoredAt: z.iso.datetime({ offset: true }).optional(),
});

export const NewAmendment = z.object({ id: AssessmentId, reason });
export type NewAmendment = z.infer<typeof NewAmendment>;

export const Withdrawal = z.object({ reason });

/** What was done about an answer that spoke of danger. */
export const safetyActions = ['safe_now', 'safety_plan', 'crisis_service', 'emergency', 'supervisor_informed', 'not_reached'] as const;
export const SafetyAction = z.enum(safetyActions);
export type SafetyAction = z.infer<typeof SafetyAction>;

export const NewAcknowledgement = z.object({
  id: z.uuid(),
  action: SafetyAction,
  note: z.string().trim().min(3).max(4000),
});
export type NewAcknowledgement = z.infer<typeof NewAcknowledgement>;

const Person = z.object({ userId: z.uuid().nullable(), name: z.string() });

/** A text of an instrument; `inReadersLanguage` is false when no translation was published and the original is shown. */
export const ReaderText = z.object({ text: z.string(), language: z.string(), inReadersLanguage: z.boolean() });
export type ReaderText = z.infer<typeof ReaderText>;

export const ScoreView = z.object({
  total: z.number().nullable(),
  band: z.object({ code: z.string().nullable(), label: ReaderText }).nullable(),
  mean: z.number().nullable(),
  domains: z.array(z.object({ linkId: z.string(), domain: NeedDomain.nullable(), label: ReaderText.nullable(), value: z.number() })),
});
export type ScoreView = z.infer<typeof ScoreView>;

/** Which way a total gets better; null where it is not known or a total means nothing. */
export const BetterWhen = z.enum(['lower', 'higher']).nullable();
export type BetterWhen = z.infer<typeof BetterWhen>;

export const SafetyView = z.object({
  raisedAt: z.string(),
  alerts: z.array(z.object({ linkId: z.string(), label: ReaderText.nullable() })),
  acknowledgement: z.object({ at: z.string(), by: Person, action: SafetyAction, note: z.string() }).nullable(),
});
export type SafetyView = z.infer<typeof SafetyView>;

export const AssessmentSummary = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  personId: z.uuid(),
  category: DataCategory,
  questionnaire: z.object({ key: z.string(), url: z.string(), version: z.string(), title: ReaderText, betterWhen: BetterWhen }),
  language: Language,
  mode: AnswerMode,
  respondent: z.string().nullable(),
  status: AssessmentStatus,
  replacesId: z.uuid().nullable(),
  amendmentReason: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
  score: ScoreView,
  safety: SafetyView.nullable(),
  progress: z.object({ answered: z.number().int(), total: z.number().int() }),
  startedAt: z.string(),
  startedBy: Person,
  /** When it was answered. */
  authoredAt: z.string().nullable(),
  completedAt: z.string().nullable(),
  completedBy: Person.nullable(),
  savedAt: z.string(),
  /** Whether answers are kept from this reader because they may not see that kind of data. */
  partlyHidden: z.boolean(),
  version: z.number().int(),
});
export type AssessmentSummary = z.infer<typeof AssessmentSummary>;

export const AssessmentView = AssessmentSummary.extend({ response: ResponseBody });
export type AssessmentView = z.infer<typeof AssessmentView>;
