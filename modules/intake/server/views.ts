import { sql } from 'kysely';
import { type DeadlinePlace, Refused } from '#kernel';
import { loadPlace } from '#modules/cases/server/index.ts';
import type { Tx } from '#platform';
import { ReferralStatus, ToldPerson, Urgency } from '../model.ts';
import { type AnswerDeadline, ReferralRow, ReferralView } from '../model-views.ts';
import { sideOf } from '../policy.ts';
import { answerDeadline, waitingReviewDeadline } from '../rules-deadlines.ts';
import { toldName } from './store.ts';

/** Referrals with everything a row or a page shows of them; what only the receiver knows is null for others, by row security. */
export function referralRows(tx: Tx) {
  return tx.db
    .selectFrom('referrals as r')
    .innerJoin('organizations as ro', 'ro.id', 'r.receivingOrganizationId')
    .leftJoin('organizations as so', 'so.id', 'r.senderOrganizationId')
    .leftJoin('referralScreenings as s', 's.id', 'r.id')
    .leftJoin('users as w', 'w.id', 's.workerId')
    .leftJoin('cases as c', 'c.id', 's.becameCaseId')
    .select(['r.id', 'r.number', 'r.status', 'r.statusSince', 'r.urgency', 'r.source', 'r.senderName', 'r.receivedAt', 'r.reason'])
    .select(['r.answerDueAt', 'r.told', 'r.toldName', 'r.receivingOrganizationId', 'ro.name as receivingOrganization'])
    .select(sql<string | null>`coalesce(so.name, r.sender_organization_name)`.as('senderOrganization'))
    .select(['s.workerId', 's.priority', 's.reviewedAt', 's.becameCaseId as caseId', 'c.number as caseNumber'])
    .select([waitingPlace.as('waitingPlace'), sql<string | null>`w.given_name || ' ' || w.family_name`.as('workerName')]);
}

/** Who comes up before: the order of the waiting list, by priority and then by who came first. Only the receiver has a screening to see. */
const waitingPlace = sql<{ position: number; of: number } | null>`CASE WHEN r.status = 'waitlisted' AND s.id IS NOT NULL THEN (
  SELECT jsonb_build_object('of', count(*), 'position', count(*) FILTER (
    WHERE (coalesce(ws.priority, 9), wr.received_at, wr.id) <= (coalesce(s.priority, 9), r.received_at, r.id)))
  FROM referrals wr LEFT JOIN referral_screenings ws ON ws.network_id = wr.network_id AND ws.id = wr.id
  WHERE wr.network_id = r.network_id AND wr.receiving_organization_id = r.receiving_organization_id AND wr.status = 'waitlisted') END`;

type Row = Awaited<ReturnType<ReturnType<typeof referralRows>['execute']>>[number];

/** A row of the inbox. */
export function toReferralRow(tx: Tx, row: Row, place: DeadlinePlace): ReferralRow {
  const told = ToldPerson.parse(row.told);
  return ReferralRow.parse({
    ...shared(tx, row, place, told),
    birthDate: told.birthDate,
    languages: told.languages,
    interpreterNeeded: told.interpreterNeeded,
    hasDoNotUse: told.contactPoints.some((point) => point.doNotUse),
    workerName: row.workerName,
    priority: row.priority,
    caseId: row.caseId,
    caseNumber: row.caseNumber,
  });
}

/** The whole referral, as far as the reader's side goes. Refuses `record.not-found`. */
export async function loadReferral(tx: Tx, id: string): Promise<ReferralView> {
  const row = await referralRows(tx)
    .leftJoin('users as by', 'by.id', 'r.createdBy')
    .leftJoin('users as d', 'd.id', 's.decidedBy')
    .where('r.id', '=', id)
    .select([
      'r.channel',
      'r.senderOrganizationId',
      'r.senderPhone',
      'r.senderEmail',
      'r.senderLanguage',
      'r.senderRelation',
      'r.answerWish',
      'r.personAgrees',
    ])
    .select(['r.sentPersonId', 'r.declineReason', 'r.answer', 'r.alternatives', 'r.informedBy', 'r.informedAt', 'r.version'])
    .select(['s.targetGroupMet', 's.eligibility', 's.identityCheck', 's.safetyScreen', 's.note'])
    .select(['s.becamePersonId as personId', 's.decidedAt', 's.version as screeningVersion'])
    .select(sql<string | null>`by.given_name || ' ' || by.family_name`.as('recordedBy'))
    .select(sql<string | null>`d.given_name || ' ' || d.family_name`.as('decidedBy'))
    .executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  const told = ToldPerson.parse(row.told);
  const { screeningVersion } = row;
  return ReferralView.parse({
    ...row,
    ...shared(tx, row, await loadPlace(tx, row.receivingOrganizationId), told),
    person: told,
    screening: screeningVersion === null ? null : { ...row, version: screeningVersion },
  });
}

function shared(tx: Tx, row: Row, place: DeadlinePlace, told: ToldPerson) {
  const side = sideOf(tx.actor, row.receivingOrganizationId);
  const waiting = row.waitingPlace && { since: row.statusSince, ...row.waitingPlace };
  return { ...row, personName: toldName(told), deadline: deadlineOf(row, place), waiting, side };
}

/** The clock that runs: for the answer, or for the next look at a waiting place, which the sender does not see. */
function deadlineOf(row: Row, place: DeadlinePlace): AnswerDeadline | null {
  const status = ReferralStatus.parse(row.status);
  if (status === 'accepted' || status === 'declined') return null;
  if (status === 'waitlisted') return row.reviewedAt === null ? null : toView(row.reviewedAt, waitingReviewDeadline(row.reviewedAt, place));
  return toView(row.receivedAt, answerDeadline(Urgency.parse(row.urgency), row.receivedAt, place));
}

function toView(startsAt: string, deadline: ReturnType<typeof answerDeadline>): AnswerDeadline {
  const { ruleId, citation } = deadline.explanation;
  return { startsAt, dueAt: deadline.due, dueOn: deadline.dueDate, ruleId, citation };
}
