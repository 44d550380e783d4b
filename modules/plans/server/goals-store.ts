import { sql } from 'kysely';
import { type CalendarDate, type DataCategory, Refused } from '#kernel';
import { type CaseRow, loadCaseForWork } from '#modules/cases/server/index.ts';
import { changeVersioned, createAllOnce, record, type Tx, write } from '#platform';
import { type GoalOutcome, GoalScale, InterventionStatus } from '../model.ts';
import { fitsScale } from '../rules-progress.ts';
import { goalConcluded, goalReopened, interventionMoved, progressInError, progressRecorded } from './events.ts';
import { subjectOf } from './store.ts';

/** How far a goal has come on a day. */
export interface Figure {
  readonly id: string;
  readonly recordedOn: CalendarDate;
  readonly value: number;
  readonly note: string;
}

/** Notes how far goals have come, by the id of the goal. Refuses `plan.value-off-scale`, `plan.progress-in-future`, `case.closed`, `create.id-reused`. */
export async function recordProgress(tx: Tx, figures: ReadonlyMap<string, Figure>): Promise<void> {
  const goals = await loadGoalsForWork(tx, [...figures.keys()]);
  const asked = [...figures].map(([goalId, entry]) => ({ id: entry.id, body: { goalId, entry }, goal: find(goals, goalId) }));
  for (const { body, goal } of asked) {
    if (body.entry.recordedOn > tx.today) throw new Refused({ code: 'plan.progress-in-future' });
    if (!fitsScale(goal.scale, body.entry.value)) throw new Refused({ code: 'plan.value-off-scale', scale: goal.scale });
  }
  await createAllOnce(tx, 'goal-progress', asked, async (fresh) => {
    const before = await lastValues(
      tx,
      fresh.map(({ body }) => ({ goalId: body.goalId, until: body.entry.recordedOn })),
    );
    await write(
      tx,
      tx.db
        .insertInto('goalProgress')
        .values(fresh.map(({ body: { goalId, entry }, goal }) => ({ ...entry, goalId, caseId: goal.of.id, category: goal.category }))),
    );
    for (const { body, goal } of fresh) {
      const { goalId, entry } = body;
      const { measure, scale, unit, target } = goal;
      record(tx, progressRecorded, about(goal), {
        ...{ goalId, progressId: entry.id, measure, scale, unit, target, before: before.get(goalId) ?? null },
        on: entry.recordedOn,
        value: entry.value,
      });
    }
  });
}

/** Marks an entry as a mistake; it no longer counts and stays in the record. Refuses `record.not-found`, `write.conflict`. */
export async function markProgressInError(tx: Tx, progressId: string, seen: number, reason: string): Promise<void> {
  const entry = await tx.db
    .selectFrom('goalProgress')
    .select('goalId')
    .where('id', '=', progressId)
    .where('enteredInErrorAt', 'is', null)
    .executeTakeFirst();
  if (!entry) throw new Refused({ code: 'record.not-found' });
  const goal = await loadGoalForWork(tx, entry.goalId);
  await changeVersioned(tx, 'goalProgress', progressId, seen, {
    enteredInErrorAt: tx.now.toString(),
    enteredInErrorBy: tx.actor.userId,
    enteredInErrorReason: reason,
  });
  const { measure, scale, unit } = goal;
  record(tx, progressInError, about(goal), { goalId: entry.goalId, progressId, measure, scale, unit });
}

/** Says how a goal ended, or (null) that it goes on after all. Refuses `write.conflict`, `plan.progress-in-future`. */
export async function concludeGoal(
  tx: Tx,
  goalId: string,
  seen: number,
  end: { outcome: GoalOutcome; on: CalendarDate; note: string } | null,
): Promise<void> {
  const goal = await loadGoalForWork(tx, goalId);
  if (end && end.on > tx.today) throw new Refused({ code: 'plan.progress-in-future' });
  await changeVersioned(tx, 'goals', goalId, seen, {
    outcome: end?.outcome ?? null,
    outcomeOn: end?.on ?? null,
    outcomeNote: end?.note ?? null,
  });
  const { measure, scale, unit } = goal;
  if (end) record(tx, goalConcluded, about(goal), { goalId, measure, scale, unit, outcome: end.outcome, on: end.on });
  else record(tx, goalReopened, about(goal), { goalId, measure, scale, unit });
}

