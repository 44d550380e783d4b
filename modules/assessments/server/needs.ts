import { orThrow } from '#kernel';
import { loadCaseForWork } from '#modules/cases/server/index.ts';
import { asSystem, changeVersioned, given, record, type Tx } from '#platform';
import { needCategories } from '../model-domains.ts';
import type { NeedChange, NewNeed, NewStrength, NoNeed, StrengthChange } from '../model-needs.ts';
import { checkNeed, checkNoNeed } from '../rules.ts';
import { needChanged, needRecorded, noNeedStated, strengthChanged, strengthRecorded } from './events.ts';
import { countOpenNeeds, loadNeed, loadStrength } from './needs-store.ts';

/** Records a need on a case; a statement that there is none ends with it. Refuses `need.needs-words`, `case.closed`, `record.not-found`. */
export async function recordNeed(tx: Tx, caseId: string, need: NewNeed): Promise<void> {
  orThrow(checkNeed({ ...need, status: 'open', statusReason: '', proposed: false }));
  await insertNeed(tx, caseId, { ...need, status: 'open' });
}

/** What a decision about a proposal adds to a need. */
export interface DecidedNeed extends NewNeed {
  readonly status: 'open' | 'deferred' | 'rejected';
  readonly statusReason?: string;
  readonly level?: number | null;
  readonly sourceAssessmentId?: string;
}

export async function insertNeed(tx: Tx, caseId: string, need: DecidedNeed): Promise<void> {
  const { personId } = await loadCaseForWork(tx, caseId);
  const { id, domain, status, priority } = need;
  const category = needCategories[domain];
  await tx.db
    .insertInto('needs')
    .values({ ...need, caseId, personId, category })
    .execute();
  if (status === 'open') await endNoNeed(tx, caseId);
  record(tx, needRecorded, { caseId, personId, category }, { needId: id, domain, status, priority });
}

/** Changes a need: its words, its priority, whether it is met, put off or no need after all. Refuses `need.needs-reason`, `write.conflict`. */
export async function changeNeed(tx: Tx, id: string, seen: number, change: NeedChange): Promise<void> {
  const need = await loadNeed(tx, id);
  await loadCaseForWork(tx, need.caseId);
  const after = { ...need, ...given(change) };
  orThrow(checkNeed({ ...after, proposed: need.sourceAssessmentId !== null }));
  await changeVersioned(tx, 'needs', id, seen, change);
  if (after.status === 'open') await endNoNeed(tx, need.caseId);
  const { caseId, personId, category, domain } = need;
  record(tx, needChanged, { caseId, personId, category }, { needId: id, domain, status: after.status, fields: Object.keys(given(change)) });
}

/** Records a strength on a case. Refuses `case.closed`, `record.not-found`. */
export async function recordStrength(tx: Tx, caseId: string, strength: NewStrength): Promise<void> {
  await insertStrength(tx, caseId, { ...strength, status: 'present' });
}

/** What a decision about a proposal adds to a strength. */
export interface DecidedStrength extends NewStrength {
  readonly status: 'present' | 'rejected';
  readonly statusReason?: string;
  readonly sourceAssessmentId?: string;
  readonly sourceKey?: string;
}

export async function insertStrength(tx: Tx, caseId: string, strength: DecidedStrength): Promise<void> {
  const { personId } = await loadCaseForWork(tx, caseId);
  const { id, domain, status } = strength;
  await tx.db
    .insertInto('strengths')
    .values({ ...strength, caseId, personId })
    .execute();
  record(tx, strengthRecorded, { caseId, personId, category: 'social' }, { strengthId: id, domain, status });
}

/** Changes a strength, or marks it as of the past. Refuses `write.conflict`, `record.not-found`, `case.closed`. */
export async function changeStrength(tx: Tx, id: string, seen: number, change: StrengthChange): Promise<void> {
  const { caseId, personId, category, ...strength } = await loadStrength(tx, id);
  await loadCaseForWork(tx, caseId);
  await changeVersioned(tx, 'strengths', id, seen, change);
  const { domain, status } = { ...strength, ...given(change) };
  record(tx, strengthChanged, { caseId, personId, category }, { strengthId: id, domain, status, fields: Object.keys(given(change)) });
}

/** States that an assessment found no need. Refuses `need.open-needs` while one is open, also one the actor may not see. */
export async function stateNoNeed(tx: Tx, caseId: string, { id, reason }: NoNeed): Promise<void> {
  const { personId } = await loadCaseForWork(tx, caseId);
  orThrow(checkNoNeed(await asSystem(tx, () => countOpenNeeds(tx, caseId))));
  await tx.db.insertInto('noNeedStatements').values({ id, caseId, personId, reason }).execute();
  record(tx, noNeedStated, { caseId, personId }, { statementId: id });
}

async function endNoNeed(tx: Tx, caseId: string): Promise<void> {
  await asSystem(tx, () =>
    tx.db
      .updateTable('noNeedStatements')
      .set({ withdrawnAt: tx.now.toString() })
      .where('caseId', '=', caseId)
      .where('withdrawnAt', 'is', null)
      .execute(),
  );
}
