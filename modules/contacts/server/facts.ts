import type { Tx } from '#platform';
import { ContactOutcome, ContactParty } from '../model.ts';
import { fulfilsRhythm } from '../rules.ts';

const attemptsLookedAt = 10;

/** What the case area asks of contacts: when the client was last reached, the latest attempts for the rule on unreachable clients, and the
 * last meeting, whoever it was with. */
export async function contactFacts(tx: Tx, caseId: string) {
  const rows = await tx.db
    .selectFrom('contacts')
    .select(['at', 'mode', 'outcome', 'party'])
    .where('caseId', '=', caseId)
    .where('party', '=', 'client')
    .orderBy('at', 'desc')
    .execute();
  const meeting = await tx.db
    .selectFrom('contacts')
    .select('at')
    .where('caseId', '=', caseId)
    .where('mode', '=', 'meeting')
    .where('outcome', '=', 'reached')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const contacts = rows.map((row) => ({ ...row, outcome: ContactOutcome.parse(row.outcome), party: ContactParty.parse(row.party) }));
  return {
    lastReachedAt: contacts.find(fulfilsRhythm)?.at ?? null,
    attempts: contacts.slice(0, attemptsLookedAt).map(({ at, mode, outcome }) => ({ at, mode, reached: outcome === 'reached' })),
    count: contacts.length,
    lastMeetingAt: meeting?.at ?? null,
  };
}
