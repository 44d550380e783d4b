import { z } from 'zod';
import { CalendarDate, daysBetween, holidaySets, idOf, TimeZone } from '#kernel';

/** Which public holidays are kept at a place: `US`, `IT`, `DE`, `DE-NW` … */
export const HolidaySetId = z.string().refine((id) => holidaySets.has(id), { message: 'no such set of holidays' });

export const ClosureId = idOf<'ClosureId'>();

/** The feast of the town's patron saint, or a day on which the house itself is closed. */
export const closureKinds = ['closing', 'patron_day'] as const;
export const ClosureKind = z.enum(closureKinds);

/** At most two months at a time: a house that is closed for longer has moved or ended. */
const longestClosure = 62;

const closureFields = {
  kind: ClosureKind,
  name: z.string().trim().min(1).max(120),
  firstDay: CalendarDate,
  /** Closed too; null for a single day. */
  lastDay: CalendarDate.nullable().default(null),
  everyYear: z.boolean().default(false),
};

function checkDays(closure: { firstDay: CalendarDate; lastDay: CalendarDate | null }, context: z.RefinementCtx): void {
  if (closure.lastDay === null) return;
  const days = daysBetween(closure.firstDay, closure.lastDay) + 1;
  const code = days < 1 ? 'period.ends-before-it-begins' : days > longestClosure ? 'closure.too-long' : undefined;
  if (code) context.addIssue({ code: 'custom', message: code, path: ['lastDay'], params: { code, most: longestClosure } });
}

/** A day or a few on which an organisation is closed besides the public holidays. */
export const ClosureDays = z.object(closureFields).superRefine(checkDays);
export type ClosureDays = z.infer<typeof ClosureDays>;

export const NewClosure = z.object({ id: ClosureId, ...closureFields }).superRefine(checkDays);
export type NewClosure = z.infer<typeof NewClosure>;

export const ClosureView = z.object({
  id: ClosureId,
  kind: ClosureKind,
  name: z.string(),
  firstDay: CalendarDate,
  lastDay: CalendarDate,
  everyYear: z.boolean(),
  version: z.number().int(),
});
export type ClosureView = z.infer<typeof ClosureView>;

/** Where an organisation reads clock and calendar: what it has chosen (null: as the network), and what therefore holds. */
export const PlaceView = z.object({
  timeZone: z.string(),
  holidaySet: z.string(),
  ownTimeZone: z.string().nullable(),
  ownHolidaySet: z.string().nullable(),
  closures: z.array(ClosureView),
});
export type PlaceView = z.infer<typeof PlaceView>;

/** A change that is only thought of: another place, a closing day more, or one less. */
export const PlaceThought = z.object({
  timeZone: TimeZone.nullable().optional(),
  holidaySet: HolidaySetId.nullable().optional(),
  closing: ClosureDays.optional(),
  opening: ClosureId.optional(),
});
export type PlaceThought = z.infer<typeof PlaceThought>;

/** How many deadlines a change would move. */
export const MovedDeadlines = z.object({ moved: z.number().int(), deadlines: z.number().int(), isComplete: z.boolean() });
export type MovedDeadlines = z.infer<typeof MovedDeadlines>;
