import { sql } from 'kysely';
import { compareInstants } from '#kernel';
import { loadPlace } from '#modules/cases/server/index.ts';
import { asSystem, type DutySource, subjectDuties, type Tx } from '#platform';
import { ReferralStatus, ToldPerson, Urgency } from '../model.ts';
import { answerDeadline } from '../rules-deadlines.ts';
import { type ReferralFacts, referralDuties } from '../rules-duties.ts';
import { toldName } from './store.ts';

/** An answer to every referral, and a look at every waiting place. */
export const referralDutySource: DutySource = subjectDuties<ReferralFacts>('intake.referrals', {
  areas: ['intake'],
  scopes: async (tx) => (await tx.db.selectFrom('referrals').select('id').execute()).map(({ id }) => id),
  load,
  derive: (facts) => referralDuties(facts),
});

/** Referrals whose clocks hang on the place of the organisation that answers them: the day of the answer by which the inbox is ordered, and what is owed. */
export async function referralsAgain(tx: Tx, organizationId: string): Promise<void> {
  const place = await loadPlace(tx, organizationId);
  await asSystem(tx, async () => {
    const rows = await tx.db
      .selectFrom('referrals')
      .select(['id', 'status', 'urgency', 'receivedAt', 'answerDueAt'])
      .where('receivingOrganizationId', '=', organizationId)
      .where('status', 'in', ['referred', 'screening', 'waitlisted'])
      .execute();
    for (const { id, status, urgency, receivedAt, answerDueAt } of rows) {
      const { due } = answerDeadline(Urgency.parse(urgency), receivedAt, place);
      if (status === 'waitlisted' || compareInstants(due, answerDueAt) === 0) continue;
      await tx.db.updateTable('referrals').set({ answerDueAt: due }).where('id', '=', id).execute();
    }
    tx.unsettledScopes.set(referralDutySource.name, new Set(rows.map(({ id }) => id)));
  });
}

async function load(tx: Tx, id: string): Promise<ReferralFacts | undefined> {
  const row = await tx.db
    .selectFrom('referrals as r')
    .leftJoin('referralScreenings as s', 's.id', 'r.id')
    .leftJoin('organizations as o', 'o.id', 'r.senderOrganizationId')
    .where('r.id', '=', id)
    .select(['r.id', 'r.number', 'r.status', 'r.urgency', 'r.receivedAt', 'r.told', 'r.receivingOrganizationId as organizationId'])
    .select(['s.workerId', 's.reviewedAt', sql<string | null>`coalesce(o.name, r.sender_organization_name)`.as('senderOrganization')])
    .executeTakeFirst();
  if (!row) return undefined;
  const { told, ...facts } = row;
  return {
    ...facts,
    status: ReferralStatus.parse(row.status),
    urgency: Urgency.parse(row.urgency),
    personName: toldName(ToldPerson.parse(told)),
    place: await loadPlace(tx, row.organizationId),
  };
}
