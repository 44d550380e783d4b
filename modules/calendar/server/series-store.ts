import { sql } from 'kysely';
import { Refused } from '#kernel';
import { json, type Tx, write } from '#platform';
import { AppointmentStatus, type NewAppointment } from '../model.ts';
import { type NewSeries, SeriesRhythm, type SeriesView } from '../model-series.ts';
import type { SeriesDate } from '../rules-series.ts';

/** A series as it stands, with the client it is for. */
export interface StoredSeries extends SeriesView {
  readonly personId: string;
  readonly category: NewAppointment['category'];
}

/** Stores a series with every date of it as an appointment, and their workers. Answers the ids in the order of the dates. */
export async function insertSeries(
  tx: Tx,
  { leaveOut: _, workers, rhythm, id, ...common }: NewSeries,
  dates: readonly (SeriesDate & { id: string })[],
  of: { personId: string; timeZone: string },
): Promise<void> {
  const { caseId, title, category } = common;
  await write(tx, tx.db.insertInto('appointmentSeries').values({ id, caseId, title, category, ...of, rhythm: json(rhythm) }));
  await write(
    tx,
    tx.db.insertInto('appointments').values(
      dates.map(({ position, ...date }) => ({
        ...common,
        ...date,
        ...of,
        seriesId: id,
        seriesPosition: position,
        rhythmStartsAt: date.startsAt,
      })),
    ),
  );
  await insertSeriesWorkers(
    tx,
    dates.map((date) => date.id),
    workers,
  );
}

/** Puts these workers on all these appointments, in place of whoever was on them. */
export async function replaceSeriesWorkers(tx: Tx, appointmentIds: readonly string[], workers: NewSeries['workers']): Promise<void> {
  await tx.db
    .deleteFrom('appointmentWorkers')
    .where('appointmentId', 'in', [...appointmentIds])
    .execute();
  await insertSeriesWorkers(tx, appointmentIds, workers);
}

async function insertSeriesWorkers(tx: Tx, appointmentIds: readonly string[], workers: NewSeries['workers']): Promise<void> {
  for (const { userId, accompanies } of workers)
    await sql`INSERT INTO appointment_workers (appointment_id, case_id, category, during, user_id, accompanies)
      SELECT id, case_id, category, tstzrange(starts_at, ends_at), ${userId}, ${accompanies} FROM appointments WHERE id = ANY (${[...appointmentIds]}::uuid[])`.execute(
      tx.db,
    );
}

/** One series; refuses `record.not-found` when it does not exist or is hidden from the actor. */
export async function loadSeries(tx: Tx, id: string): Promise<StoredSeries> {
  const [series] = await listSeries(tx, { id });
  if (!series) throw new Refused({ code: 'record.not-found' });
  return series;
}

/** The series of a case with every date of theirs, in the order in which they began. */
export async function listSeries(tx: Tx, { id, caseId }: { id?: string; caseId?: string }): Promise<StoredSeries[]> {
  const rows = await tx.db
    .selectFrom('appointmentSeries')
    .select(['id', 'caseId', 'personId', 'category', 'title', 'rhythm', 'timeZone', 'version'])
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(caseId !== undefined, (query) => query.where('caseId', '=', caseId ?? ''))
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const dates = await tx.db
    .selectFrom('appointments')
    .select(['id', 'seriesId', 'seriesPosition', 'rhythmStartsAt', 'startsAt', 'endsAt', 'status'])
    .where(
      'seriesId',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('seriesPosition')
    .execute();
  return rows.map((row) => ({
    ...row,
    category: row.category as StoredSeries['category'],
    rhythm: SeriesRhythm.parse(row.rhythm),
    dates: dates
      .filter((date) => date.seriesId === row.id)
      .map(({ seriesPosition, rhythmStartsAt, status, seriesId: _, ...date }) => ({
        ...date,
        position: seriesPosition ?? 0,
        status: AppointmentStatus.parse(status),
        isMoved: rhythmStartsAt !== date.startsAt,
      })),
  }));
}
