import { sql } from 'kysely';
import { type CalendarDate, type DeadlinePlace, startOfDay, Temporal, today } from '#kernel';
import { loadPlace } from '#modules/organizations/server/index.ts';
import { caseDuties, type Duty, type DutySource, safetyPriority, type Tx } from '#platform';
import { type Owed, owedBy, type TimedCase } from '../rules-duties.ts';
import { loadProgram } from './programs.ts';
import { loadCase } from './store.ts';

interface Facts {
  readonly timed: TimedCase;
  readonly personId: string;
  readonly organizationId: string;
  readonly caseManagerId: string | null;
}

/** The clocks of a case. */
export const timerDuties: DutySource = caseDuties<Facts>('cases.timers', {
  areas: ['cases', 'contacts'],
  load,
  derive: (facts) => owedBy(facts.timed).map((owed) => toDuty(facts, owed)),
});

async function load(tx: Tx, caseId: string): Promise<Facts | undefined> {
  const row = await loadCase(tx, caseId);
  const place = await loadPlace(tx, row.organizationId);
  const { settings } = await loadProgram(tx, row.programId, row.model);
  const stateSince = today(row.stateSince, place.timeZone);
  const episodeSince = row.episodeOpenedOn ?? stateSince;
  const timed: TimedCase = {
    caseId,
    state: row.state,
    detail: row.stateDetail,
    stateSince,
    episodeSince,
    hasManager: row.caseManagerId !== null,
    wasReached: await wasReached(tx, caseId, episodeSince, place),
    dangerNotedAt: await dangerNotedAt(tx, caseId, episodeSince, place),
    settings,
    place,
  };
  return { timed, personId: row.personId, organizationId: row.organizationId, caseManagerId: row.caseManagerId };
}

/** Whether the client answered at least once since the episode began. */
async function wasReached(tx: Tx, caseId: string, since: CalendarDate, place: DeadlinePlace): Promise<boolean> {
  const reached = await tx.db
    .selectFrom('contacts')
    .select('id')
    .where('caseId', '=', caseId)
    .where('party', '=', 'client')
    .where('outcome', '=', 'reached')
    .where('at', '>=', startOfDay(since, place.timeZone))
    .limit(sql.lit(1))
    .executeTakeFirst();
  return reached !== undefined;
}

/** When intake noted a danger as it accepted the referral of this episode. */
async function dangerNotedAt(tx: Tx, caseId: string, since: CalendarDate, place: DeadlinePlace): Promise<string | null> {
  const noted = await tx.db
    .selectFrom('referralScreenings')
    .select('decidedAt')
    .where('becameCaseId', '=', caseId)
    .where('safetyScreen', '=', 'danger')
    .where('decidedAt', '>=', startOfDay(since, place.timeZone))
    .limit(sql.lit(1))
    .executeTakeFirst();
  return noted?.decidedAt ?? null;
}

function toDuty(
  { timed, personId, organizationId, caseManagerId }: Facts,
  { kind, by, deadline, since, verb, target, context }: Owed,
): Duty {
  const { due, dueDate, warnAt, escalationRole, explanation } = deadline;
  const dueAt = Temporal.Instant.from(due);
  const assignee =
    by === 'manager' && caseManagerId ? { userId: caseManagerId } : ({ organizationId, role: 'supervisor' } satisfies Duty['assignee']);
  return {
    kind,
    occasion: dueDate,
    caseId: timed.caseId,
    personId,
    category: 'social',
    facts: { context, start: explanation.start, count: explanation.duration, unit: explanation.unit },
    startsAt: momentOf(since, timed.place),
    dueAt,
    dueOn: dueDate,
    warnAt: warnAt === null ? undefined : Temporal.Instant.from(warnAt),
    escalation: escalationRole === null ? undefined : { at: dueAt, to: escalationRole },
    rule: { id: explanation.ruleId, citation: explanation.citation },
    priority: priorities[kind],
    assignee,
    verb,
    target,
  };
}

/** A client nobody has spoken to, or nobody is responsible for, comes before paper. */
const priorities: Readonly<Record<Owed['kind'], number>> = {
  'danger-call': safetyPriority,
  'assign-manager': 50,
  'first-contact': 40,
  'co-sign': 40,
  'rest-ending': 20,
  'assessment-due': 20,
  'plan-due': 20,
};

function momentOf(start: string, place: DeadlinePlace): Temporal.Instant {
  return Temporal.Instant.from(start.length === 10 ? startOfDay(start as CalendarDate, place.timeZone) : start);
}
