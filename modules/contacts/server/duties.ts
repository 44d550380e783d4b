import { computeDeadline, type DeadlinePlace, Temporal, today } from '#kernel';
import { type ProgramSettings, timerRule } from '#modules/cases/index.ts';
import { loadCase, loadCaseSettings, loadPlace } from '#modules/cases/server/index.ts';
import { caseDuties, type Duty, dutyTimes, type Tx } from '#platform';

export interface RhythmFacts {
  readonly caseId: string;
  readonly personId: string;
  readonly holder: Duty['assignee'];
  readonly settings: ProgramSettings;
  readonly place: DeadlinePlace;
  /** When the client was last reached; null before the first contact, which the case area asks for. */
  readonly lastReachedAt: string | null;
  readonly lastAttemptAt: string | null;
}

/** The rhythm of contact that the programme asks for: one duty, counted from the last time the client was reached. */
export const contactDuties = caseDuties<RhythmFacts>('contacts.rhythm', {
  areas: ['contacts', 'cases'],
  load: loadRhythm,
  derive: nextContact,
});

export function nextContact(facts: RhythmFacts): Duty[] {
  const { lastReachedAt, place, settings } = facts;
  if (lastReachedAt === null) return [];
  const rule = timerRule(settings, 'next_contact_due', today(lastReachedAt, place.timeZone));
  if (!rule) return [];
  const reachedOn = today(lastReachedAt, place.timeZone);
  const times = dutyTimes(computeDeadline(rule, reachedOn, place), Temporal.Instant.from(lastReachedAt), rule.escalationRole);
  return [
    {
      ...times,
      kind: 'next-contact',
      occasion: times.dueOn,
      caseId: facts.caseId,
      personId: facts.personId,
      category: 'social',
      facts: {
        reachedOn,
        triedOn: facts.lastAttemptAt && today(facts.lastAttemptAt, place.timeZone),
        count: rule.duration,
        unit: rule.unit,
      },
      priority: 20,
      assignee: facts.holder,
      verb: 'call',
      target: `/cases/${facts.caseId}?log=call`,
    },
  ];
}

async function loadRhythm(tx: Tx, caseId: string): Promise<RhythmFacts | undefined> {
  const of = await loadCase(tx, caseId);
  if (!['assessment', 'planning', 'active', 'closing'].includes(of.state)) return undefined;
  const last = await tx.db
    .selectFrom('contacts')
    .select((eb) => [
      eb.fn.max('at').filterWhere('outcome', '=', 'reached').as('reached'),
      eb.fn.max('at').filterWhere('outcome', '<>', 'reached').as('attempt'),
    ])
    .where('caseId', '=', caseId)
    .where('party', '=', 'client')
    .executeTakeFirst();
  return {
    caseId,
    personId: of.personId,
    holder: of.caseManagerId ? { userId: of.caseManagerId } : { organizationId: of.organizationId, role: 'supervisor' },
    settings: await loadCaseSettings(tx, caseId),
    place: await loadPlace(tx, of.organizationId),
    lastReachedAt: last?.reached ?? null,
    lastAttemptAt: last?.attempt ?? null,
  };
}
