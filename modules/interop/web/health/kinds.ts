import { z } from 'zod';
import { HealthEntryKind, type HealthEntryView, type HealthRecordSummary, healthEntryKinds, overStatuses } from '../../model-health.ts';

/** Where in a health record one is: one kind of it, and whether what is over is shown; without a kind, the overview. */
export const HealthPlace = z.object({
  kind: HealthEntryKind.optional().catch(undefined),
  show: z.enum(['current', 'all']).optional().catch(undefined),
});
export type HealthPlace = z.output<typeof HealthPlace>;

/** How much there is of a kind. */
export type KindCount = HealthRecordSummary['kinds'][number];

/** What somebody wants to know first; the overview shows these. */
const overviewKinds: readonly HealthEntryKind[] = ['condition', 'medication', 'allergy', 'encounter'];

/** Kinds that last for a while, so that they can be over; the others happen on a day. */
const lastingKinds: readonly HealthEntryKind[] = ['condition', 'medication', 'allergy', 'care_plan', 'care_team', 'goal', 'coverage'];

/** What there is, in the order in which it is read. */
export const inReadingOrder = (kinds: readonly KindCount[]): KindCount[] =>
  [...kinds].sort((a, b) => healthEntryKinds.indexOf(a.kind) - healthEntryKinds.indexOf(b.kind));

export const forOverview = (kinds: readonly KindCount[]): KindCount[] => kinds.filter(({ kind }) => overviewKinds.includes(kind));

export const lasts = (kind: HealthEntryKind): boolean => lastingKinds.includes(kind);

/** Whether there is both: what holds now and what is over. */
export const isDivided = ({ kind, count, current }: KindCount): boolean => lasts(kind) && current > 0 && current < count;

/** What the sender says is over, or has ended. */
export const isOver = ({ status, endsAt }: Pick<HealthEntryView, 'status' | 'endsAt'>): boolean =>
  endsAt !== null || overStatuses.some((over) => over === status);
