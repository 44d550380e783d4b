import { sql } from 'kysely';
import { type CalendarDate, Refused, yearOf } from '#kernel';
import { remember, type Tx } from '#platform';
import { CaseModel, CaseState, CaseStateDetail, hasEnded } from '../model.ts';

/** The row of a case as areas work with it. */
export interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly personId: string;
  readonly organizationId: string;
  readonly programId: string;
  readonly model: CaseModel;
  readonly state: CaseState;
  readonly stateDetail: CaseStateDetail;
  readonly stateSince: string;
  readonly caseManagerId: string | null;
  readonly acuity: number;
  readonly episodeNumber: number;
  readonly referralId: string | null;
  readonly openedOn: CalendarDate | null;
  readonly episodeOpenedOn: CalendarDate | null;
  readonly closedOn: CalendarDate | null;
  readonly closureReason: string | null;
  readonly version: number;
}

/**
 * The case somebody wants to write to, held until the transaction ends so that it cannot close meanwhile; `update` for those who change the case itself,
 * its team or its state: who holds it together with others waits for them for ever. Refuses `record.not-found` for a case that is absent or hidden,
 * `case.closed` for one on which work has ended.
 */
export async function loadCaseForWork(tx: Tx, caseId: string, lock: 'share' | 'update' = 'share'): Promise<CaseRow> {
  const row = await loadCase(tx, caseId, lock);
  if (hasEnded(row.state)) throw new Refused({ code: 'case.closed', closedOn: row.closedOn });
  return row;
}

/** The case, whatever its state; `update` holds it against every other writer. Refuses `record.not-found`. */
export function loadCase(tx: Tx, caseId: string, lock: 'none' | 'share' | 'update' = 'none'): Promise<CaseRow> {
  return lock === 'none' ? remember(tx, `case ${caseId}`, () => readCase(tx, caseId, lock)) : readCase(tx, caseId, lock);
}

async function readCase(tx: Tx, caseId: string, lock: 'none' | 'share' | 'update'): Promise<CaseRow> {
  const row = await tx.db
    .selectFrom('cases')
    .select(['id', 'number', 'personId', 'organizationId', 'programId', 'model', 'state', 'stateDetail', 'stateSince'])
    .select([
      'caseManagerId',
      'acuity',
      'episodeNumber',
      'referralId',
      'openedOn',
      'episodeOpenedOn',
      'closedOn',
      'closureReason',
      'version',
    ])
    .where('id', '=', caseId)
    .$if(lock === 'share', (query) => query.forShare())
    .$if(lock === 'update', (query) => query.forNoKeyUpdate())
    .executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  return {
    ...row,
    model: CaseModel.parse(row.model),
    state: CaseState.parse(row.state),
    stateDetail: CaseStateDetail.parse(row.stateDetail),
    openedOn: row.openedOn as CalendarDate | null,
    episodeOpenedOn: row.episodeOpenedOn as CalendarDate | null,
    closedOn: row.closedOn as CalendarDate | null,
  };
}

/** The next number of the network's year, `2026-0001`; gaps never arise because it is taken in the transaction that opens the case. */
export async function takeCaseNumber(tx: Tx): Promise<string> {
  const year = yearOf(tx.today);
  const { lastNumber } = await tx.db
    .insertInto('caseNumbers')
    .values({ year, lastNumber: 1 })
    .onConflict((conflict) =>
      conflict.columns(['networkId', 'year']).doUpdateSet({ lastNumber: sql<number>`case_numbers.last_number + 1` }),
    )
    .returning('lastNumber')
    .executeTakeFirstOrThrow();
  return `${year}-${String(lastNumber).padStart(4, '0')}`;
}

/** Given and family name of a colleague, for events and lists; refuses `record.not-found`. */
export async function loadUserName(tx: Tx, userId: string): Promise<string> {
  const user = await tx.db.selectFrom('users').select(['givenName', 'familyName']).where('id', '=', userId).executeTakeFirst();
  if (!user) throw new Refused({ code: 'record.not-found' });
  return `${user.givenName} ${user.familyName}`;
}

/** Somebody who works for an organisation, with the name for events. */
export interface Colleague {
  readonly userId: string;
  readonly name: string;
}

/** Somebody who works for an organisation today; nothing for whoever does not. */
export async function loadColleague(tx: Tx, userId: string, organizationId: string): Promise<Colleague | undefined> {
  const user = await tx.db
    .selectFrom('memberships as m')
    .innerJoin('users as u', 'u.id', 'm.userId')
    .select(['u.givenName', 'u.familyName'])
    .where('m.userId', '=', userId)
    .where('m.organizationId', '=', organizationId)
    .where((eb) => eb.or([eb('m.validUntil', 'is', null), eb('m.validUntil', '>=', tx.today)]))
    .limit(1)
    .executeTakeFirst();
  return user && { userId, name: `${user.givenName} ${user.familyName}` };
}

/** Whether somebody works for an organisation today. */
export async function worksFor(tx: Tx, userId: string, organizationId: string): Promise<boolean> {
  const membership = await tx.db
    .selectFrom('memberships')
    .select('id')
    .where('userId', '=', userId)
    .where('organizationId', '=', organizationId)
    .where((eb) => eb.or([eb('validUntil', 'is', null), eb('validUntil', '>=', tx.today)]))
    .executeTakeFirst();
  return membership !== undefined;
}
