import { sql } from 'kysely';
import { compareInstants, newId, orThrow, Refused } from '#kernel';
import { loadCaseForWork, loadPlace } from '#modules/cases/server/index.ts';
import { changeVersioned, given, record, type Tx } from '#platform';
import type { NewSeries, SeriesCancellation, SeriesChange, SeriesPreview, SeriesRhythm } from '../model-series.ts';
import { freeTimeForAll } from '../rules-busy.ts';
import { datesOf, type ReplannedDate, replan, type SeriesDate } from '../rules-series.ts';
import { busyTimes, collisionOf, type Participants } from './busy.ts';
import { seriesCancelled, seriesChanged, seriesMade } from './events.ts';
import { insertSeries, loadSeries, replaceSeriesWorkers, type StoredSeries } from './series-store.ts';

/** What a rhythm would mean: its dates, what stands in the way of which, and the nearest time at which all are free. */
export async function previewSeries(
  tx: Tx,
  wanted: { caseId: string; rhythm: SeriesRhythm; workers: readonly string[] },
): Promise<SeriesPreview> {
  const { personId, organizationId } = await loadCaseForWork(tx, wanted.caseId);
  const { timeZone } = await loadPlace(tx, organizationId);
  const dates = orThrow(datesOf(wanted.rhythm, timeZone));
  return { timeZone, ...(await withCollisions(tx, dates, timeZone, { personId, userIds: wanted.workers })) };
}

/** Makes a series on an open case. Refuses `series.collides` with every date that cannot be kept, unless these are left out. */
export async function makeSeries(tx: Tx, series: NewSeries): Promise<void> {
  const { personId, organizationId } = await loadCaseForWork(tx, series.caseId);
  const { timeZone } = await loadPlace(tx, organizationId);
  const dates = orThrow(datesOf(series.rhythm, timeZone)).filter(({ position }) => !series.leaveOut.includes(position));
  const first = dates[0];
  if (!first) throw new Refused({ code: 'series.no-date' });
  await requireAllFree(tx, dates, timeZone, { personId, userIds: series.workers.map(({ userId }) => userId) });
  const rows = dates.map((date) => ({ ...date, id: newId() }));
  await insertSeries(tx, series, rows, { personId, timeZone });
  const facts = { seriesId: series.id, title: series.title, count: dates.length, startsAt: first.startsAt };
  record(tx, seriesMade, { caseId: series.caseId, personId, category: series.category }, facts);
}

/** Changes this date and all that follow, or everything ahead: the rhythm, what they are, where, who. Outcomes and dates moved by themselves stay. */
export async function changeSeries(tx: Tx, id: string, seen: number, { from, change, leaveOut }: SeriesChange): Promise<StoredSeries> {
  const series = await loadSeries(tx, id);
  await loadCaseForWork(tx, series.caseId);
  const fromPosition = positionOf(tx, series, from);
  const meant = series.dates.filter((date) => date.position >= fromPosition && date.status === 'planned');
  if (meant.length === 0) throw new Refused({ code: 'series.nothing-left' });
  const { beat, workers, ...fields } = change;
  const plan = beat ? orThrow(replan(series.dates, fromPosition, beat, series.timeZone)) : [];
  const fallsOut = plan.filter((date) => leaveOut.includes(date.position));
  const stays = meant.filter((date) => !leaveOut.includes(date.position));
  if (beat || workers) {
    const moving = new Map(plan.filter((date) => date.moves).map((date) => [date.id, date]));
    const wanted = stays.map((date) => moving.get(date.id) ?? date);
    const userIds = workers?.map(({ userId }) => userId) ?? (await workersOf(tx, stays));
    await requireAllFree(tx, wanted, series.timeZone, { personId: series.personId, userIds, except: meant.map((date) => date.id) });
  }
  await changeVersioned(tx, 'appointmentSeries', id, seen, {
    title: fields.title,
    category: fields.category,
    rhythm: beat ? { ...series.rhythm, ...beat } : undefined,
  });
  await sql`SET CONSTRAINTS appointments_client_elsewhere, appointment_workers_elsewhere DEFERRED`.execute(tx.db);
  await moveDates(tx, plan, fallsOut);
  const ids = stays.map((date) => date.id);
  if (Object.keys(given(fields)).length > 0 && ids.length > 0)
    await tx.db.updateTable('appointments').set(given(fields)).where('id', 'in', ids).execute();
  if (workers && ids.length > 0) await replaceSeriesWorkers(tx, ids, workers);
  await sql`SET CONSTRAINTS appointments_client_elsewhere, appointment_workers_elsewhere IMMEDIATE`.execute(tx.db);
  const changed = await loadSeries(tx, id);
  record(tx, seriesChanged, subjectOf(changed), { ...factsOf(changed, ids.length), fields: Object.keys(given(change)) });
  return changed;
}

