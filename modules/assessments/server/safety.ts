import { Refused } from '#kernel';
import { record, type Tx } from '#platform';
import type { NewAcknowledgement } from '../model.ts';
import { safetyAlertAcknowledged } from './events.ts';
import { loadEdition } from './instruments.ts';
import { editionOf, named, subjectOf } from './scores.ts';
import { loadAssessment } from './store.ts';

/**
 * Writes down who looked after an answer that spoke of danger, and what was done; it holds for the amendments of the assessment too. Possible on a closed case too: danger does not end with the
 * case. Refuses `safety.nothing-to-acknowledge`, `safety.already-acknowledged`.
 */
export async function acknowledgeSafety(tx: Tx, assessmentId: string, { id, action, note }: NewAcknowledgement): Promise<void> {
  const { userId: acknowledgedBy } = tx.actor;
  if (acknowledgedBy === null) throw new Refused({ code: 'access.not-allowed' });
  const row = await loadAssessment(tx, assessmentId);
  if (row.alerts.length === 0 || row.status === 'entered_in_error') throw new Refused({ code: 'safety.nothing-to-acknowledge' });
  const { caseId, personId, category, originalId } = row;
  await tx.db
    .insertInto('safetyAcknowledgements')
    .values({ id, assessmentId: originalId, caseId, personId, category, action, note, acknowledgedAt: tx.now.toString(), acknowledgedBy })
    .execute();
  record(tx, safetyAlertAcknowledged, subjectOf(row), { ...named(row, await loadEdition(tx, editionOf(row))), action });
}
