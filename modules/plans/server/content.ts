import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type CalendarDate, canonicalJson, type DataCategory, Money, Refused } from '#kernel';
import { asSystem, type Tx } from '#platform';
import type { ContentGoal, ContentIntervention, GoalId, InterventionId, PlanContent, PlanId } from '../model.ts';
import { CostPer, Funding, GoalScale, Recurrence } from '../model.ts';
import type { PlanRow } from './store.ts';

/** What one version says, as far as the actor may see it. */
export async function loadContent(tx: Tx, plan: PlanRow): Promise<PlanContent> {
  const interventions = await loadInterventions(tx, plan.id);
  const goals = await tx.db
    .selectFrom('planGoals')
    .select(['goalId', 'clientWords', 'measure', 'scale', 'unit', 'baseline', 'target', 'targetOn'])
    .select(['strengths', 'needIds', 'strengthIds', 'internalNote', 'category'])
    .where('planId', '=', plan.id)
    .orderBy('position')
    .orderBy('goalId')
    .execute();
  return {
    planId: plan.id as PlanId,
    number: plan.number,
    revisionReason: plan.revisionReason,
    reviewOn: plan.reviewOn,
    emergencyPlan: plan.emergencyPlan,
    goals: goals.map(
      (goal): ContentGoal => ({
        ...goal,
        goalId: goal.goalId as GoalId,
        scale: GoalScale.parse(goal.scale),
        targetOn: goal.targetOn as CalendarDate | null,
        category: goal.category as DataCategory,
        interventions: interventions.get(goal.goalId) ?? [],
      }),
    ),
  };
}

/** The text that is signed: everything of the version but internal notes, in its one canonical spelling, and its SHA-256. */
export function sealContent(content: PlanContent): { content: string; sha256: string } {
  const text = canonicalJson({ ...content, goals: content.goals.map(withoutNotes) });
  return { content: text, sha256: createHash('sha256').update(text).digest('hex') };
}

function withoutNotes({ internalNote, ...goal }: ContentGoal): unknown {
  return { ...goal, interventions: goal.interventions.map(asAgreed) };
}

/** Without the notes; and what was not said about its cost is not in the text, which reads as it did before there were costs. */
function asAgreed({ internalNote, cost, costPer, funding, fundingNote, ...intervention }: ContentIntervention): unknown {
  return {
    ...intervention,
    ...(cost && { cost, costPer }),
    ...(funding && { funding, fundingNote }),
  };
}

/** Refuses `plan.partly-hidden` when the version says more than the actor may see: nobody submits, signs or approves what they cannot read. */
export async function requireWholeSight(tx: Tx, planId: string): Promise<void> {
  const seen = await countParts(tx, planId);
  const all = await asSystem(tx, () => countParts(tx, planId));
  if (seen !== all) throw new Refused({ code: 'plan.partly-hidden' });
}

async function countParts(tx: Tx, planId: string): Promise<number> {
  const goals = await tx.db
    .selectFrom('planGoals')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('planId', '=', planId)
    .executeTakeFirstOrThrow();
  const parts = await tx.db
    .selectFrom('planInterventions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('planId', '=', planId)
    .executeTakeFirstOrThrow();
  return Number(goals.count) + Number(parts.count);
}

async function loadInterventions(tx: Tx, planId: string): Promise<Map<string, ContentIntervention[]>> {
  const rows = await tx.db
    .selectFrom('planInterventions as p')
    .leftJoin('users as u', 'u.id', 'p.responsibleUserId')
    .leftJoin('organizations as o', 'o.id', 'p.responsibleOrganizationId')
    .select([
      'p.goalId',
      'p.interventionId',
      'p.what',
      'p.times',
      'p.per',
      'p.scheduleNote',
      'p.startsOn',
      'p.endsOn',
      'p.dueOn',
      'p.internalNote',
    ])
    .select(['p.cost', 'p.costPer', 'p.funding', 'p.fundingNote'])
    .select(['p.responsibleUserId', 'p.responsibleOrganizationId', 'p.responsibleName'])
    .select(sql<string | null>`coalesce(p.responsible_name, o.name, u.given_name || ' ' || u.family_name)`.as('responsibleShown'))
    .where('p.planId', '=', planId)
    .orderBy('p.position')
    .orderBy('p.interventionId')
    .execute();
  const byGoal = new Map<string, ContentIntervention[]>();
  for (const { goalId, ...row } of rows) {
    const intervention: ContentIntervention = {
      ...row,
      interventionId: row.interventionId as InterventionId,
      per: Recurrence.nullable().parse(row.per),
      startsOn: row.startsOn as CalendarDate | null,
      endsOn: row.endsOn as CalendarDate | null,
      dueOn: row.dueOn as CalendarDate | null,
      cost: Money.nullable().parse(row.cost),
      costPer: CostPer.nullable().parse(row.costPer),
      funding: Funding.nullable().parse(row.funding),
    };
    byGoal.set(goalId, [...(byGoal.get(goalId) ?? []), intervention]);
  }
  return byGoal;
}
