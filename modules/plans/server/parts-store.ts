import { type RawBuilder, sql } from 'kysely';
import { type DataCategory, newId, Refused } from '#kernel';
import type { CaseRow } from '#modules/cases/server/index.ts';
import { asSystem, changeVersioned, createAllOnce, createOnce, record, type Tx, write } from '#platform';
import type { GoalChange, GoalFields, InterventionChange, InterventionFields } from '../model.ts';
import { planChanged } from './events.ts';
import { loadPlanForWriting, type PlanRow, subjectOf } from './store.ts';

/** A goal on its way into a draft. Its id stays the same through all later versions. */
export interface AddedGoal {
  readonly id: string;
  readonly fields: GoalFields;
}

/** Adds goals to a draft, behind those it has and in this order. Refuses `plan.frozen`, `create.id-reused`, `record.referenced`. */
export async function addGoals(tx: Tx, planId: string, goals: readonly AddedGoal[]): Promise<void> {
  const { plan, of } = await loadPlanForWriting(tx, planId);
  await requireGrounds(tx, plan, {
    needIds: goals.flatMap(({ fields }) => fields.needIds),
    strengthIds: goals.flatMap(({ fields }) => fields.strengthIds),
  });
  const asked = goals.map(({ id, fields }) => ({ id, fields, body: { planId, goal: fields } }));
  await createAllOnce(tx, 'goal', asked, async (fresh) => {
    const { caseId } = plan;
    await write(tx, tx.db.insertInto('goals').values(fresh.map(({ id, fields: { category } }) => ({ id, caseId, category }))));
    await write(
      tx,
      tx.db.insertInto('planGoals').values(
        fresh.map(({ id: goalId, fields }, at) => ({
          ...{ id: newId(), planId, goalId, caseId },
          ...fields,
          position: nextPosition('plan_goals', planId, at),
        })),
      ),
    );
    for (const { id, fields } of fresh) note(tx, of, plan, { part: 'goal', change: 'added', partId: id, category: fields.category });
  });
}

/** Changes a goal of a draft. A goal that becomes more protected takes its history with it. Refuses `plan.frozen`, `write.conflict`. */
export async function changeGoal(tx: Tx, planId: string, goalId: string, seen: number, change: GoalChange): Promise<void> {
  const { plan, of } = await loadPlanForWriting(tx, planId);
  await requireGrounds(tx, plan, change);
  const row = await loadPlanGoal(tx, planId, goalId);
  await changeVersioned(tx, 'planGoals', row.id, seen, change);
  if (change.category !== undefined && change.category !== row.category) await recategorize(tx, goalId, planId, change.category);
  note(tx, of, plan, { part: 'goal', change: 'changed', partId: goalId, category: change.category ?? row.category });
}

/** Takes a goal and its interventions out of a draft. Refuses `plan.frozen`, `write.conflict` if somebody changed it meanwhile. */
export async function removeGoal(tx: Tx, planId: string, goalId: string, seen: number): Promise<void> {
  const { plan, of } = await loadPlanForWriting(tx, planId);
  const row = await loadPlanGoal(tx, planId, goalId);
  await changeVersioned(tx, 'planGoals', row.id, seen, {});
  const parts = await tx.db
    .selectFrom('planInterventions')
    .select('interventionId')
    .where('planId', '=', planId)
    .where('goalId', '=', goalId)
    .execute();
  await tx.db.deleteFrom('planInterventions').where('planId', '=', planId).where('goalId', '=', goalId).execute();
  await tx.db.deleteFrom('planGoals').where('id', '=', row.id).execute();
  for (const { interventionId } of parts) await forgetIntervention(tx, interventionId);
  await tx.db
    .deleteFrom('goals as g')
    .where('g.id', '=', goalId)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('planGoals as p').select('p.id').where('p.goalId', '=', goalId))))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('goalProgress as e').select('e.id').where('e.goalId', '=', goalId))))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('interventions as i').select('i.id').where('i.goalId', '=', goalId))))
    .execute();
  note(tx, of, plan, { part: 'goal', change: 'removed', partId: goalId, category: row.category });
}

/** Adds an intervention to a goal of a draft. Refuses `plan.frozen`, `record.not-found`, `create.id-reused`. */
export async function addIntervention(
  tx: Tx,
  planId: string,
  goalId: string,
  interventionId: string,
  fields: InterventionFields,
): Promise<void> {
  const { plan, of } = await loadPlanForWriting(tx, planId);
  await createOnce(tx, { kind: 'intervention', id: interventionId, body: { planId, goalId, fields } }, async () => {
    const { category } = await loadPlanGoal(tx, planId, goalId);
    const place = { goalId, caseId: plan.caseId, category };
    await tx.db
      .insertInto('interventions')
      .values({ id: interventionId, ...place })
      .execute();
    await tx.db
      .insertInto('planInterventions')
      .values({
        id: newId(),
        planId,
        interventionId,
        ...place,
        ...fields,
        position: nextPosition('plan_interventions', planId),
      })
      .execute();
    note(tx, of, plan, { part: 'intervention', change: 'added', partId: interventionId, category });
  });
}

