import { z } from 'zod';
import { ReferralStatus, Urgency } from '../model.ts';

/** What the address of the inbox says. A value nobody understands is left out. */
export const InboxSearch = z.object({
  box: z.enum(['received', 'sent']).optional().catch(undefined),
  status: z
    .enum(['open', ...ReferralStatus.options, 'all'])
    .optional()
    .catch(undefined),
  urgency: Urgency.optional().catch(undefined),
  worker: z.enum(['me', 'nobody']).optional().catch(undefined),
  late: z.boolean().optional().catch(undefined),
  q: z.string().max(100).optional().catch(undefined),
  /** The referral that lies open beside the list. */
  referral: z.uuid().optional().catch(undefined),
  /** The known person about whom a new one is written. */
  about: z.uuid().optional().catch(undefined),
  /** Accepting is what one came for: the referral opens with it, and one that is written leads on to it. */
  do: z.enum(['accept']).optional().catch(undefined),
});
export type InboxSearch = z.infer<typeof InboxSearch>;

/** The search with something changed; what is not set leaves the address. */
export function searchWith(search: InboxSearch, change: Partial<InboxSearch>): InboxSearch {
  return Object.fromEntries(
    Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined && value !== '' && value !== false),
  ) as InboxSearch;
}
