import { z } from 'zod';

/** How the assessments of a case are looked at, as the address keeps it: as a list, or over time, of this case or of the whole person. */
export const AssessmentPlace = z.object({
  view: z.enum(['grid']).optional().catch(undefined),
  of: z.enum(['person']).optional().catch(undefined),
});
export type AssessmentPlace = z.output<typeof AssessmentPlace>;
