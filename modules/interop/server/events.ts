import { z } from 'zod';
import { defineEvent } from '#platform';

const tally = z.record(z.string(), z.number());

/** The health record of a person was taken over from another system, or renewed by it. */
export const recordImported = defineEvent('interop', 'record-imported', {
  category: 'identity',
  group: 'document',
  facts: z.object({
    importId: z.string(),
    person: z.enum(['created', 'updated', 'unchanged']),
    /** Entries by FHIR resource type. */
    created: tally,
    updated: tally,
    /** All of them together. */
    entries: z.number(),
    renewed: z.number(),
  }),
});

/** Organisations, sites and practitioners named in other systems' records were taken over. */
export const providersImported = defineEvent('interop', 'providers-imported', {
  category: 'identity',
  group: 'document',
  facts: z.object({ importId: z.string(), created: tally, updated: tally, entries: z.number(), renewed: z.number() }),
});

export const importStarted = defineEvent('interop', 'import-started', {
  category: 'identity',
  group: 'document',
  facts: z.object({ importId: z.string(), source: z.string(), bytes: z.number() }),
});

export const importFinished = defineEvent('interop', 'import-finished', {
  category: 'identity',
  group: 'document',
  facts: z.object({ importId: z.string(), state: z.enum(['done', 'failed', 'cancelled']), persons: z.number(), problems: z.number() }),
});

export const interopEvents = [recordImported, providersImported, importStarted, importFinished];
