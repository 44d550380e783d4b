import { sql } from 'kysely';
import { z } from 'zod';
import { Closure, type DeadlinePlace, holidaySet, holidaysOfCountry, Refused, withClosures } from '#kernel';
import { remember, type Tx } from '#platform';

const Closures = z.array(Closure);

/**
 * Where an organisation reads clock and calendar: its own time zone and holidays, else those of the network, and the days on which it is closed
 * besides. Every deadline of a case follows the place of the organisation that manages it. Refuses `record.not-found`.
 */
export function loadPlace(tx: Tx, organizationId: string): Promise<DeadlinePlace> {
  return remember(tx, `place ${organizationId}`, () => readPlace(tx, organizationId));
}

async function readPlace(tx: Tx, organizationId: string): Promise<DeadlinePlace> {
  const row = await tx.db
    .selectFrom('organizations as o')
    .innerJoin('networks as n', 'n.id', 'o.networkId')
    .where('o.id', '=', organizationId)
    .select(['n.country', 'o.holidaySet', sql<string>`coalesce(o.time_zone, n.time_zone)`.as('timeZone')])
    .select(
      sql<unknown>`(SELECT coalesce(jsonb_agg(jsonb_build_object('name', c.name, 'firstDay', c.first_day, 'lastDay', c.last_day, 'everyYear', c.every_year)
        ORDER BY c.first_day, c.id), '[]') FROM closure_days c WHERE c.network_id = o.network_id AND c.organization_id = o.id)`.as(
        'closures',
      ),
    )
    .executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  const holidays = row.holidaySet === null ? holidaysOfCountry(row.country) : holidaySet(row.holidaySet);
  return { timeZone: row.timeZone, holidays, houseDays: withClosures(holidays, Closures.parse(row.closures)) };
}
