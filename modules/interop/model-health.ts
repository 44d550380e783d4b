import { z } from 'zod';
import { DataCategory, Instant } from '#kernel';

export const healthEntryKinds = [
  'condition',
  'medication',
  'allergy',
  'encounter',
  'observation',
  'procedure',
  'immunization',
  'care_plan',
  'care_team',
  'goal',
  'coverage',
  'report',
  'document',
] as const;
export const HealthEntryKind = z.enum(healthEntryKinds);
export type HealthEntryKind = z.infer<typeof HealthEntryKind>;

const Precision = z.enum(['year', 'month', 'day', 'instant']);

/** One fact of a health record taken over from another system, as lists show it. */
export const HealthEntryView = z.object({
  id: z.uuid(),
  kind: HealthEntryKind,
  /** The sender's code for what kind of its kind it is: vital-signs, AMB, problem-list-item. */
  section: z.string().nullable(),
  category: DataCategory,
  code: z.string().nullable(),
  codeSystem: z.string().nullable(),
  /** As the sender named it; empty where the sender gave no name. */
  display: z.string(),
  status: z.string().nullable(),
  startsAt: Instant.nullable(),
  startsPrecision: Precision.nullable(),
  endsAt: Instant.nullable(),
  endsPrecision: Precision.nullable(),
  valueNumber: z.number().nullable(),
  valueUnit: z.string().nullable(),
  valueText: z.string().nullable(),
  practitionerName: z.string().nullable(),
  organizationName: z.string().nullable(),
  files: z.array(z.object({ mediaType: z.string(), size: z.number(), title: z.string().nullable() })),
});
export type HealthEntryView = z.infer<typeof HealthEntryView>;

/** How many entries of each kind the reader may see, and where those came from. */
export const HealthRecordSummary = z.object({
  kinds: z.array(z.object({ kind: HealthEntryKind, count: z.number().int(), current: z.number().int() })),
  /** When the newest of these entries was taken over; null where there is none. */
  receivedAt: Instant.nullable(),
  /** What the senders are called, as far as the reader's organisation gave them a name. */
  sources: z.array(z.string()),
});
export type HealthRecordSummary = z.infer<typeof HealthRecordSummary>;

/** Codes of FHIR by which something is over: it is not shown where only what is current is asked for. */
export const overStatuses = [
  'resolved',
  'inactive',
  'remission',
  'completed',
  'finished',
  'stopped',
  'cancelled',
  'rejected',
  'refuted',
  'revoked',
  'superseded',
  'entered-in-error',
  'not-done',
  'abandoned',
] as const;
