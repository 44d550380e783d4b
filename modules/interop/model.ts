import { z } from 'zod';
import { Instant, idOf } from '#kernel';

export const ImportId = idOf<'ImportId'>();
export type ImportId = z.infer<typeof ImportId>;

export const importStates = ['waiting', 'reading', 'writing', 'done', 'failed', 'cancelled'] as const;
export const ImportState = z.enum(importStates);
export type ImportState = z.infer<typeof ImportState>;

/** The states in which there is still something to do. */
export const unfinishedStates = ['waiting', 'reading', 'writing'] as const satisfies readonly ImportState[];

export function isUnfinished(state: ImportState): boolean {
  return (unfinishedStates as readonly ImportState[]).includes(state);
}

/** What happened to the resources of one type. */
export const TypeCounts = z.object({
  read: z.number().default(0),
  created: z.number().default(0),
  updated: z.number().default(0),
  unchanged: z.number().default(0),
  refused: z.number().default(0),
  /** Of a type that is not taken over. */
  unsupported: z.number().default(0),
});
export type TypeCounts = z.infer<typeof TypeCounts>;

/** Per FHIR resource type. */
export const Counts = z.record(z.string(), TypeCounts);
export type Counts = z.infer<typeof Counts>;

/** An import as its page shows it: how far it is, and what came of it. */
export const ImportView = z.object({
  id: ImportId,
  label: z.string(),
  state: ImportState,
  bytesTotal: z.number(),
  bytesRead: z.number(),
  personsTotal: z.number().int(),
  personsDone: z.number().int(),
  problemCount: z.number().int(),
  counts: Counts,
  /** Code of what ended it, where it failed. */
  failure: z.string().nullable(),
  createdAt: Instant,
  createdByName: z.string().nullable(),
  finishedAt: Instant.nullable(),
});
export type ImportView = z.infer<typeof ImportView>;

/** Something that could not be taken: where it stands, and why. */
export const ImportProblemView = z.object({
  ordinal: z.number().int(),
  file: z.string(),
  path: z.string(),
  resourceType: z.string().nullable(),
  code: z.string(),
  /** The element at fault, as `valueQuantity.value`. */
  element: z.string().nullable(),
  line: z.number().int().nullable(),
  byteOffset: z.number().nullable(),
});
export type ImportProblemView = z.infer<typeof ImportProblemView>;

/** How many persons are in: new, renewed, or as they were. */
export function personsTaken({ counts }: { readonly counts: Readonly<Record<string, Partial<TypeCounts>>> }): number {
  const { created = 0, updated = 0, unchanged = 0 } = counts.Patient ?? {};
  return created + updated + unchanged;
}

/** How much of an import is done, from 0 to 1: reading is half of the work, writing the other. */
export function progressOf(view: Pick<ImportView, 'state' | 'bytesRead' | 'bytesTotal' | 'personsDone' | 'personsTotal'>): number {
  switch (view.state) {
    case 'waiting':
      return 0;
    case 'reading':
      return share(view.bytesRead, view.bytesTotal) / 2;
    case 'writing':
      return 0.5 + share(view.personsDone, view.personsTotal) / 2;
    case 'done':
    case 'failed':
    case 'cancelled':
      return 1;
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(1, part / whole);
}
