import { z } from 'zod';
import { defineEvent } from '#platform';

const on = { category: 'identity', group: 'case' } as const;

export const personRegistered = defineEvent('people', 'person-registered', { ...on, facts: z.object({}) });
export const personChanged = defineEvent('people', 'person-changed', { ...on, facts: z.object({ fields: z.array(z.string()) }) });

/** Ways to be reached, addresses, identifiers and relations: what kind of thing was added, changed or taken away. */
export const personDetailChanged = defineEvent('people', 'person-detail-changed', {
  ...on,
  facts: z.object({
    part: z.enum(['contact_point', 'address', 'identifier', 'relation']),
    change: z.enum(['added', 'changed', 'removed']),
    kind: z.string(),
    detailId: z.uuid(),
  }),
});
/** That two records are of one person, or are not; in the story of both. */
const link = z.object({ linkId: z.uuid(), otherPersonId: z.uuid(), goesOnWith: z.enum(['this', 'other']), reason: z.string() });
export const personLinked = defineEvent('people', 'person-linked', { ...on, facts: link });
export const personUnlinked = defineEvent('people', 'person-unlinked', { ...on, facts: link });
export type PersonPart = z.infer<typeof personDetailChanged.facts>['part'];

export const peopleEvents = [personRegistered, personChanged, personDetailChanged, personLinked, personUnlinked];
