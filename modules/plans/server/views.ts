import { sql } from 'kysely';
import { type CalendarDate, type Instant, Refused } from '#kernel';
import { timerDeadline } from '#modules/cases/index.ts';
import { loadCaseSettings, loadPlace } from '#modules/cases/server/index.ts';
import type { Tx } from '#platform';
import { type ContentGoal, GoalOutcome, InterventionStatus, type PlanId } from '../model.ts';
import type { CasePlanView, GoalView, InterventionView, PlanView } from '../model-views.ts';
import { isOut, isWritable, type Missing, missingForSigning } from '../rules.ts';
import { loadContent, sealContent } from './content.ts';
import { nameOf, signaturesOf } from './signature-views.ts';
import { listPlanRows, loadPlan, type PlanRow } from './store.ts';

/** Everything the plan pane of a case shows. Refuses `record.not-found`. */
export async function viewCasePlan(tx: Tx, caseId: string): Promise<CasePlanView & { personId: string }> {
  const of = await tx.db.selectFrom('cases').select(['personId', 'organizationId']).where('id', '=', caseId).executeTakeFirst();
  if (!of) throw new Refused({ code: 'record.not-found' });
  const rows = await listPlanRows(tx, caseId);
  const inWork = rows.find(({ status }) => isWritable(status) || isOut(status));
  const inForce = rows.find(({ status }) => status === 'in_force');
  const settings = await loadCaseSettings(tx, caseId);
  return {
    personId: of.personId,
    inWork: inWork ? await viewPlanRow(tx, inWork) : null,
    inForce: inForce ? await viewPlanRow(tx, inForce) : null,
    versions: rows.map(toVersion),
    suggestedReviewOn: timerDeadline(settings, 'plan_review_due', tx.today, await loadPlace(tx, of.organizationId))?.dueDate ?? null,
    parties: settings.planApprovals,
  };
}

/** One version with how its goals and interventions go. Refuses `record.not-found`. */
export async function viewPlan(tx: Tx, planId: string): Promise<PlanView> {
  return viewPlanRow(tx, await loadPlan(tx, planId));
}

async function viewPlanRow(tx: Tx, plan: PlanRow): Promise<PlanView> {
  const content = await loadContent(tx, plan);
  const { organizationId, ...names } = await namesAround(tx, plan.id);
  const { id, basedOnId, copyId, asked, submittedBy, ...row } = plan;
  return {
    ...row,
    ...names,
    id: id as PlanId,
    basedOnId: basedOnId as PlanId | null,
    createdAt: row.createdAt as Instant,
    submittedAt: row.submittedAt as Instant | null,
    returnedAt: row.returnedAt as Instant | null,
    sha256: sealContent(content).sha256,
    missing: isWritable(plan.status) ? toMissingView(missingForSigning(content, tx.today)) : [],
    signatures: await signaturesOf(tx, plan, organizationId),
    goals: await goalsOf(tx, plan, content.goals),
  };
}

async function namesAround(tx: Tx, planId: string) {
  return tx.db
    .selectFrom('plans as p')
    .innerJoin('cases as c', 'c.id', 'p.caseId')
    .leftJoin('users as a', 'a.id', 'p.createdBy')
    .leftJoin('users as s', 's.id', 'p.submittedBy')
    .leftJoin('users as r', 'r.id', 'p.returnedBy')
    .select(['c.organizationId', nameOf('a').as('createdByName'), nameOf('s').as('submittedByName'), nameOf('r').as('returnedByName')])
    .where('p.id', '=', planId)
    .executeTakeFirstOrThrow();
}