/** Changes an intervention of a draft. Refuses `plan.frozen`, `write.conflict`. */
export async function changeIntervention(
  tx: Tx,
  planId: string,
  interventionId: string,
  seen: number,
  change: InterventionChange,
): Promise<void> {
  const { plan, of } = await loadPlanForWriting(tx, planId);
  const row = await loadPlanIntervention(tx, planId, interventionId);
  await changeVersioned(tx, 'planInterventions', row.id, seen, change);
  note(tx, of, plan, { part: 'intervention', change: 'changed', partId: interventionId, category: row.category });
}

/** Takes an intervention out of a draft. Refuses `plan.frozen`, `write.conflict`. */
export async function removeIntervention(tx: Tx, planId: string, interventionId: string, seen: number): Promise<void> {
  const { plan, of } = await loadPlanForWriting(tx, planId);
  const row = await loadPlanIntervention(tx, planId, interventionId);
  await changeVersioned(tx, 'planInterventions', row.id, seen, {});
  await tx.db.deleteFrom('planInterventions').where('id', '=', row.id).execute();
  await forgetIntervention(tx, interventionId);
  note(tx, of, plan, { part: 'intervention', change: 'removed', partId: interventionId, category: row.category });
}

/** What a goal rests on are needs and strengths of the same case; those the actor may not see count too, for a colleague may have named them. */
async function requireGrounds(tx: Tx, { caseId }: PlanRow, { needIds = [], strengthIds = [] }: GoalChange): Promise<void> {
  if (needIds.length + strengthIds.length === 0) return;
  const known = await asSystem(tx, async () => [
    ...(needIds.length === 0
      ? []
      : await tx.db.selectFrom('needs').select('id').where('caseId', '=', caseId).where('id', 'in', needIds).execute()),
    ...(strengthIds.length === 0
      ? []
      : await tx.db.selectFrom('strengths').select('id').where('caseId', '=', caseId).where('id', 'in', strengthIds).execute()),
  ]);
  if (known.length < new Set([...needIds, ...strengthIds]).size) throw new Refused({ code: 'record.referenced' });
}

async function loadPlanGoal(tx: Tx, planId: string, goalId: string): Promise<Part> {
  const row = await tx.db
    .selectFrom('planGoals')
    .select(['id', 'category'])
    .where('planId', '=', planId)
    .where('goalId', '=', goalId)
    .executeTakeFirst();
  return toPart(row);
}

async function loadPlanIntervention(tx: Tx, planId: string, interventionId: string): Promise<Part> {
  const row = await tx.db
    .selectFrom('planInterventions')
    .select(['id', 'category'])
    .where('planId', '=', planId)
    .where('interventionId', '=', interventionId)
    .executeTakeFirst();
  return toPart(row);
}

interface Part {
  readonly id: string;
  readonly category: DataCategory;
}

function toPart(row: { id: string; category: string } | undefined): Part {
  if (!row) throw new Refused({ code: 'record.not-found' });
  return { id: row.id, category: row.category as DataCategory };
}

/** Behind what the plan has already, as part of the statement that inserts; `at` counts what it inserts. */
function nextPosition(table: 'plan_goals' | 'plan_interventions', planId: string, at = 0): RawBuilder<number> {
  return sql`(SELECT coalesce(max(p.position), 0) + 1 + ${at}::integer FROM ${sql.table(table)} p WHERE p.plan_id = ${planId})`;
}

/** An intervention that was only ever in this draft leaves nothing behind but its history. */
async function forgetIntervention(tx: Tx, interventionId: string): Promise<void> {
  await tx.db
    .deleteFrom('interventions as i')
    .where('i.id', '=', interventionId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('planInterventions as p').select('p.id').where('p.interventionId', '=', interventionId))),
    )
    .execute();
}

async function recategorize(tx: Tx, goalId: string, planId: string, category: DataCategory): Promise<void> {
  await tx.db.updateTable('goals').set({ category }).where('id', '=', goalId).execute();
  await tx.db.updateTable('goalProgress').set({ category }).where('goalId', '=', goalId).execute();
  await tx.db.updateTable('interventions').set({ category }).where('goalId', '=', goalId).execute();
  await tx.db.updateTable('planInterventions').set({ category }).where('planId', '=', planId).where('goalId', '=', goalId).execute();
}

interface Change {
  readonly part: 'goal' | 'intervention';
  readonly change: 'added' | 'changed' | 'removed';
  readonly partId: string;
  readonly category: DataCategory;
}

function note(tx: Tx, of: CaseRow, plan: PlanRow, { category, ...change }: Change): void {
  record(tx, planChanged, { ...subjectOf(of), category }, { planId: plan.id, number: plan.number, ...change });
}
