import type { Tx } from '#platform';
import { isRelease } from '../model.ts';
import { statusAt } from '../rules.ts';
import { loadConsents } from './store.ts';

/** What the state machine and the head of a case ask of consents: whether the case may go on, how many releases there are, which ends first. */
export async function consentFacts(tx: Tx, caseId: string) {
  const now = tx.now.toString();
  const active = (await loadConsents(tx, caseId)).filter((consent) => statusAt(consent, now) === 'active');
  const releases = active.filter((consent) => isRelease(consent.type));
  const ends = releases.map((release) => release.expiresAt).filter((end) => end !== null);
  return {
    caseManagement: active.some((consent) => consent.type === 'case_management'),
    releases: new Set(releases.map((release) => release.recipientOrganizationId)).size,
    nextExpiry: ends.toSorted()[0] ?? null,
  };
}
