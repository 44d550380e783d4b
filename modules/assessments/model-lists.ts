import { z } from 'zod';
import { AssessmentSummary } from './model.ts';

/** An instrument the programme asks for, and how far the case is with it. */
export const AskedInstrument = z.object({
  questionnaire: z.string(),
  title: AssessmentSummary.shape.questionnaire.shape.title.nullable(),
  /** Null when no clock runs. */
  dueOn: z.string().nullable(),
  completedOn: z.string().nullable(),
  draftId: z.uuid().nullable(),
});
export type AskedInstrument = z.infer<typeof AskedInstrument>;

/** The assessments of a case: what is asked for, then what there is, newest first. */
export const AssessmentList = z.object({
  asked: z.array(AskedInstrument),
  items: z.array(AssessmentSummary),
  nextCursor: z.string().nullable(),
});
export type AssessmentList = z.infer<typeof AssessmentList>;
