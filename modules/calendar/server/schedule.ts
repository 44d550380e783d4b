import { orThrow } from '#kernel';
import { loadCaseForWork } from '#modules/cases/server/index.ts';
import { changeVersioned, given, record, type Tx } from '#platform';
import type { AppointmentChange, AppointmentOutcome, AppointmentView, NewAppointment } from '../model.ts';
import { checkTimes, settle } from '../rules.ts';
import { requireFree } from './busy.ts';
import {
  appointmentCancelled,
  appointmentChanged,
  appointmentKept,
  appointmentMade,
  appointmentMissed,
  appointmentReopened,
} from './events.ts';
import { insertAppointment, loadAppointment, replaceWorkers } from './store.ts';

/** Makes an appointment on an open case. Refuses `case.closed`, times that cannot be, and a client or worker who is elsewhere then. */
export async function makeAppointment(tx: Tx, appointment: NewAppointment): Promise<void> {
  const { personId } = await loadCaseForWork(tx, appointment.caseId);
  orThrow(checkTimes(appointment));
  await requireFree(tx, appointment, { personId, userIds: appointment.workers.map(({ userId }) => userId) });
  await insertAppointment(tx, appointment, personId);
  record(tx, appointmentMade, subjectOf({ ...appointment, personId }), factsOf(appointment));
}

/** Moves or changes an appointment that the caller saw at this version. */
export async function changeAppointment(tx: Tx, id: string, seen: number, { workers, ...change }: AppointmentChange) {
  const appointment = await loadAppointment(tx, id);
  await loadCaseForWork(tx, appointment.caseId);
  const wanted = { ...appointment, ...given(change) };
  orThrow(checkTimes(wanted));
  const takesTime = appointment.status === 'planned' || appointment.status === 'kept';
  if (takesTime && (change.startsAt || change.endsAt || workers)) await requireFree(tx, wanted, participantsOf(appointment, workers));
  await changeVersioned(tx, 'appointments', id, seen, change);
  const changed = await loadAppointment(tx, id);
  if (workers) await replaceWorkers(tx, changed, workers);
  record(tx, appointmentChanged, subjectOf(changed), {
    ...factsOf(changed),
    fields: [...Object.keys(change), ...(workers ? ['workers'] : [])],
  });
  return loadAppointment(tx, id);
}

/** Says how it went: kept, missed, cancelled, or planned again. */
export async function settleAppointment(tx: Tx, id: string, seen: number, wanted: AppointmentOutcome) {
  const appointment = await loadAppointment(tx, id);
  await loadCaseForWork(tx, appointment.caseId);
  const outcome = orThrow(settle(appointment, wanted, tx.now));
  if (outcome.status === 'planned' && appointment.status !== 'planned') await requireFree(tx, appointment, participantsOf(appointment));
  await changeVersioned(tx, 'appointments', id, seen, {
    status: outcome.status,
    statusReason: 'reason' in outcome ? outcome.reason : null,
  });
  const facts = factsOf(appointment);
  if (outcome.status === 'kept') record(tx, appointmentKept, subjectOf(appointment), facts);
  if (outcome.status === 'missed') record(tx, appointmentMissed, subjectOf(appointment), { ...facts, reason: outcome.reason });
  if (outcome.status === 'cancelled') record(tx, appointmentCancelled, subjectOf(appointment), { ...facts, reason: outcome.reason });
  if (outcome.status === 'planned') record(tx, appointmentReopened, subjectOf(appointment), { ...facts, was: appointment.status });
  return loadAppointment(tx, id);
}

function participantsOf({ id, personId, workers }: AppointmentView, changed: readonly { userId: string }[] = workers) {
  return { personId, userIds: changed.map(({ userId }) => userId), except: [id] };
}

function factsOf(appointment: { id: string; title: string; startsAt: string }) {
  return { appointmentId: appointment.id, title: appointment.title, startsAt: appointment.startsAt };
}

/** The case's event, as hidden as the appointment itself; the organisation where it takes place is not whom the event is about. */
function subjectOf({ caseId, personId, category }: Pick<AppointmentView, 'caseId' | 'personId' | 'category'>) {
  return { caseId, personId, category };
}
