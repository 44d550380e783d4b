import { z } from 'zod';

/** What the address of the list of people says. */
export const PeopleSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  cases: z.enum(['open', 'none']).optional().catch(undefined),
  columns: z.array(z.string()).optional().catch(undefined),
});
export type PeopleSearch = z.infer<typeof PeopleSearch>;
