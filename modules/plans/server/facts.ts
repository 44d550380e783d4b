import type { CalendarDate } from '#kernel';
import type { Tx } from '#platform';
import { isOut, isWritable, outstanding } from '../rules.ts';
import { loadGiven } from './signing-store.ts';
import { listPlanRows, type PlanRow } from './store.ts';

/** What the state machine and the case header may know of a case's plan: of the version in work, else of the one in force. */
export interface PlanFacts {
  readonly currentVersion: number | null;
  readonly status: 'none' | 'draft' | 'submitted' | 'returned' | 'in_force';
  readonly signedOn: CalendarDate | null;
  readonly reviewOn: CalendarDate | null;
  readonly goals: number;
  readonly goalsWithoutIntervention: number;
  readonly approvalsComplete: boolean;
  /** Of the version in force, where there is one: these have to be concluded before the case closes. */
  readonly goalsWithoutFinalStatus: number;
  /** Since when the version before it was in force. */
  readonly previousInForceOn: CalendarDate | null;
}

/** Answers {@link PlanFacts}; read with the platform's sight. */
export async function planFacts(tx: Tx, caseId: string): Promise<PlanFacts> {
  const rows = await listPlanRows(tx, caseId);
  const inForce = rows.find(({ status }) => status === 'in_force');
  const plan = rows.find(({ status }) => isWritable(status) || isOut(status)) ?? inForce;
  if (!plan) return nothing;
  const { goals, withoutIntervention } = await countGoals(tx, plan.id);
  const { withoutOutcome } = await countGoals(tx, (inForce ?? plan).id);
  return {
    currentVersion: plan.number,
    status: statusOf(plan),
    signedOn: plan.signedOn,
    reviewOn: plan.reviewOn,
    goals,
    goalsWithoutIntervention: withoutIntervention,
    approvalsComplete:
      plan.status === 'in_force' ||
      (isOut(plan.status) && outstanding({ asked: plan.asked, given: await loadGiven(tx, plan) }).length === 0),
    goalsWithoutFinalStatus: withoutOutcome,
    previousInForceOn: rows.find(({ number, inForceOn }) => number < plan.number && inForceOn !== null)?.inForceOn ?? null,
  };
}

const nothing: PlanFacts = {
  currentVersion: null,
  status: 'none',
  signedOn: null,
  reviewOn: null,
  goals: 0,
  goalsWithoutIntervention: 0,
  approvalsComplete: false,
  goalsWithoutFinalStatus: 0,
  previousInForceOn: null,
};

function statusOf({ status }: PlanRow): PlanFacts['status'] {
  if (status === 'signed') return 'submitted';
  return status === 'superseded' || status === 'withdrawn' ? 'none' : status;
}

async function countGoals(tx: Tx, planId: string): Promise<{ goals: number; withoutIntervention: number; withoutOutcome: number }> {
  const rows = await tx.db
    .selectFrom('planGoals as p')
    .innerJoin('goals as g', 'g.id', 'p.goalId')
    .select(['g.outcome'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('planInterventions as i').select('i.id').whereRef('i.planId', '=', 'p.planId').whereRef('i.goalId', '=', 'p.goalId'),
      ).as('hasIntervention'),
    )
    .where('p.planId', '=', planId)
    .execute();
  return {
    goals: rows.length,
    withoutIntervention: rows.filter((row) => !row.hasIntervention).length,
    withoutOutcome: rows.filter((row) => row.outcome === null).length,
  };
}
