import { accept, type Decision, type Refusal, refuse, Temporal } from '#kernel';
import type { AppointmentOutcome, AppointmentStatus } from './model.ts';

export type AppointmentRefusal =
  | { readonly code: 'appointment.ends-before-start' }
  | { readonly code: 'appointment.too-long'; readonly days: number }
  | { readonly code: 'appointment.not-over'; readonly startsAt: string }
  | { readonly code: 'appointment.settled'; readonly status: AppointmentStatus }
  | { readonly code: 'appointment.client-elsewhere' }
  | { readonly code: 'appointment.worker-elsewhere' }
  /** Only the database can see this: two people saved at the same moment. */
  | { readonly code: 'appointment.taken-meanwhile' };

const longestDays = 7;

/** An appointment ends after it starts and lasts a week at most. */
export function checkTimes(times: { startsAt: string; endsAt: string }): Decision<undefined, AppointmentRefusal & Refusal> {
  const length = Temporal.Instant.from(times.startsAt).until(Temporal.Instant.from(times.endsAt), { largestUnit: 'hour' });
  const hours = length.total({ unit: 'hour' });
  if (hours <= 0) return refuse({ code: 'appointment.ends-before-start' });
  return hours > longestDays * 24 ? refuse({ code: 'appointment.too-long', days: longestDays }) : accept();
}

/**
 * Says how an appointment went. Kept or missed can only be known once it has begun; what was kept or missed is corrected by setting it back to
 * planned first, so that a slip of the hand stays visible.
 */
export function settle(
  appointment: { status: AppointmentStatus; startsAt: string },
  outcome: AppointmentOutcome,
  now: Temporal.Instant,
): Decision<AppointmentOutcome, AppointmentRefusal & Refusal> {
  if (appointment.status === outcome.status) return accept(outcome);
  if (appointment.status !== 'planned' && outcome.status !== 'planned')
    return refuse({ code: 'appointment.settled', status: appointment.status });
  const begun = Temporal.Instant.compare(Temporal.Instant.from(appointment.startsAt), now) <= 0;
  if ((outcome.status === 'kept' || outcome.status === 'missed') && !begun)
    return refuse({ code: 'appointment.not-over', startsAt: appointment.startsAt });
  return accept(outcome);
}
