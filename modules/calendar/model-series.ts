import { z } from 'zod';
import { CalendarDate, idOf } from '#kernel';
import { AppointmentReason, AppointmentStatus, appointmentFields, Workers } from './model.ts';

export const SeriesId = idOf<'SeriesId'>();

/** More dates than this are a new agreement, not one series. */
export const longestSeries = 150;

const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const IsoWeekday = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)]);

/** How often and when, as people say it: "every Tuesday and Friday, 8:30, 45 minutes". */
export const SeriesBeat = z.object({
  every: z.enum(['day', 'week', 'month']),
  /** Every second week is 2. */
  interval: z.number().int().min(1).max(12),
  /** Monday 1 … Sunday 7; for weeks only. A month repeats the weekday of its first date ("the second Tuesday"). */
  weekdays: z.array(IsoWeekday).max(7),
  /** On the clock of the series' place, in summer and in winter. */
  time: ClockTime,
  minutes: z.number().int().min(5).max(720),
});
export type SeriesBeat = z.infer<typeof SeriesBeat>;

export const SeriesEnd = z.union([
  z.object({ count: z.number().int().min(1).max(longestSeries) }).strict(),
  z.object({ until: CalendarDate }).strict(),
]);

export const SeriesRhythm = SeriesBeat.extend({ startsOn: CalendarDate, end: SeriesEnd });
export type SeriesRhythm = z.infer<typeof SeriesRhythm>;

const Positions = z.array(z.number().int().min(1).max(longestSeries)).max(longestSeries);

export const NewSeries = z.object({
  id: SeriesId,
  caseId: z.uuid(),
  title: appointmentFields.title,
  rhythm: SeriesRhythm,
  place: appointmentFields.place.default(''),
  organizationId: appointmentFields.organizationId.default(null),
  others: appointmentFields.others.default(''),
  transport: appointmentFields.transport.default('not_needed'),
  transportNote: appointmentFields.transportNote.default(''),
  category: appointmentFields.category.default('social'),
  workers: Workers.default([]),
  interventionId: z.uuid().nullable().default(null),
  /** Dates of the rhythm that shall not be made, by their place in it. */
  leaveOut: Positions.default([]),
});
export type NewSeries = z.infer<typeof NewSeries>;

/** Which dates of a series are meant: this one and all after it, or with null every date still ahead. */
const Onwards = z.object({ from: z.uuid().nullable() });

export const SeriesChange = Onwards.extend({
  change: z.object({
    ...z
      .object({
        title: appointmentFields.title,
        place: appointmentFields.place,
        organizationId: appointmentFields.organizationId,
        others: appointmentFields.others,
        transport: appointmentFields.transport,
        transportNote: appointmentFields.transportNote,
        category: appointmentFields.category,
        workers: Workers,
      })
      .partial().shape,
    /** The new rhythm and the first day it is for. */
    beat: SeriesBeat.extend({ startsOn: CalendarDate }).optional(),
  }),
  /** Dates that cannot be kept in the new rhythm and shall be cancelled instead. */
  leaveOut: Positions.default([]),
});
export type SeriesChange = z.infer<typeof SeriesChange>;

export const SeriesCancellation = Onwards.extend({ reason: AppointmentReason });
export type SeriesCancellation = z.infer<typeof SeriesCancellation>;

/** What stands in the way of a date, and the free time nearest to it. */
export const Collision = z.object({
  who: z.enum(['client', 'worker']),
  /** The worker's name; null for the client. */
  workerName: z.string().nullable(),
  /** What the other appointment is; empty when the reader may not see it. */
  what: z.string(),
  from: z.string(),
  until: z.string(),
  freeFrom: z.string().nullable(),
  freeUntil: z.string().nullable(),
});
export type Collision = z.infer<typeof Collision>;

export const SeriesPreviewRequest = z.object({
  caseId: z.uuid(),
  rhythm: SeriesRhythm,
  workers: z.array(z.uuid()).max(20).default([]),
});

export const SeriesPreview = z.object({
  timeZone: z.string(),
  dates: z.array(z.object({ position: z.number().int(), startsAt: z.string(), endsAt: z.string(), collision: Collision.nullable() })),
  /** The nearest clock time at which every date is free; null when there is none that day, or nothing is in the way. */
  freeTime: z.string().nullable(),
});
export type SeriesPreview = z.infer<typeof SeriesPreview>;

export const SeriesView = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  title: z.string(),
  rhythm: SeriesRhythm,
  timeZone: z.string(),
  dates: z.array(
    z.object({
      id: z.uuid(),
      position: z.number().int(),
      startsAt: z.string(),
      endsAt: z.string(),
      status: AppointmentStatus,
      isMoved: z.boolean(),
    }),
  ),
  version: z.number().int(),
});
export type SeriesView = z.infer<typeof SeriesView>;
