import { orThrow, Refused } from '#kernel';
import { loadCaseForWork } from '#modules/cases/server/index.ts';
import { changeVersioned, type FieldConflict, invalidRequest, json, record, type Tx } from '#platform';
import { emptyResponse, loadCalculator, QuestionnaireResponse, validateResponse } from '#questionnaire';
import type { NewAssessment } from '../model.ts';
import { checkDraft, checkStart } from '../rules.ts';
import { answersThatDiffer } from '../rules-answers.ts';
import { assessmentStarted } from './events.ts';
import { type Instrument, loadEdition, loadInstrument } from './instruments.ts';
import { alertSince, columnsOf, editionOf, named, noteAlert, scoresOf } from './scores.ts';
import { type AssessmentRow, loadAssessment } from './store.ts';

/** Opens a draft of an instrument on a case. Refuses `questionnaire.not-found`, `case.closed`, `record.not-found`, `assessment.needs-respondent`. */
export async function startAssessment(tx: Tx, caseId: string, wanted: NewAssessment): Promise<void> {
  const { personId } = await loadCaseForWork(tx, caseId);
  orThrow(checkStart(wanted));
  const instrument = await loadInstrument(tx, wanted.questionnaire);
  const { id, language, mode, respondent } = wanted;
  const response = json(emptyResponse(instrument.form, language));
  await tx.db
    .insertInto('assessments')
    .values({ ...columnsOf(instrument), id, originalId: id, caseId, personId, language, mode, respondent, response })
    .execute();
  record(tx, assessmentStarted, { caseId, personId, category: instrument.category }, { ...named({ id }, instrument), mode });
}

/**
 * Saves what is answered so far. Scores are calculated here, whatever the caller sent; an answer that speaks of danger raises its alert at
 * once, completed or not. A draft may have gaps but no wrong answers: refuses `questionnaire.wrong-answers`, `assessment.not-a-draft`, and
 * `write.conflict` with the questions that differ.
 */
export async function saveAnswers(tx: Tx, id: string, seen: number, sent: Record<string, unknown>): Promise<void> {
  const row = await loadForWork(tx, id);
  orThrow(checkDraft(row));
  const instrument = await loadEdition(tx, editionOf(row));
  const calculator = await loadCalculator();
  const { response, expressions } = calculator.calculate(instrument.form, draftOf(row, sent));
  const problems = validateResponse(instrument.form, response, { expressions });
  if (problems.length > 0) throw new Refused({ code: 'questionnaire.wrong-answers', problems } as { code: string });
  const scores = scoresOf(instrument, response);
  const change = { response, ...scores, alertRaisedAt: alertSince(row, scores.alerts, tx.now) };
  await changeVersioned(tx, 'assessments', id, seen, change).catch((error) => {
    throw byQuestion(instrument, error);
  });
  noteAlert(tx, row, instrument, scores.alerts);
}

/** An assessment of a case on which work goes on; refuses `record.not-found`, `case.closed`. */
export async function loadForWork(tx: Tx, id: string): Promise<AssessmentRow> {
  const row = await loadAssessment(tx, id);
  await loadCaseForWork(tx, row.caseId);
  return row;
}

/** Of what was sent only the answers count; which form they answer, and how far it is, is known here. */
function draftOf(row: AssessmentRow, sent: Record<string, unknown>): QuestionnaireResponse {
  const parsed = QuestionnaireResponse.safeParse(sent);
  if (!parsed.success) throw invalidRequest(parsed.error, '#/response', sent);
  return { ...row.response, item: parsed.data.item ?? [] };
}

/** A conflict about the whole response is of no use to anybody; people answer questions. */
function byQuestion(instrument: Instrument, error: unknown): unknown {
  if (!(error instanceof Refused) || error.refusal.code !== 'write.conflict') return error;
  const refusal = error.refusal as { code: string; fields: FieldConflict[] };
  const whole = refusal.fields.find(({ field }) => field === 'response') as
    | Record<'base' | 'theirs' | 'yours', QuestionnaireResponse>
    | undefined;
  return new Refused({ ...refusal, fields: whole ? answersThatDiffer(instrument.form, whole) : [] } as { code: string });
}
