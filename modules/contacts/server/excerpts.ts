import { z } from 'zod';
import type { TimelineFacts, Tx } from '#platform';
import { firstLine } from '../rules.ts';

const OfContact = z.object({ contactId: z.uuid() });
const withWords: readonly string[] = ['contact-logged', 'contact-failed', 'note-signed', 'note-reviewed'];

/** The first line of the note behind each contact on the timeline, as it reads now, for those who may see its category. */
export async function contactExcerpts(tx: Tx, entries: readonly TimelineFacts[]): Promise<ReadonlyMap<string, string>> {
  const contactOf = new Map(
    entries
      .filter(({ type }) => withWords.includes(type))
      .flatMap(({ id, facts }) => {
        const parsed = OfContact.safeParse(facts);
        return parsed.success ? [[id, parsed.data.contactId] as const] : [];
      }),
  );
  if (contactOf.size === 0) return new Map();
  const rows = await tx.db
    .selectFrom('contacts')
    .select(['id', 'note'])
    .where('id', 'in', [...new Set(contactOf.values())])
    .where('note', '<>', '')
    .execute();
  const notes = new Map(rows.map(({ id, note }) => [id, firstLine(note)]));
  return new Map([...contactOf].flatMap(([entry, contact]) => (notes.has(contact) ? [[entry, notes.get(contact) ?? '']] : [])));
}
