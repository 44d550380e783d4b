import { addDays, startOfDay } from '#kernel';
import { teamOf } from '#modules/cases/server/index.ts';
import type { Tx } from '#platform';
import type { ContactOutcome, ContactPlace, TeamContacts } from '../model.ts';
import { contactShares } from '../rules.ts';

/** Four whole weeks, so that every weekday counts alike. */
const days = 28;

/** What the own team did with and for clients in the last four weeks, of the contacts the reader may see; who logged none stands with none. */
export async function teamContacts(tx: Tx): Promise<TeamContacts> {
  const since = addDays(tx.today, 1 - days);
  const team = tx.actor.organizationId ? await teamOf(tx, tx.actor.organizationId) : [];
  if (team.length === 0) return { since, items: [] };
  const groups = await tx.db
    .selectFrom('contacts')
    .where(
      'userId',
      'in',
      team.map(({ userId }) => userId),
    )
    .where('at', '>=', startOfDay(since, tx.actor.timeZone))
    .groupBy(['userId', 'place', 'direct', 'outcome'])
    .select(['userId', 'place', 'direct', 'outcome'])
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.sum<number>('minutes').as('minutes')])
    .execute();
  const items = team.map(({ userId, name }) => {
    const own = groups
      .filter((group) => group.userId === userId)
      .map((group) => ({
        ...group,
        place: group.place as ContactPlace,
        outcome: group.outcome as ContactOutcome,
        count: Number(group.count),
        minutes: Number(group.minutes),
      }));
    const total = (figure: 'count' | 'minutes') => own.reduce((sum, group) => sum + group[figure], 0);
    return { userId, name, contacts: total('count'), minutes: total('minutes'), ...contactShares(own) };
  });
  return { since, items };
}
