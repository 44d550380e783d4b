import { sql } from 'kysely';
import { type CalendarDate, newId, Refused } from '#kernel';
import { type CaseRow, loadCaseForWork, transition } from '#modules/cases/server/index.ts';
import { asSystem, changeVersioned, createOnce, type Platform, record, type Tx, write } from '#platform';
import { AskedParty, type PlanChange, PlanStatus } from '../model.ts';
import { isWritable } from '../rules.ts';
import { planChanged, planStarted } from './events.ts';

/** The row of one version of a plan. */
export interface PlanRow {
  readonly id: string;
  readonly caseId: string;
  readonly number: number;
  readonly status: PlanStatus;
  readonly basedOnId: string | null;
  readonly revisionReason: string | null;
  readonly reviewOn: CalendarDate | null;
  readonly emergencyPlan: string;
  readonly asked: readonly AskedParty[];
  readonly copyId: string | null;
  readonly submittedAt: string | null;
  readonly submittedBy: string | null;
  readonly returnedAt: string | null;
  readonly returnReason: string | null;
  readonly withdrawalReason: string | null;
  readonly signedOn: CalendarDate | null;
  readonly inForceOn: CalendarDate | null;
  readonly endedOn: CalendarDate | null;
  readonly createdAt: string;
  readonly version: number;
}

/** A version of a plan; `update` holds it until the transaction ends. Refuses `record.not-found`. */
export async function loadPlan(tx: Tx, planId: string, lock: 'none' | 'update' = 'none'): Promise<PlanRow> {
  const row = await planRows(tx)
    .where('id', '=', planId)
    .$if(lock === 'update', (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  return toPlanRow(row);
}

/** The version somebody wants to write to, with its case. Refuses `record.not-found`, `case.closed`, `plan.frozen`. */
export async function loadPlanForWriting(tx: Tx, planId: string): Promise<{ plan: PlanRow; of: CaseRow }> {
  const plan = await loadPlan(tx, planId);
  const of = await loadCaseForWork(tx, plan.caseId);
  if (!isWritable(plan.status)) throw new Refused({ code: 'plan.frozen', status: plan.status });
  return { plan, of };
}

/** The versions of a case's plan, the last first. */
export async function listPlanRows(tx: Tx, caseId: string): Promise<PlanRow[]> {
  return (await planRows(tx).where('caseId', '=', caseId).orderBy('number', 'desc').execute()).map(toPlanRow);
}

/**
 * Starts the first plan of a case, or a revision: a copy of what is in force without the goals and interventions that are over. Revising the plan of
 * a running case takes the case back to planning (T9). Refuses `plan.in-work`, `plan.reason-needed`, `plan.case-elsewhere`, `case.closed`.
 */
export async function startPlan(tx: Tx, platform: Platform, start: { id: string; caseId: string; reason: string | null }): Promise<void> {
  await createOnce(tx, { kind: 'plan', id: start.id, body: start }, async () => {
    const of = await loadCaseForWork(tx, start.caseId, 'update');
    const versions = await listPlanRows(tx, start.caseId);
    const inWork = versions.find(({ status }) => !['in_force', 'superseded', 'withdrawn'].includes(status));
    if (inWork) throw new Refused({ code: 'plan.in-work', planId: inWork.id });
    const current = versions.find(({ status }) => status === 'in_force');
    if (current && start.reason === null) throw new Refused({ code: 'plan.reason-needed' });
    if (!['assessment', 'planning', 'active'].includes(of.state)) throw new Refused({ code: 'plan.case-elsewhere', state: of.state });
    if (of.state === 'active') await transition(tx, platform, of.id, 'revise_plan', { reason: start.reason ?? '' });
    const number = (versions[0]?.number ?? 0) + 1;
    await write(
      tx,
      tx.db.insertInto('plans').values({
        id: start.id,
        caseId: of.id,
        number,
        revisionReason: start.reason,
        basedOnId: current?.id ?? null,
        emergencyPlan: current?.emergencyPlan ?? '',
      }),
    );
    if (current) await copyParts(tx, current.id, start.id);
    record(tx, planStarted, subjectOf(of), { planId: start.id, number });
  });
}

/** Changes the review date or the emergency plan of a draft. Refuses `plan.frozen`, `write.conflict`. */
export async function changePlan(tx: Tx, planId: string, seen: number, change: PlanChange): Promise<void> {
  const { plan, of } = await loadPlanForWriting(tx, planId);
  await changeVersioned(tx, 'plans', plan.id, seen, change);
  record(tx, planChanged, subjectOf(of), { planId, number: plan.number, part: 'plan', change: 'changed', partId: planId });
}

/** Whom the events of a case's plan are about. */
export function subjectOf(of: Pick<CaseRow, 'id' | 'personId' | 'organizationId'>) {
  return { caseId: of.id, personId: of.personId, organizationId: of.organizationId };
}

/** Copied with the platform's sight: what the reviser may not see must not get lost. */
async function copyParts(tx: Tx, fromId: string, toId: string): Promise<void> {
  await asSystem(tx, async () => {
    const goals = await tx.db
      .selectFrom('planGoals as p')
      .innerJoin('goals as g', 'g.id', 'p.goalId')
      .selectAll('p')
      .where('p.planId', '=', fromId)
      .where('g.outcome', 'is', null)
      .execute();
    const interventions = await tx.db
      .selectFrom('planInterventions as p')
      .innerJoin('interventions as i', 'i.id', 'p.interventionId')
      .innerJoin('goals as g', 'g.id', 'p.goalId')
      .selectAll('p')
      .where('p.planId', '=', fromId)
      .where('g.outcome', 'is', null)
      .where('i.status', 'in', ['planned', 'running'])
      .execute();
    const asNew = {
      planId: toId,
      version: 1,
      createdAt: sql<string>`now()`,
      createdBy: tx.actor.userId,
      updatedAt: sql<string>`now()`,
      updatedBy: null,
    };
    if (goals.length > 0)
      await tx.db
        .insertInto('planGoals')
        .values(goals.map((goal) => ({ ...goal, ...asNew, id: newId() })))
        .execute();
    if (interventions.length > 0)
      await tx.db
        .insertInto('planInterventions')
        .values(interventions.map((intervention) => ({ ...intervention, ...asNew, id: newId() })))
        .execute();
  });
}

function planRows(tx: Tx) {
  return tx.db
    .selectFrom('plans')
    .select(['id', 'caseId', 'number', 'status', 'basedOnId', 'revisionReason', 'reviewOn', 'emergencyPlan'])
    .select(['asked', 'copyId', 'submittedAt', 'submittedBy', 'returnedAt', 'returnReason', 'withdrawalReason'])
    .select(['signedOn', 'inForceOn', 'endedOn', 'createdAt', 'version']);
}

function toPlanRow(row: Awaited<ReturnType<ReturnType<typeof planRows>['executeTakeFirstOrThrow']>>): PlanRow {
  return {
    ...row,
    status: PlanStatus.parse(row.status),
    reviewOn: row.reviewOn as CalendarDate | null,
    signedOn: row.signedOn as CalendarDate | null,
    inForceOn: row.inForceOn as CalendarDate | null,
    endedOn: row.endedOn as CalendarDate | null,
    asked: AskedParty.array().parse(row.asked),
  };
}
