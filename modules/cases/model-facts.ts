import { z } from 'zod';
import { CalendarDate, Instant } from '#kernel';

/**
 * What the state machine reads of a case from the other areas (`Platform.caseFacts`). An area that tells nothing yet counts as nothing done,
 * never as done.
 */
export const CaseFacts = z.object({
  assessments: z
    .object({
      completedInstruments: z.array(z.string()),
      openNeeds: z.int(),
      needs: z.int(),
      noNeedStated: z.boolean(),
      strengths: z.int(),
      lastCompletedOn: CalendarDate.nullable(),
    })
    .default({ completedInstruments: [], openNeeds: 0, needs: 0, noNeedStated: false, strengths: 0, lastCompletedOn: null }),
  plans: z
    .object({
      currentVersion: z.int().nullable(),
      status: z.enum(['none', 'draft', 'submitted', 'returned', 'in_force']),
      signedOn: CalendarDate.nullable(),
      reviewOn: CalendarDate.nullable(),
      goals: z.int(),
      goalsWithoutIntervention: z.int(),
      approvalsComplete: z.boolean(),
      goalsWithoutFinalStatus: z.int(),
      /** Since when the version before the current one was in force, if there was one. */
      previousInForceOn: CalendarDate.nullable(),
    })
    .default({
      currentVersion: null,
      status: 'none',
      signedOn: null,
      reviewOn: null,
      goals: 0,
      goalsWithoutIntervention: 0,
      approvalsComplete: false,
      goalsWithoutFinalStatus: 0,
      previousInForceOn: null,
    }),
  contacts: z
    .object({
      lastReachedAt: Instant.nullable(),
      attempts: z.array(z.object({ at: Instant, mode: z.string(), reached: z.boolean() })),
      count: z.int(),
      /** When people last met about the case: a conference. */
      lastMeetingAt: Instant.nullable(),
    })
    .default({ lastReachedAt: null, attempts: [], count: 0, lastMeetingAt: null }),
  calendar: z
    .object({ nextAppointment: z.object({ at: Instant, title: z.string() }).nullable(), openAppointments: z.int() })
    .default({ nextAppointment: null, openAppointments: 0 }),
  consents: z
    .object({ caseManagement: z.boolean(), releases: z.int(), nextExpiry: Instant.nullable() })
    .default({ caseManagement: false, releases: 0, nextExpiry: null }),
  documents: z.object({ count: z.int() }).default({ count: 0 }),
  coverage: z.object({ billedServices: z.int() }).default({ billedServices: 0 }),
});
export type CaseFacts = z.infer<typeof CaseFacts>;
