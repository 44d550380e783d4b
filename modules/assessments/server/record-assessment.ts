import { newId } from '#kernel';
import type { Tx } from '#platform';
import { NewAssessment, type NewAssessmentInput } from '../model.ts';
import { completeAssessment } from './completion.ts';
import { saveAnswers, startAssessment } from './draft.ts';
import { filledResponse, type SpokenAnswer } from './fill.ts';
import { loadInstrument } from './instruments.ts';

/** An assessment that comes whole, from paper or another system. */
export interface AnsweredAssessment extends Omit<NewAssessmentInput, 'id'> {
  readonly id?: string;
  readonly caseId: string;
  /** By link id: the score of an option, yes or no, a text or several. */
  readonly answers: Readonly<Record<string, SpokenAnswer>>;
  /** When it was answered; without it the draft stays open. */
  readonly authoredAt?: string;
}

/** Starts, answers and (with `authoredAt`) completes an assessment in one go, with every check a person would meet. Answers its id. */
export async function recordAssessment(
  tx: Tx,
  { id = newId(), caseId, answers, authoredAt, ...wanted }: AnsweredAssessment,
): Promise<string> {
  const assessment = NewAssessment.parse({ ...wanted, id });
  await startAssessment(tx, caseId, assessment);
  const { form } = await loadInstrument(tx, assessment.questionnaire);
  await saveAnswers(tx, id, 1, filledResponse(form, answers));
  if (authoredAt !== undefined) await completeAssessment(tx, id, 2, authoredAt);
  return id;
}