/** Cancels this date and all that follow, or everything ahead. What took place or was missed stays as it is. */
export async function cancelSeries(tx: Tx, id: string, seen: number, { from, reason }: SeriesCancellation): Promise<StoredSeries> {
  const series = await loadSeries(tx, id);
  await loadCaseForWork(tx, series.caseId);
  const fromPosition = positionOf(tx, series, from);
  const meant = series.dates.filter((date) => date.position >= fromPosition && date.status === 'planned').map((date) => date.id);
  if (meant.length === 0) throw new Refused({ code: 'series.nothing-left' });
  await changeVersioned(tx, 'appointmentSeries', id, seen, {});
  await tx.db.updateTable('appointments').set({ status: 'cancelled', statusReason: reason }).where('id', 'in', meant).execute();
  record(tx, seriesCancelled, subjectOf(series), { ...factsOf(series, meant.length), reason });
  return loadSeries(tx, id);
}

async function moveDates(tx: Tx, plan: readonly ReplannedDate[], fallsOut: readonly ReplannedDate[]): Promise<void> {
  for (const { id, startsAt, endsAt, moves } of plan) {
    if (fallsOut.some((date) => date.id === id)) continue;
    const times = moves ? { startsAt, endsAt, rhythmStartsAt: startsAt } : { rhythmStartsAt: startsAt };
    await tx.db.updateTable('appointments').set(times).where('id', '=', id).execute();
  }
  if (fallsOut.length === 0) return;
  const ids = fallsOut.map((date) => date.id);
  await tx.db.updateTable('appointments').set({ status: 'cancelled', statusReason: 'rescheduled' }).where('id', 'in', ids).execute();
}

async function requireAllFree(tx: Tx, dates: readonly SeriesDate[], timeZone: string, who: Participants): Promise<void> {
  const { dates: checked, freeTime } = await withCollisions(tx, dates, timeZone, who);
  const collisions = checked.filter((date) => date.collision !== null);
  if (collisions.length === 0) return;
  throw new Refused({ code: 'series.collides', count: collisions.length, all: dates.length, freeTime, collisions } as { code: string });
}

async function withCollisions(
  tx: Tx,
  dates: readonly SeriesDate[],
  timeZone: string,
  who: Participants,
): Promise<Omit<SeriesPreview, 'timeZone'>> {
  const busy = await busyTimes(tx, dates, who);
  const checked = dates.map(({ position, startsAt, endsAt }) => ({
    position,
    startsAt,
    endsAt,
    collision: collisionOf(tx, { startsAt, endsAt }, busy),
  }));
  const collides = checked.some((date) => date.collision !== null);
  return { dates: checked, freeTime: collides ? (freeTimeForAll(dates, busy, timeZone) ?? null) : null };
}

/** The place from which a change counts: the named date, or the first that lies ahead. */
function positionOf(tx: Tx, series: StoredSeries, from: string | null): number {
  const date = from
    ? series.dates.find(({ id }) => id === from)
    : series.dates.find(({ startsAt, status }) => status === 'planned' && compareInstants(startsAt, tx.now) > 0);
  if (!date) throw new Refused({ code: from ? 'record.not-found' : 'series.nothing-left' });
  return date.position;
}

async function workersOf(tx: Tx, dates: readonly { id: string }[]): Promise<string[]> {
  if (dates.length === 0) return [];
  const ids = dates.map((date) => date.id);
  const rows = await tx.db.selectFrom('appointmentWorkers').select('userId').distinct().where('appointmentId', 'in', ids).execute();
  return rows.map((row) => row.userId);
}

function factsOf(series: StoredSeries, count: number) {
  return { seriesId: series.id, title: series.title, count };
}

function subjectOf({ caseId, personId, category }: StoredSeries) {
  return { caseId, personId, category };
}
