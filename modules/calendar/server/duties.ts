import { computeDeadline, type DataCategory, type DeadlinePlace, deadlineRules, ruleInForce, Temporal, today } from '#kernel';
import { loadCase, loadPlace } from '#modules/cases/server/index.ts';
import { caseDuties, type Duty, dutyTimes, type Tx } from '#platform';

interface PlannedAppointment {
  readonly id: string;
  readonly title: string;
  readonly category: DataCategory;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly transport: string;
  readonly createdAt: string;
}

export interface AppointmentFacts {
  readonly caseId: string;
  readonly personId: string;
  readonly holder: Duty['assignee'];
  readonly place: DeadlinePlace;
  readonly planned: readonly PlannedAppointment[];
}

/** What is owed about appointments: to say how it went, and to book the transport that is still open. */
export const appointmentDuties = caseDuties<AppointmentFacts>('calendar.appointments', {
  areas: ['calendar', 'cases'],
  load: loadPlanned,
  derive: owedForAppointments,
});

export function owedForAppointments(facts: AppointmentFacts): Duty[] {
  return facts.planned.flatMap((appointment) => [sayHowItWent(facts, appointment), ...bookTransport(facts, appointment)]);
}

function sayHowItWent(of: AppointmentFacts, appointment: PlannedAppointment): Duty {
  const ended = Temporal.Instant.from(appointment.endsAt);
  return {
    ...common(of, appointment),
    ...timesBy('CM-APPOINTMENT-OUTCOME', of, appointment.endsAt, ended),
    kind: 'say-how-it-went',
    priority: 10,
    verb: 'record-outcome',
  };
}

function bookTransport(of: AppointmentFacts, appointment: PlannedAppointment): Duty[] {
  if (appointment.transport !== 'needed' && appointment.transport !== 'requested') return [];
  const since = Temporal.Instant.from(appointment.createdAt);
  return [
    {
      ...common(of, appointment),
      ...timesBy('CM-TRANSPORT-BOOKED', of, appointment.startsAt, since),
      kind: 'book-transport',
      priority: 30,
      verb: 'book',
    },
  ];
}

function timesBy(ruleId: string, of: AppointmentFacts, event: string, startsAt: Temporal.Instant) {
  const eventOn = today(event, of.place.timeZone);
  const rule = ruleInForce(deadlineRules, ruleId, eventOn);
  return dutyTimes(computeDeadline(rule, eventOn, of.place), startsAt, rule.escalationRole);
}

function common({ caseId, personId, holder, place }: AppointmentFacts, appointment: PlannedAppointment) {
  return {
    occasion: appointment.id,
    caseId,
    personId,
    category: appointment.category,
    facts: {
      title: appointment.title,
      startsAt: appointment.startsAt,
      on: today(appointment.startsAt, place.timeZone),
      transport: appointment.transport,
    },
    assignee: holder,
    target: `/cases/${caseId}?tab=appointments&open=${appointment.id}`,
  };
}

async function loadPlanned(tx: Tx, caseId: string): Promise<AppointmentFacts | undefined> {
  const of = await loadCase(tx, caseId);
  if (['closed', 'declined', 'entered_in_error'].includes(of.state)) return undefined;
  const planned = await tx.db
    .selectFrom('appointments')
    .select(['id', 'title', 'category', 'startsAt', 'endsAt', 'transport', 'createdAt'])
    .where('caseId', '=', caseId)
    .where('status', '=', 'planned')
    .execute();
  return {
    caseId,
    personId: of.personId,
    holder: of.caseManagerId ? { userId: of.caseManagerId } : { organizationId: of.organizationId, role: 'supervisor' },
    place: await loadPlace(tx, of.organizationId),
    planned: planned as PlannedAppointment[],
  };
}
