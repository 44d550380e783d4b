import { orThrow, Refused } from '#kernel';
import { changeVersioned, json, record, type Tx } from '#platform';
import { completeResponse, enabledItems, loadCalculator, progressOf } from '#questionnaire';
import type { NewAmendment } from '../model.ts';
import { checkAmendment, checkCompletion, checkDraft } from '../rules.ts';
import { hiddenItems } from '../rules-visible.ts';
import { loadForWork } from './draft.ts';
import { assessmentAmended, assessmentCompleted, assessmentStarted, assessmentWithdrawn } from './events.ts';
import { loadEdition } from './instruments.ts';
import { alertSince, columnsOf, editionOf, named, noteAlert, scoresOf, subjectOf } from './scores.ts';
import { grantedCategories, previousTotal } from './store.ts';

/**
 * Completes a draft for good: everything required answered, scores calculated again. An amendment replaces what it amends and keeps the day on which
 * that was answered, unless another is given. Refuses
 * `questionnaire.incomplete` with every gap, `assessment.empty`, `assessment.in-future`, `assessment.not-a-draft`, `write.conflict`.
 */
export async function completeAssessment(tx: Tx, id: string, seen: number, answeredAt?: string): Promise<void> {
  const row = await loadForWork(tx, id);
  const authoredAt = answeredAt ?? row.authoredAt ?? tx.now.toString();
  orThrow(checkDraft(row));
  const instrument = await loadEdition(tx, editionOf(row));
  orThrow(checkCompletion(progressOf(enabledItems(instrument.form, row.response)).answered, authoredAt, tx.now));
  const completed = orThrow(completeResponse(await loadCalculator(), instrument.form, row.response, authoredAt));
  const response = { ...completed, ...(row.replacesId === null ? {} : { status: 'amended' as const }) };
  const scores = scoresOf(instrument, response);
  const signed = { status: 'completed', authoredAt, completedAt: tx.now.toString(), completedBy: tx.actor.userId };
  const alertRaisedAt = alertSince(row, scores.alerts, tx.now);
  const before = await previousTotal(tx, { ...row, authoredAt });
  await changeVersioned(tx, 'assessments', id, seen, { response, ...scores, alertRaisedAt, ...signed });
  const { mode, replacesId } = row;
  const facts = { ...named(row, instrument), mode, authoredAt, total: scores.total, band: scores.band, previousTotal: before };
  if (replacesId === null) record(tx, assessmentCompleted, subjectOf(row), facts);
  else {
    await tx.db.updateTable('assessments').set({ status: 'amended' }).where('id', '=', replacesId).execute();
    record(tx, assessmentAmended, subjectOf(row), { ...facts, replacesId });
  }
  noteAlert(tx, row, instrument, scores.alerts);
}

/**
 * Opens a draft that starts from a completed assessment and will replace it. Refuses `assessment.not-completed`,
 * `assessment.amendment-exists`, and `assessment.partly-hidden` to those who do not see all of it.
 */
export async function amendAssessment(tx: Tx, id: string, { id: amendmentId, reason }: NewAmendment): Promise<void> {
  const row = await loadForWork(tx, id);
  orThrow(checkAmendment(row));
  const instrument = await loadEdition(tx, editionOf(row));
  if (hiddenItems(instrument.form, await grantedCategories(tx, row.caseId)).size > 0)
    throw new Refused({ code: 'assessment.partly-hidden' });
  const { caseId, personId, language, mode, respondent, authoredAt, total, band, mean, alerts, alertRaisedAt } = row;
  const { authored: _, ...response } = row.response;
  await tx.db
    .insertInto('assessments')
    .values({
      ...columnsOf(instrument),
      id: amendmentId,
      originalId: row.originalId,
      replacesId: id,
      amendmentReason: reason,
      ...{ caseId, personId, language, mode, respondent, authoredAt, total, band, mean, alerts, alertRaisedAt },
      domains: json(row.domains),
      response: json({ ...response, status: 'in-progress' }),
    })
    .execute();
  record(tx, assessmentStarted, subjectOf(row), { ...named({ id: amendmentId }, instrument), mode });
}

/** Marks a draft or a completed assessment as entered by mistake; it stays readable and counts for nothing. */
export async function withdrawAssessment(tx: Tx, id: string, seen: number, reason: string): Promise<void> {
  const row = await loadForWork(tx, id);
  if (row.status !== 'draft') orThrow(checkAmendment(row));
  await changeVersioned(tx, 'assessments', id, seen, { status: 'entered_in_error', withdrawnReason: reason });
  record(tx, assessmentWithdrawn, subjectOf(row), named(row, await loadEdition(tx, editionOf(row))));
}
