import { sql } from 'kysely';
import { Refused } from '#kernel';
import { asSystem, type Tx } from '#platform';
import { LetterTemplateView, type TemplateStatus } from '../model.ts';

/** The templates of the network: those in use first, in the order in which they were made. */
export async function listTemplates(tx: Tx, status?: TemplateStatus): Promise<LetterTemplateView[]> {
  const rows = await templateRows(tx)
    .$if(status !== undefined, (query) => query.where('t.status', '=', status ?? ''))
    .orderBy(sql`array_position(ARRAY['published', 'draft', 'retired'], t.status)`)
    .orderBy('t.createdAt')
    .orderBy('t.id')
    .execute();
  const letters = await countLetters(tx);
  return rows.map((row) => LetterTemplateView.parse({ ...row, letters: letters.get(row.id) ?? 0 }));
}

/** One template; refuses `record.not-found`. */
export async function viewTemplate(tx: Tx, id: string): Promise<LetterTemplateView> {
  const row = await templateRows(tx).where('t.id', '=', id).executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  return LetterTemplateView.parse({ ...row, letters: (await countLetters(tx)).get(id) ?? 0 });
}

function templateRows(tx: Tx) {
  return tx.db
    .selectFrom('letterTemplates as t')
    .leftJoin('users as u', (join) => join.on('u.id', '=', sql<string>`coalesce(t.updated_by, t.created_by)`))
    .select(['t.id', 't.audience', 't.category', 't.purpose', 't.en', 't.de', 't.it', 't.status', 't.updatedAt as changedAt', 't.version'])
    .select(sql<string | null>`u.given_name || ' ' || u.family_name`.as('changedByName'));
}

/** Figures only, so they are counted with the platform's sight: an administrator sees no letter. */
async function countLetters(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await asSystem(tx, () =>
    tx.db
      .selectFrom('letters')
      .groupBy('templateId')
      .select(['templateId', (eb) => eb.fn.countAll<number>().as('count')])
      .execute(),
  );
  return new Map(rows.map(({ templateId, count }) => [templateId, Number(count)]));
}