/** Says that an intervention runs, is done or was stopped. Refuses `record.not-found`, `write.conflict`, `plan.progress-in-future`. */
export async function moveIntervention(
  tx: Tx,
  interventionId: string,
  seen: number,
  move: { status: InterventionStatus; on: CalendarDate; note: string },
): Promise<void> {
  const row = await tx.db.selectFrom('interventions').select(['goalId', 'status']).where('id', '=', interventionId).executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  const goal = await loadGoalForWork(tx, row.goalId);
  if (move.on > tx.today) throw new Refused({ code: 'plan.progress-in-future' });
  await changeVersioned(tx, 'interventions', interventionId, seen, { status: move.status, statusOn: move.on, statusNote: move.note });
  const { what } = await tx.db
    .selectFrom('planInterventions')
    .select('what')
    .where('interventionId', '=', interventionId)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  record(tx, interventionMoved, about(goal), { interventionId, what, from: InterventionStatus.parse(row.status), to: move.status });
}

interface GoalRow {
  readonly scale: GoalScale;
  readonly measure: string;
  readonly unit: string;
  readonly target: number | null;
  readonly category: DataCategory;
  readonly of: CaseRow;
}

async function loadGoalForWork(tx: Tx, goalId: string): Promise<GoalRow> {
  return find(await loadGoalsForWork(tx, [goalId]), goalId);
}

/** Each goal as the last version that speaks of it says, by its id. Refuses `record.not-found` if one of them is absent or hidden, and `case.closed`. */
async function loadGoalsForWork(tx: Tx, goalIds: readonly string[]): Promise<ReadonlyMap<string, GoalRow>> {
  const rows = await tx.db
    .selectFrom('planGoals as p')
    .innerJoin('plans as v', 'v.id', 'p.planId')
    .distinctOn('p.goalId')
    .select(['p.goalId', 'p.caseId', 'p.scale', 'p.measure', 'p.unit', 'p.target', 'p.category'])
    .where('p.goalId', 'in', goalIds)
    .where('v.status', '<>', 'withdrawn')
    .orderBy('p.goalId')
    .orderBy((eb) => eb('v.status', '=', 'in_force'), 'desc')
    .orderBy('v.number', 'desc')
    .execute();
  if (rows.length < goalIds.length) throw new Refused({ code: 'record.not-found' });
  const cases = new Map<string, CaseRow>();
  for (const caseId of new Set(rows.map((row) => row.caseId).sort())) cases.set(caseId, await loadCaseForWork(tx, caseId));
  return new Map(
    rows.map((row) => [
      row.goalId,
      { ...row, scale: GoalScale.parse(row.scale), category: row.category as DataCategory, of: find(cases, row.caseId) },
    ]),
  );
}

/** The last figure of each goal up to a day, by the id of the goal; nothing for one that has none. */
async function lastValues(tx: Tx, goals: readonly { goalId: string; until: CalendarDate }[]): Promise<ReadonlyMap<string, number>> {
  const [goalIds, days] = [goals.map(({ goalId }) => goalId), goals.map(({ until }) => until)];
  const { rows } = await sql<{ goalId: string; value: number }>`SELECT e.goal_id AS "goalId", l.value
    FROM unnest(${goalIds}::uuid[], ${days}::date[]) AS e(goal_id, until), LATERAL (
      SELECT p.value FROM goal_progress p
      WHERE p.network_id = ${tx.actor.networkId} AND p.goal_id = e.goal_id AND p.entered_in_error_at IS NULL AND p.recorded_on <= e.until
      ORDER BY p.recorded_on DESC, p.created_at DESC LIMIT 1
    ) l`.execute(tx.db);
  return new Map(rows.map(({ goalId, value }) => [goalId, value]));
}

function find<Found>(all: ReadonlyMap<string, Found>, id: string): Found {
  const found = all.get(id);
  if (!found) throw new Refused({ code: 'record.not-found' });
  return found;
}

function about({ of, category }: GoalRow) {
  return { ...subjectOf(of), category };
}
