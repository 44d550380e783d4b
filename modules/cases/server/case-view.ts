import { sql } from 'kysely';
import { Acuity, type CalendarDate, type DeadlinePlace, mayDo, Refused, today } from '#kernel';
import { loadPlace } from '#modules/organizations/server/index.ts';
import type { Platform, Tx } from '#platform';
import { CaseModel, CaseState, CaseStateDetail, hasEnded } from '../model.ts';
import { CaseFacts } from '../model-facts.ts';
import { dayOfStage, stagesOf } from '../rules-stages.ts';
import { timerDeadline } from '../rules-timers.ts';
import { dueNext, overdueCount, personName } from './expressions.ts';
import { loadProgram } from './programs.ts';
import type { CaseView, NextDeadline } from './view-models.ts';

/** The head of a case as its reader may see it; refuses `record.not-found`. */
export async function loadCaseView(tx: Tx, platform: Platform, caseId: string): Promise<CaseView> {
  const row = await caseRow(tx, caseId);
  const detail = CaseStateDetail.parse(row.stateDetail);
  const state = CaseState.parse(row.state);
  const place = await loadPlace(tx, row.organizationId);
  const { consents } = CaseFacts.parse(await platform.caseFacts(tx, caseId, ['consents']));
  const { roles } = tx.actor;
  return {
    ...row,
    state,
    day: dayOfStage(today(row.stateSince, place.timeZone), today(tx.now, place.timeZone)),
    reopenUntil: row.closedOn === null ? null : await lastDayToReopen(tx, row, place),
    stages: stagesOf(state, detail),
    model: CaseModel.parse(row.model),
    acuity: Acuity.parse(row.acuity),
    reason: detail.reason,
    note: detail.note,
    until: detail.until,
    pending: await pendingView(tx, detail),
    program: { id: row.programId, name: row.programName },
    organization: { id: row.organizationId, name: row.organizationName },
    person: row.personName === null ? null : { ...row.person, id: row.personId, name: row.personName },
    manager: row.managerName === null || row.caseManagerId === null ? null : { userId: row.caseManagerId, name: row.managerName },
    pointPerson: row.pointPerson as CaseView['pointPerson'],
    nextDeadline: row.nextDeadline as NextDeadline | null,
    earlierCase: row.earlierCaseId && row.earlierNumber ? { id: row.earlierCaseId, number: row.earlierNumber } : null,
    consents,
    may: {
      work: mayDo(roles, 'cases.work') && !hasEnded(state),
      supervise: mayDo(roles, 'cases.supervise'),
      recordConsent: mayDo(roles, 'consents.record'),
    },
  };
}

type Row = Awaited<ReturnType<typeof caseRow>>;

async function caseRow(tx: Tx, caseId: string) {
  const row = await tx.db
    .selectFrom('cases as c')
    .innerJoin('programs as g', 'g.id', 'c.programId')
    .innerJoin('organizations as o', 'o.id', 'c.organizationId')
    .leftJoin('persons as p', 'p.id', 'c.personId')
    .leftJoin('users as u', 'u.id', 'c.caseManagerId')
    .leftJoin('cases as e', 'e.id', 'c.earlierCaseId')
    .where('c.id', '=', caseId)
    .select(['c.id', 'c.number', 'c.version', 'c.state', 'c.stateDetail', 'c.stateSince', 'c.model', 'c.acuity', 'c.episodeNumber'])
    .select([
      'c.openedOn',
      'c.closedOn',
      'c.closureReason',
      'c.referralId',
      'e.id as earlierCaseId',
      'e.number as earlierNumber',
      'c.personId',
      'c.caseManagerId',
    ])
    .select(['c.programId', 'g.name as programName', 'c.organizationId', 'o.name as organizationName'])
    .select(['p.preferredName', 'p.pronouns', 'p.birthDate', 'p.languages', 'p.interpreterNeeded', 'p.addressProtected'])
    .select(sql<string | null>`u.given_name || ' ' || u.family_name`.as('managerName'))
    .select([personName.as('personName'), dueNext(tx).as('nextDeadline'), overdueCount(tx).as('overdue'), pointPerson.as('pointPerson')])
    .executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  const { preferredName, pronouns, birthDate, languages, interpreterNeeded, addressProtected, ...rest } = row;
  const person = {
    preferredName,
    pronouns,
    birthDate,
    languages: languages ?? [],
    interpreterNeeded: interpreterNeeded ?? false,
    addressProtected: addressProtected ?? false,
  };
  return { ...rest, person };
}

/** The last day of the programme's time for opening a closed case again. */
async function lastDayToReopen(tx: Tx, row: Pick<Row, 'programId' | 'model' | 'closedOn'>, place: DeadlinePlace): Promise<string | null> {
  const { settings } = await loadProgram(tx, row.programId, CaseModel.parse(row.model));
  return timerDeadline(settings, 'reopen_window', row.closedOn as CalendarDate, place)?.dueDate ?? null;
}

const pointPerson = sql<unknown>`(SELECT jsonb_build_object('memberId', m.id, 'role', m.role, 'organizationName', mo.name,
    'name', coalesce(mu.given_name || ' ' || mu.family_name, m.display_name, mo.name, ''))
  FROM care_team_members m LEFT JOIN users mu ON mu.network_id = m.network_id AND mu.id = m.user_id
    LEFT JOIN organizations mo ON mo.network_id = m.network_id AND mo.id = m.organization_id
  WHERE m.network_id = c.network_id AND m.case_id = c.id AND m.is_point_person AND m.member_until IS NULL)`;

async function pendingView(tx: Tx, { pending }: CaseStateDetail): Promise<CaseView['pending']> {
  if (!pending) return null;
  const by = await tx.db.selectFrom('users').select(['givenName', 'familyName']).where('id', '=', pending.requestedBy).executeTakeFirst();
  const { event, detail, requestedBy, requestedAt } = pending;
  return {
    event,
    reason: textIn(detail.reason),
    note: textIn(detail.note),
    deceasedOn: textIn(detail.deceasedOn),
    requestedBy,
    requestedByName: by ? `${by.givenName} ${by.familyName}` : '',
    requestedAt,
  };
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
