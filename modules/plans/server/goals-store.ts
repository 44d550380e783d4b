import { type CalendarDate, type DataCategory, Refused } from '#kernel';
import { type CaseRow, loadCaseForWork } from '#modules/cases/server/index.ts';
import { changeVersioned, createOnce, record, type Tx } from '#platform';
import { type GoalOutcome, GoalScale, InterventionStatus } from '../model.ts';
import { fitsScale } from '../rules-progress.ts';
import { goalConcluded, goalReopened, interventionMoved, progressInError, progressRecorded } from './events.ts';
import { subjectOf } from './store.ts';

/** Notes how far a goal has come. Refuses `plan.value-off-scale`, `plan.progress-in-future`, `case.closed`, `create.id-reused`. */
export async function recordProgress(
  tx: Tx,
  goalId: string,
  entry: { id: string; recordedOn: CalendarDate; value: number; note: string },
): Promise<void> {
  const { goal, of } = await loadGoalForWork(tx, goalId);
  if (entry.recordedOn > tx.today) throw new Refused({ code: 'plan.progress-in-future' });
  if (!fitsScale(goal.scale, entry.value)) throw new Refused({ code: 'plan.value-off-scale', scale: goal.scale });
  await createOnce(tx, { kind: 'goal-progress', id: entry.id, body: { goalId, entry } }, async () => {
    const before = await lastValue(tx, goalId, entry.recordedOn);
    await tx.db
      .insertInto('goalProgress')
      .values({ ...entry, goalId, caseId: of.id, category: goal.category })
      .execute();
    const { measure, scale, unit, target } = goal;
    record(tx, progressRecorded, about(of, goal), {
      ...{ goalId, progressId: entry.id, measure, scale, unit, target, before },
      on: entry.recordedOn,
      value: entry.value,
    });
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
  const { goal, of } = await loadGoalForWork(tx, entry.goalId);
  await changeVersioned(tx, 'goalProgress', progressId, seen, {
    enteredInErrorAt: tx.now.toString(),
    enteredInErrorBy: tx.actor.userId,
    enteredInErrorReason: reason,
  });
  const { measure, scale, unit } = goal;
  record(tx, progressInError, about(of, goal), { goalId: entry.goalId, progressId, measure, scale, unit });
}

/** Says how a goal ended, or (null) that it goes on after all. Refuses `write.conflict`, `plan.progress-in-future`. */
export async function concludeGoal(
  tx: Tx,
  goalId: string,
  seen: number,
  end: { outcome: GoalOutcome; on: CalendarDate; note: string } | null,
): Promise<void> {
  const { goal, of } = await loadGoalForWork(tx, goalId);
  if (end && end.on > tx.today) throw new Refused({ code: 'plan.progress-in-future' });
  await changeVersioned(tx, 'goals', goalId, seen, {
    outcome: end?.outcome ?? null,
    outcomeOn: end?.on ?? null,
    outcomeNote: end?.note ?? null,
  });
  const { measure, scale, unit } = goal;
  if (end) record(tx, goalConcluded, about(of, goal), { goalId, measure, scale, unit, outcome: end.outcome, on: end.on });
  else record(tx, goalReopened, about(of, goal), { goalId, measure, scale, unit });
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
  const { goal, of } = await loadGoalForWork(tx, row.goalId);
  if (move.on > tx.today) throw new Refused({ code: 'plan.progress-in-future' });
  await changeVersioned(tx, 'interventions', interventionId, seen, { status: move.status, statusOn: move.on, statusNote: move.note });
  const { what } = await tx.db
    .selectFrom('planInterventions')
    .select('what')
    .where('interventionId', '=', interventionId)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  record(tx, interventionMoved, about(of, goal), { interventionId, what, from: InterventionStatus.parse(row.status), to: move.status });
}

interface GoalRow {
  readonly scale: GoalScale;
  readonly measure: string;
  readonly unit: string;
  readonly target: number | null;
  readonly category: DataCategory;
}

/** The goal as the last version that speaks of it says. */
async function loadGoalForWork(tx: Tx, goalId: string): Promise<{ goal: GoalRow; of: CaseRow }> {
  const row = await tx.db
    .selectFrom('planGoals as p')
    .innerJoin('plans as v', 'v.id', 'p.planId')
    .select(['p.caseId', 'p.scale', 'p.measure', 'p.unit', 'p.target', 'p.category'])
    .where('p.goalId', '=', goalId)
    .where('v.status', '<>', 'withdrawn')
    .orderBy((eb) => eb('v.status', '=', 'in_force'), 'desc')
    .orderBy('v.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  const of = await loadCaseForWork(tx, row.caseId);
  return { goal: { ...row, scale: GoalScale.parse(row.scale), category: row.category as DataCategory }, of };
}

async function lastValue(tx: Tx, goalId: string, until: CalendarDate): Promise<number | null> {
  const last = await tx.db
    .selectFrom('goalProgress')
    .select('value')
    .where('goalId', '=', goalId)
    .where('enteredInErrorAt', 'is', null)
    .where('recordedOn', '<=', until)
    .orderBy('recordedOn', 'desc')
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.value ?? null;
}

function about(of: CaseRow, goal: GoalRow) {
  return { ...subjectOf(of), category: goal.category };
}
