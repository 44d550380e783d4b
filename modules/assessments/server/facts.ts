import { today } from '#kernel';
import { loadCase, loadPlace } from '#modules/cases/server/index.ts';
import type { Tx } from '#platform';

/**
 * What the state machine asks of assessments. Of a case that is assessed again or was reopened, only instruments completed since then count: the old
 * answers are why one asks again.
 */
export async function assessmentFacts(tx: Tx, caseId: string) {
  const { state, stateDetail, stateSince, organizationId } = await loadCase(tx, caseId);
  const again = state === 'assessment' && (stateDetail.enteredBy === 'reassess' || stateDetail.enteredBy === 'reopen');
  const completed = await tx.db
    .selectFrom('assessments')
    .select(['questionnaireKey', 'completedAt'])
    .where('caseId', '=', caseId)
    .where('status', '=', 'completed')
    .orderBy('completedAt', 'desc')
    .execute();
  const counting = completed.filter(({ completedAt }) => !again || (completedAt !== null && completedAt >= stateSince));
  const last = completed[0]?.completedAt;
  const needs = await tx.db.selectFrom('needs').select('status').where('caseId', '=', caseId).where('status', '<>', 'rejected').execute();
  const strengths = await tx.db
    .selectFrom('strengths')
    .select('id')
    .where('caseId', '=', caseId)
    .where('status', '<>', 'rejected')
    .execute();
  const none = await tx.db
    .selectFrom('noNeedStatements')
    .select('id')
    .where('caseId', '=', caseId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return {
    completedInstruments: [...new Set(counting.map(({ questionnaireKey }) => questionnaireKey))],
    openNeeds: needs.filter(({ status }) => status === 'open').length,
    needs: needs.length,
    noNeedStated: none !== undefined,
    strengths: strengths.length,
    lastCompletedOn: last ? today(last, (await loadPlace(tx, organizationId)).timeZone) : null,
  };
}
