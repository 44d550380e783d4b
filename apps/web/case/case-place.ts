import { z } from 'zod';
import { AssessmentPlace } from '#modules/assessments/web/index.ts';
import { HealthPlace } from '#modules/interop/web/index.ts';

/** What the middle of the page shows; on a phone also what else stands beside it. */
export const caseTabs = ['assessment', 'plan', 'appointments', 'contacts', 'documents', 'health', 'timeline', 'team'] as const;
export const CaseTab = z.enum(caseTabs);
export type CaseTab = z.infer<typeof CaseTab>;

/** Where on the page of a case one is: the tab, the drawer over it, and what is open in them. */
export const CasePlace = z.object({
  tab: CaseTab.optional().catch(undefined),
  /** A drawer: `consents`, `team`, `assign`, `sign`, or a step of the case such as `hold`. */
  do: z.string().max(40).optional().catch(undefined),
  /** Log a contact at once. */
  log: z.string().max(20).optional().catch(undefined),
  /** The release to be renewed. */
  renew: z.uuid().optional().catch(undefined),
  /** What is asked of the plan: to sign it, to revise it, to say how far a goal has come. */
  plan: z.enum(['sign', 'revise', 'progress']).optional().catch(undefined),
  /** The record to be opened on the tab. */
  open: z.uuid().optional().catch(undefined),
  ...AssessmentPlace.shape,
  ...HealthPlace.shape,
});
export type CasePlace = z.output<typeof CasePlace>;