async function goalsOf(tx: Tx, plan: PlanRow, goals: readonly ContentGoal[]): Promise<GoalView[]> {
  const running = await tx.db
    .selectFrom('planGoals as p')
    .innerJoin('goals as g', 'g.id', 'p.goalId')
    .select(['p.goalId', 'p.version', 'g.outcome', 'g.outcomeOn', 'g.outcomeNote', 'g.version as outcomeVersion'])
    .where('p.planId', '=', plan.id)
    .execute();
  const byId = new Map(running.map((row) => [row.goalId as string, row]));
  const progress = await progressOfGoals(
    tx,
    goals.map((goal) => goal.goalId),
  );
  const interventions = await interventionsOf(tx, plan, goals);
  return goals.flatMap((goal): GoalView[] => {
    const row = byId.get(goal.goalId);
    if (!row) return [];
    return [
      {
        ...goal,
        version: row.version,
        outcome: GoalOutcome.nullable().parse(row.outcome),
        outcomeOn: row.outcomeOn as CalendarDate | null,
        outcomeNote: row.outcomeNote,
        outcomeVersion: row.outcomeVersion,
        progress: progress.get(goal.goalId) ?? [],
        interventions: interventions.get(goal.goalId) ?? [],
      },
    ];
  });
}

async function progressOfGoals(tx: Tx, goalIds: readonly string[]): Promise<Map<string, GoalView['progress']>> {
  if (goalIds.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('goalProgress as e')
    .leftJoin('users as u', 'u.id', 'e.createdBy')
    .select(['e.id', 'e.goalId', 'e.recordedOn', 'e.value', 'e.note', 'e.createdAt', 'e.version', nameOf('u').as('recordedByName')])
    .where('e.goalId', 'in', goalIds)
    .where('e.enteredInErrorAt', 'is', null)
    .orderBy('e.recordedOn')
    .orderBy('e.createdAt')
    .execute();
  return groupBy(
    rows,
    (row) => row.goalId,
    ({ goalId, ...entry }) => ({
      ...entry,
      recordedOn: entry.recordedOn as CalendarDate,
      createdAt: entry.createdAt as Instant,
    }),
  );
}

async function interventionsOf(tx: Tx, plan: PlanRow, goals: readonly ContentGoal[]): Promise<Map<string, InterventionView[]>> {
  const rows = await tx.db
    .selectFrom('planInterventions as p')
    .innerJoin('interventions as i', 'i.id', 'p.interventionId')
    .select(['p.interventionId', 'p.version', 'i.status', 'i.statusOn', 'i.statusNote', 'i.version as statusVersion'])
    .select(
      sql<{ status: 'kept' | 'missed' | 'planned'; startsAt: string }[]>`coalesce((
      SELECT jsonb_agg(jsonb_build_object('status', a.status, 'startsAt', a.starts_at) ORDER BY a.starts_at)
      FROM appointments a WHERE a.network_id = p.network_id AND a.case_id = p.case_id AND a.intervention_id = p.intervention_id AND a.status IN ('kept', 'missed', 'planned')), '[]')`.as(
        'appointments',
      ),
    )
    .where('p.planId', '=', plan.id)
    .execute();
  const byId = new Map(rows.map((row) => [row.interventionId as string, row]));
  return new Map(
    goals.map((goal) => [
      goal.goalId,
      goal.interventions.flatMap((intervention): InterventionView[] => {
        const row = byId.get(intervention.interventionId);
        if (!row) return [];
        const next = row.appointments.find(
          ({ status, startsAt }) => status === 'planned' && new Date(startsAt).getTime() >= tx.now.epochMilliseconds,
        );
        return [
          {
            ...intervention,
            version: row.version,
            status: InterventionStatus.parse(row.status),
            statusOn: row.statusOn as CalendarDate | null,
            statusNote: row.statusNote,
            statusVersion: row.statusVersion,
            attendance: row.appointments.map(({ status }) => status),
            nextAppointmentAt: next ? (new Date(next.startsAt).toISOString() as Instant) : null,
          },
        ];
      }),
    ]),
  );
}

function toVersion({ id, number, status, signedOn, inForceOn, endedOn, createdAt }: PlanRow): CasePlanView['versions'][number] {
  return { id: id as PlanId, number, status, signedOn, inForceOn, endedOn, createdAt: createdAt as Instant };
}

function toMissingView(missing: readonly Missing[]): PlanView['missing'] {
  return missing as PlanView['missing'];
}

function groupBy<Row, Item>(rows: readonly Row[], keyOf: (row: Row) => string, toItem: (row: Row) => Item): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), toItem(row)]);
  return groups;
}
