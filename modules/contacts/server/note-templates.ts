import { sql } from 'kysely';
import { Refused } from '#kernel';
import { loadCaseSettings } from '#modules/cases/server/index.ts';
import type { Tx } from '#platform';
import { ContactMode, type NoteTemplateView } from '../model.ts';
import { fillTemplate } from '../rules.ts';

/** The texts notes of a case may start from, as its programme has them, filled and in the reader's language. Refuses `record.not-found`. */
export async function listNoteTemplates(tx: Tx, caseId: string): Promise<NoteTemplateView[]> {
  const { language, timeZone, userId } = tx.actor;
  const of = await tx.db
    .selectFrom('cases as c')
    .leftJoin('persons as p', 'p.id', 'c.personId')
    .where('c.id', '=', caseId)
    .select(sql<string | null>`p.given_names || ' ' || p.family_name`.as('client'))
    .executeTakeFirst();
  if (!of) throw new Refused({ code: 'record.not-found' });
  const worker = await tx.db
    .selectFrom('users')
    .where('id', '=', userId ?? '')
    .select(sql<string>`given_name || ' ' || family_name`.as('name'))
    .executeTakeFirst();
  const { noteTemplates } = await loadCaseSettings(tx, caseId);
  const day = tx.now.toZonedDateTimeISO(timeZone).toPlainDate().toLocaleString(language, { dateStyle: 'long' });
  const fields = { client: of.client ?? '', worker: worker?.name ?? '', day };
  return noteTemplates.flatMap(({ key, mode, title, text }) => {
    const known = ContactMode.safeParse(mode);
    return known.success ? [{ key, mode: known.data, title: title[language], text: fillTemplate(text[language], fields) }] : [];
  });
}
