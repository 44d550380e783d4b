import { z } from 'zod';

export const rooms = ['about', 'people', 'credentials', 'place'] as const;

/** Where on the page of an organisation one is; a duty leads to one credential. */
export const OrganizationPlace = z.object({
  room: z.enum(rooms).exclude(['about']).optional().catch(undefined),
  credential: z.uuid().optional().catch(undefined),
});
