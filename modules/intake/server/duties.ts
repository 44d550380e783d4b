import { sql } from 'kysely';
import { loadPlace } from '#modules/cases/server/index.ts';
import { type DutySource, subjectDuties, type Tx } from '#platform';
import { ReferralStatus, ToldPerson, Urgency } from '../model.ts';
import { type ReferralFacts, referralDuties } from '../rules-duties.ts';
import { toldName } from './store.ts';

/** An answer to every referral, and a look at every waiting place. */
export const referralDutySource: DutySource = subjectDuties<ReferralFacts>('intake.referrals', {
  areas: ['intake'],
  load,
  derive: (facts) => referralDuties(facts),
});

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
