import { z } from 'zod';
import { idOf, PartialDate } from '#kernel';

export const PersonLinkId = idOf<'PersonLinkId'>();
export type PersonLinkId = z.infer<typeof PersonLinkId>;

const reason = z.string().trim().min(3).max(1000);

/** That another record is of the same person, said at the record with which work goes on. */
export const NewPersonLink = z.object({ id: PersonLinkId, linkedPersonId: z.uuid(), reason });
export type NewPersonLink = z.infer<typeof NewPersonLink>;

export const PersonUnlink = z.object({ reason });

/** A link, seen from one of its two records. */
export const PersonLink = z.object({
  id: PersonLinkId,
  otherPersonId: z.uuid(),
  otherName: z.string(),
  otherBirthDate: PartialDate.nullable(),
  /** Whether work goes on with the other record, or with the one it is seen from. */
  goesOnWith: z.enum(['other', 'this']),
  reason: z.string(),
  linkedAt: z.string(),
  linkedByName: z.string().nullable(),
  /** Cases on the other record, as far as the reader may know of them. */
  cases: z.array(z.object({ id: z.uuid(), number: z.string(), state: z.string() })),
  version: z.number().int(),
});
export type PersonLink = z.infer<typeof PersonLink>;
