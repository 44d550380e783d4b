import { sql } from 'kysely';
import { type CalendarDate, newId, Refused } from '#kernel';
import { changeVersioned, given, type Platform, record, type Tx } from '#platform';
import { type ClosureDays, ClosureView, type MovedDeadlines, type NewClosure, type PlaceThought, type PlaceView } from '../model-place.ts';
import { closureAdded, closureRemoved } from './events.ts';
import { loadPlace } from './place.ts';

/** The place of an organisation with its closing days, the next ones first. Refuses `record.not-found`. */
export async function viewPlace(tx: Tx, organizationId: string): Promise<PlaceView> {
  const { timeZone, holidays } = await loadPlace(tx, organizationId);
  const own = await tx.db
    .selectFrom('organizations')
    .select(['timeZone as ownTimeZone', 'holidaySet as ownHolidaySet'])
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow();
  const closures = await tx.db
    .selectFrom('closureDays')
    .select(['id', 'kind', 'name', 'firstDay', 'lastDay', 'everyYear', 'version'])
    .where('organizationId', '=', organizationId)
    .orderBy('firstDay')
    .orderBy('id')
    .execute();
  return { timeZone, holidaySet: holidays.id, ...own, closures: closures.map((row) => ClosureView.parse(row)) };
}

/** Closes the house on a day or a few; the clocks it sets for itself run on afterwards. Refuses `record.not-found`. */
export async function addClosure(
  tx: Tx,
  platform: Pick<Platform, 'deriveAgain'>,
  organizationId: string,
  closure: NewClosure,
): Promise<void> {
  const { id, ...days } = closure;
  await requireOrganization(tx, organizationId);
  await insertClosure(tx, organizationId, id, days);
  await platform.deriveAgain(tx, organizationId);
  record(tx, closureAdded, { organizationId }, { organizationId, closureId: id, name: days.name, firstDay: days.firstDay });
}

/** Opens the house again on those days, at the version seen. Refuses `record.not-found` and `write.conflict`. */
export async function removeClosure(
  tx: Tx,
  platform: Pick<Platform, 'deriveAgain'>,
  organizationId: string,
  id: string,
  seen: number,
): Promise<void> {
  const row = await tx.db
    .selectFrom('closureDays')
    .select(['name', 'firstDay'])
    .where('id', '=', id)
    .where('organizationId', '=', organizationId)
    .executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  const removed = await tx.db.deleteFrom('closureDays').where('id', '=', id).where('version', '=', seen).executeTakeFirst();
  // Nothing is changed here: the version is not the one seen, and the refusal says who changed it.
  if (removed.numDeletedRows === 0n) await changeVersioned(tx, 'closureDays', id, seen, {});
  await platform.deriveAgain(tx, organizationId);
  record(tx, closureRemoved, { organizationId }, { organizationId, closureId: id, name: row.name, firstDay: row.firstDay as CalendarDate });
}

/** How many deadlines of the organisation a change would move; nothing is changed. Refuses `record.not-found`. */
export async function thinkThrough(
  tx: Tx,
  platform: Pick<Platform, 'previewChange'>,
  organizationId: string,
  { closing, opening, ...place }: PlaceThought,
): Promise<MovedDeadlines> {
  await requireOrganization(tx, organizationId);
  return platform.previewChange(tx, organizationId, async () => {
    const change = given(place);
    if (Object.keys(change).length > 0) await tx.db.updateTable('organizations').set(change).where('id', '=', organizationId).execute();
    if (closing) await insertClosure(tx, organizationId, newId(), closing);
    if (opening) await tx.db.deleteFrom('closureDays').where('id', '=', opening).where('organizationId', '=', organizationId).execute();
  });
}

/** Refuses `record.not-found` for an organisation that is not of this network. */
export async function requireOrganization(tx: Tx, id: string): Promise<void> {
  const found = await tx.db.selectFrom('organizations').select(sql.lit(1).as('one')).where('id', '=', id).executeTakeFirst();
  if (!found) throw new Refused({ code: 'record.not-found' });
}

async function insertClosure(tx: Tx, organizationId: string, id: string, { firstDay, lastDay, ...rest }: ClosureDays): Promise<void> {
  await tx.db
    .insertInto('closureDays')
    .values({ id, organizationId, firstDay, lastDay: lastDay ?? firstDay, ...rest })
    .execute();
}
