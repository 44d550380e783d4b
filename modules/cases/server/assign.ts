import { Acuity, mayDo, newId, Refused, weightedCaseload } from '#kernel';
import { changeVersioned, record, type Tx } from '#platform';
import type { Assignment } from '../model-team.ts';
import { clearPointPerson, endMembership } from './care-team.ts';
import { loadOf } from './caseload.ts';
import { caseAssigned, limitOverridden } from './events.ts';
import { loadProgram } from './programs.ts';
import { type CaseRow, loadUserName, worksFor } from './store.ts';

/**
 * Gives a case to somebody of the managing organisation, who becomes its manager and point person; what is owed follows. The one who had it
 * leaves the team, or stays as a co-worker. Refuses `case.manager-elsewhere`, and `case.limit-reached` unless a supervisor says why.
 */
export async function assignCase(tx: Tx, row: CaseRow, seen: number, assignment: Assignment): Promise<void> {
  const { toUserId, reason, overrideReason } = assignment;
  if (!mayGiveAway(tx, row)) throw new Refused({ code: 'access.not-allowed' });
  if (!(await worksFor(tx, toUserId, row.organizationId))) throw new Refused({ code: 'case.manager-elsewhere' });
  const over = await overLimit(tx, row, toUserId);
  if (over && (overrideReason === null || !mayDo(tx.actor.roles, 'cases.supervise')))
    throw new Refused({ code: 'case.limit-reached', ...over });
  await changeVersioned(tx, 'cases', row.id, seen, { caseManagerId: toUserId });
  await changeTeam(tx, row, assignment);
  const on = { caseId: row.id, personId: row.personId, organizationId: row.organizationId };
  const fromName = row.caseManagerId ? await loadUserName(tx, row.caseManagerId) : null;
  record(tx, caseAssigned, on, { userId: toUserId, name: await loadUserName(tx, toUserId), fromName, reason });
  if (over) record(tx, limitOverridden, on, over);
}

/** A supervisor gives any case away, a manager their own. */
function mayGiveAway(tx: Tx, row: CaseRow): boolean {
  return mayDo(tx.actor.roles, 'cases.supervise') || row.caseManagerId === tx.actor.userId;
}

async function overLimit(tx: Tx, row: CaseRow, userId: string): Promise<{ after: number; limit: number } | undefined> {
  const { settings } = await loadProgram(tx, row.programId, row.model);
  const limit = settings.caseloadLimits.hard;
  if (limit === null || userId === row.caseManagerId) return undefined;
  const added = weightedCaseload([{ state: row.state, acuity: Acuity.parse(row.acuity) }], settings.caseloadWeights);
  const after = (await loadOf(tx, userId)).weighted + added;
  return after > limit ? { after, limit } : undefined;
}

async function changeTeam(tx: Tx, row: CaseRow, { toUserId, staysOnTeam }: Assignment): Promise<void> {
  await clearPointPerson(tx, row.id);
  const team = await tx.db
    .selectFrom('careTeamMembers')
    .select(['id', 'userId'])
    .where('caseId', '=', row.id)
    .where('endedAt', 'is', null)
    .where('userId', 'in', [toUserId, ...(row.caseManagerId ? [row.caseManagerId] : [])])
    .execute();
  const before = team.find((member) => member.userId === row.caseManagerId);
  if (before && row.caseManagerId !== toUserId) {
    if (staysOnTeam)
      await tx.db.updateTable('careTeamMembers').set({ role: 'co_worker', categories: coWorkerSees }).where('id', '=', before.id).execute();
    else await endMembership(tx, before.id);
  }
  const already = team.find((member) => member.userId === toUserId);
  if (already) {
    await tx.db.updateTable('careTeamMembers').set({ role: 'case_manager', isPointPerson: true }).where('id', '=', already.id).execute();
    return;
  }
  await tx.db
    .insertInto('careTeamMembers')
    .values({ id: newId(), caseId: row.id, userId: toUserId, role: 'case_manager', isPointPerson: true, memberFrom: tx.today })
    .execute();
}

/** A co-worker goes on seeing what is not specially protected. */
const coWorkerSees = ['identity', 'social', 'health_general', 'finance'];
