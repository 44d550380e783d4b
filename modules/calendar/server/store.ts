import { sql } from 'kysely';
import { DataCategory, Refused } from '#kernel';
import type { Tx } from '#platform';
import { AppointmentReason, AppointmentStatus, type AppointmentView, type NewAppointment, Transport } from '../model.ts';

/** Stores a new appointment with its workers; the database refuses it when the client or a worker is elsewhere at that time. */
export async function insertAppointment(tx: Tx, { workers, ...appointment }: NewAppointment, personId: string): Promise<void> {
  await tx.db
    .insertInto('appointments')
    .values({ ...appointment, personId, timeZone: tx.actor.timeZone })
    .execute();
  await insertWorkers(tx, appointment, workers);
}

/** Puts these workers in place of the former ones. */
export async function replaceWorkers(tx: Tx, appointment: AppointmentView, workers: NewAppointment['workers']): Promise<void> {
  await tx.db.deleteFrom('appointmentWorkers').where('appointmentId', '=', appointment.id).execute();
  await insertWorkers(tx, appointment, workers);
}

async function insertWorkers(
  tx: Tx,
  of: { id: string; caseId: string; category: string; startsAt: string; endsAt: string },
  workers: NewAppointment['workers'],
): Promise<void> {
  if (workers.length === 0) return;
  const during = sql<string>`tstzrange(${of.startsAt}::timestamptz, ${of.endsAt}::timestamptz)`;
  const rows = workers.map((worker) => ({ ...worker, appointmentId: of.id, caseId: of.caseId, category: of.category, during }));
  await tx.db.insertInto('appointmentWorkers').values(rows).execute();
}

/** One appointment; refuses `record.not-found` when it does not exist or is hidden from the actor. */
export async function loadAppointment(tx: Tx, id: string): Promise<AppointmentView> {
  const row = await appointmentRows(tx).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  return toView(row);
}

/** The rows of appointments with the names a calendar shows. */
export function appointmentRows(tx: Tx) {
  return tx.db
    .selectFrom('appointments as a')
    .leftJoin('persons as p', 'p.id', 'a.personId')
    .leftJoin('organizations as o', 'o.id', 'a.organizationId')
    .select([
      'a.id',
      'a.caseId',
      'a.personId',
      'a.category',
      'a.title',
      'a.startsAt',
      'a.endsAt',
      'a.timeZone',
      'a.place',
      'a.organizationId',
      'a.transport',
      'a.others',
      'a.seriesId',
      'a.seriesPosition',
      'a.transportNote',
    ])
    .select(sql<boolean>`coalesce(a.rhythm_starts_at <> a.starts_at, false)`.as('isMoved'))
    .select(['a.status', 'a.statusReason', 'a.interventionId', 'a.version', 'o.name as organizationName'])
    .select(sql<string | null>`nullif(trim(coalesce(p.preferred_name, p.given_names) || ' ' || p.family_name), '')`.as('personName'))
    .select(
      sql<
        AppointmentView['workers']
      >`coalesce((SELECT jsonb_agg(jsonb_build_object('userId', w.user_id, 'name', u.given_name || ' ' || u.family_name, 'accompanies', w.accompanies) ORDER BY u.family_name, u.id)
        FROM appointment_workers w JOIN users u ON u.network_id = w.network_id AND u.id = w.user_id WHERE w.network_id = a.network_id AND w.appointment_id = a.id), '[]')`.as(
        'workers',
      ),
    );
}

type AppointmentRow = Awaited<ReturnType<ReturnType<typeof appointmentRows>['executeTakeFirstOrThrow']>>;

export function toView(row: AppointmentRow): AppointmentView {
  return {
    ...row,
    category: DataCategory.parse(row.category) as AppointmentView['category'],
    transport: Transport.parse(row.transport),
    status: AppointmentStatus.parse(row.status),
    statusReason: AppointmentReason.nullable().parse(row.statusReason),
  };
}
