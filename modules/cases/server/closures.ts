import type { Tx } from '#platform';
import type { ClosureView } from './view-models.ts';

/** What was told at the end of each episode of a case, the last one first. */
export async function listClosures(tx: Tx, caseId: string): Promise<ClosureView[]> {
  return tx.db
    .selectFrom('caseClosures')
    .select([
      'id',
      'episodeNumber',
      'reason',
      'summary',
      'remainingNeeds',
      'handOver',
      'clientInformedOn',
      'missingOutcomeReason',
      'closedOn',
    ])
    .where('caseId', '=', caseId)
    .orderBy('episodeNumber', 'desc')
    .execute();
}
