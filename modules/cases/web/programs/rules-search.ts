import { z } from 'zod';

/** What the address of the clocks says: words of a rule or its source, whose rule it is, and whether only what still has to be checked. */
export const RulesSearch = z.object({
  q: z.string().max(60).optional().catch(undefined),
  of: z.string().max(20).optional().catch(undefined),
  open: z.boolean().optional().catch(undefined),
});
