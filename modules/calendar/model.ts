import { z } from 'zod';
import { DataCategory, idOf } from '#kernel';

export const AppointmentId = idOf<'AppointmentId'>();

export const AppointmentStatus = z.enum(['planned', 'kept', 'missed', 'cancelled']);
export type AppointmentStatus = z.infer<typeof AppointmentStatus>;

/** How the client gets there, and how far that is arranged. */
export const transports = ['not_needed', 'own', 'needed', 'requested', 'booked'] as const;
export const Transport = z.enum(transports);
export type Transport = z.infer<typeof Transport>;

/** Why an appointment was missed or cancelled. */
export const AppointmentReason = z.enum([
  'client_forgot',
  'client_ill',
  'client_declined',
  'no_transport',
  'provider_cancelled',
  'worker_ill',
  'rescheduled',
  'hospital_stay',
  'other',
]);
export type AppointmentReason = z.infer<typeof AppointmentReason>;

const Instant = z.iso.datetime({ offset: true });
export const AppointmentCategory = DataCategory.extract([
  'social',
  'health_general',
  'mental_health',
  'finance',
  'violence_safety',
  'legal_immigration',
]);

export const appointmentFields = {
  title: z.string().trim().min(1).max(200),
  startsAt: Instant,
  endsAt: Instant,
  place: z.string().trim().max(300),
  organizationId: z.uuid().nullable(),
  /** Who else comes, in free words. */
  others: z.string().trim().max(300),
  transport: Transport,
  transportNote: z.string().trim().max(300),
  category: AppointmentCategory,
};
export const Workers = z
  .array(z.object({ userId: z.uuid(), accompanies: z.boolean().default(false) }))
  .max(20)
  .refine((workers) => new Set(workers.map(({ userId }) => userId)).size === workers.length, 'names somebody twice');

export const NewAppointment = z.object({
  id: AppointmentId,
  caseId: z.uuid(),
  title: appointmentFields.title,
  startsAt: appointmentFields.startsAt,
  endsAt: appointmentFields.endsAt,
  place: appointmentFields.place.default(''),
  organizationId: appointmentFields.organizationId.default(null),
  others: appointmentFields.others.default(''),
  transport: appointmentFields.transport.default('not_needed'),
  transportNote: appointmentFields.transportNote.default(''),
  category: appointmentFields.category.default('social'),
  workers: Workers.default([]),
  interventionId: z.uuid().nullable().default(null),
});
export type NewAppointment = z.infer<typeof NewAppointment>;

export const AppointmentChange = z.object({ ...appointmentFields, workers: Workers }).partial();
export type AppointmentChange = z.infer<typeof AppointmentChange>;

export const AppointmentOutcome = z.discriminatedUnion('status', [
  z.object({ status: z.literal('kept') }),
  z.object({ status: z.literal('planned') }),
  z.object({ status: z.literal('missed'), reason: AppointmentReason }),
  z.object({ status: z.literal('cancelled'), reason: AppointmentReason }),
]);
export type AppointmentOutcome = z.infer<typeof AppointmentOutcome>;

/** A time at which a colleague is taken by something the reader may not see: when, and nothing else. */
export const BusyTime = z.object({ userId: z.uuid(), name: z.string(), startsAt: z.string(), endsAt: z.string() });
export type BusyTime = z.infer<typeof BusyTime>;

export const AppointmentView = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  personId: z.uuid(),
  /** Null when the name is hidden from the reader. */
  personName: z.string().nullable(),
  ...appointmentFields,
  startsAt: z.string(),
  endsAt: z.string(),
  category: DataCategory,
  timeZone: z.string(),
  organizationName: z.string().nullable(),
  status: AppointmentStatus,
  statusReason: AppointmentReason.nullable(),
  interventionId: z.uuid().nullable(),
  /** The series it belongs to, its place there, and whether this one date was moved away from the rhythm. */
  seriesId: z.uuid().nullable(),
  seriesPosition: z.number().int().nullable(),
  isMoved: z.boolean(),
  workers: z.array(z.object({ userId: z.uuid(), name: z.string(), accompanies: z.boolean() })),
  version: z.number().int(),
});
export type AppointmentView = z.infer<typeof AppointmentView>;
