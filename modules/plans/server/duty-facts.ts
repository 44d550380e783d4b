import type { CalendarDate, DataCategory, DeadlinePlace, DeadlineRule, Role } from '#kernel';
import { timerRule } from '#modules/cases/index.ts';
import { loadCase, loadCaseSettings, loadPlace } from '#modules/cases/server/index.ts';
import type { Duty, Tx } from '#platform';
import type { AskedParty } from '../model.ts';
import { partyRoles } from '../policy.ts';
import { dueDateOf, isOut, outstanding, signsInPerson } from '../rules.ts';
import { loadGiven } from './signing-store.ts';
import { listPlanRows, type PlanRow } from './store.ts';

/** A word that is still out, with whoever owes it. */
export interface OpenWord {
  readonly party: AskedParty['party'];
  readonly assignee: Duty['assignee'];
}

export interface OpenIntervention {
  readonly id: string;
  readonly what: string;
  readonly category: DataCategory;
  readonly dueOn: CalendarDate;
  readonly responsibleName: string | null;
  readonly assignee: Duty['assignee'];
}

export interface OpenGoal {
  readonly id: string;
  readonly measure: string;
  readonly category: DataCategory;
  readonly targetOn: CalendarDate;
}

/** What the duties of a plan follow from. */
export interface PlanDutyFacts {
  readonly caseId: string;
  readonly personId: string;
  readonly place: DeadlinePlace;
  readonly holder: Duty['assignee'];
  /** The programme's clock for reviews; undefined when it does not run there. */
  readonly reviewRule: DeadlineRule | undefined;
  readonly out: {
    readonly planId: string;
    readonly number: number;
    readonly submittedAt: string;
    readonly words: readonly OpenWord[];
  } | null;
  readonly returned: { readonly planId: string; readonly number: number; readonly at: string } | null;
  readonly inForce: {
    readonly planId: string;
    readonly number: number;
    readonly since: CalendarDate;
    readonly reviewOn: CalendarDate | null;
    readonly interventions: readonly OpenIntervention[];
    readonly goals: readonly OpenGoal[];
  } | null;
}

const ended = ['closed', 'declined', 'entered_in_error'];

/** Reads {@link PlanDutyFacts}; nothing for a case on which work has ended. */
export async function loadPlanDutyFacts(tx: Tx, caseId: string): Promise<PlanDutyFacts | undefined> {
  const of = await loadCase(tx, caseId);
  if (ended.includes(of.state)) return undefined;
  const rows = await listPlanRows(tx, caseId);
  const out = rows.find(({ status }) => isOut(status));
  const returned = rows.find(({ status }) => status === 'returned');
  const inForce = rows.find(({ status }) => status === 'in_force');
  const holder: Duty['assignee'] = of.caseManagerId
    ? { userId: of.caseManagerId }
    : { organizationId: of.organizationId, role: 'supervisor' };
  return {
    caseId,
    personId: of.personId,
    place: await loadPlace(tx, of.organizationId),
    holder,
    reviewRule: timerRule(await loadCaseSettings(tx, caseId), 'plan_review_due', tx.today),
    out: out
      ? {
          planId: out.id,
          number: out.number,
          submittedAt: out.submittedAt ?? tx.now.toString(),
          words: await openWords(tx, out, of.organizationId, holder),
        }
      : null,
    returned: returned ? { planId: returned.id, number: returned.number, at: returned.returnedAt ?? tx.now.toString() } : null,
    inForce: inForce
      ? {
          planId: inForce.id,
          number: inForce.number,
          since: inForce.inForceOn ?? tx.today,
          reviewOn: inForce.reviewOn,
          interventions: await openInterventions(tx, inForce.id, holder),
          goals: await openGoals(tx, inForce.id),
        }
      : null,
  };
}

async function openWords(tx: Tx, plan: PlanRow, managingOrganizationId: string, holder: Duty['assignee']): Promise<OpenWord[]> {
  const given = await loadGiven(tx, plan);
  return outstanding({ asked: plan.asked, given }).map((asked) => ({
    party: asked.party,
    assignee: assigneeOf(asked, managingOrganizationId, holder),
  }));
}

/** The client's word is for the case manager to collect; the others' for whoever was asked. */
function assigneeOf(
  { party, userId, organizationId }: AskedParty,
  managingOrganizationId: string,
  holder: Duty['assignee'],
): Duty['assignee'] {
  if (signsInPerson(party)) return holder;
  if (userId !== null) return { userId };
  const elsewhere = organizationId !== null && organizationId !== managingOrganizationId;
  const role: Role = elsewhere && partyRoles[party].includes('partner') ? 'partner' : (partyRoles[party][0] ?? 'supervisor');
  return { organizationId: organizationId ?? managingOrganizationId, role };
}

/** Whoever is responsible owes it if they see the case; what is agreed with others is for the case manager to ask after. */
async function openInterventions(tx: Tx, planId: string, holder: Duty['assignee']): Promise<OpenIntervention[]> {
  const rows = await tx.db
    .selectFrom('planInterventions as p')
    .innerJoin('interventions as i', 'i.id', 'p.interventionId')
    .innerJoin('goals as g', 'g.id', 'p.goalId')
    .leftJoin('organizations as o', 'o.id', 'p.responsibleOrganizationId')
    .select(['p.interventionId as id', 'p.what', 'p.category', 'p.dueOn', 'p.endsOn', 'p.responsibleUserId'])
    .select((eb) => eb.fn.coalesce('p.responsibleName', 'o.name').as('responsibleName'))
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('caseAccess as a')
          .select('a.granteeId')
          .whereRef('a.caseId', '=', 'p.caseId')
          .whereRef('a.granteeId', '=', 'p.responsibleUserId'),
      ).as('isOnCase'),
    )
    .where('p.planId', '=', planId)
    .where('i.status', 'in', ['planned', 'running'])
    .where('g.outcome', 'is', null)
    .execute();
  return rows.flatMap(({ dueOn, endsOn, responsibleUserId, isOnCase, ...row }) => {
    const due = dueDateOf({ dueOn: dueOn as CalendarDate | null, endsOn: endsOn as CalendarDate | null });
    const assignee = responsibleUserId !== null && isOnCase ? { userId: responsibleUserId } : holder;
    return due === null ? [] : [{ ...row, category: row.category as DataCategory, dueOn: due, assignee }];
  });
}

async function openGoals(tx: Tx, planId: string): Promise<OpenGoal[]> {
  const rows = await tx.db
    .selectFrom('planGoals as p')
    .innerJoin('goals as g', 'g.id', 'p.goalId')
    .select(['p.goalId as id', 'p.measure', 'p.category', 'p.targetOn'])
    .where('p.planId', '=', planId)
    .where('p.targetOn', 'is not', null)
    .where('g.outcome', 'is', null)
    .execute();
  return rows.map((row) => ({ ...row, category: row.category as DataCategory, targetOn: row.targetOn as CalendarDate }));
}
