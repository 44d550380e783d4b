import type { Tx } from '#platform';
import { ContactOutcome, ContactParty } from '../model.ts';
import { fulfilsRhythm } from '../rules.ts';

const attemptsLookedAt = 10;

/** What the case area asks of contacts: when the client was last reached, and the latest attempts for the rule on unreachable clients. */
export async function contactFacts(tx: Tx, caseId: string) {
  const rows = await tx.db
    .selectFrom('contacts')
    .select(['at', 'mode', 'outcome', 'party'])
    .where('caseId', '=', caseId)
    .where('party', '=', 'client')
    .orderBy('at', 'desc')
    .execute();
  const contacts = rows.map((row) => ({ ...row, outcome: ContactOutcome.parse(row.outcome), party: ContactParty.parse(row.party) }));
  return {
    lastReachedAt: contacts.find(fulfilsRhythm)?.at ?? null,
    attempts: contacts.slice(0, attemptsLookedAt).map(({ at, mode, outcome }) => ({ at, mode, reached: outcome === 'reached' })),
    count: contacts.length,
  };
}
