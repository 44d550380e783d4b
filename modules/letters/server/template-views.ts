import { sql } from 'kysely';
import { Refused } from '#kernel';
import { asSystem, type Tx } from '#platform';
import { LetterTemplateView, mostLettersCounted, type TemplateStatus } from '../model.ts';

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
  return (
    tx.db
      .selectFrom('letterTemplates as t')
      // Not coalesce(): behind row-level security PostgreSQL looks nothing up by what it gives, and reads everybody.
      .leftJoin('users as u', (join) =>
        join.on('u.id', '=', sql<string>`CASE WHEN t.updated_by IS NULL THEN t.created_by ELSE t.updated_by END`),
      )
      .select([
        't.id',
        't.audience',
        't.category',
        't.purpose',
        't.en',
        't.de',
        't.it',
        't.status',
        't.updatedAt as changedAt',
        't.version',
      ])
      .select(sql<string | null>`u.given_name || ' ' || u.family_name`.as('changedByName'))
  );
}

/** Figures only, so they are counted with the platform's sight: an administrator sees no letter. Nobody counts further than `mostLettersCounted`. */
async function countLetters(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const { rows } = await asSystem(tx, () =>
    sql<{
      id: string;
      count: number;
    }>`SELECT t.id, (SELECT count(*) FROM (SELECT FROM letters l WHERE l.network_id = t.network_id AND l.template_id = t.id
      LIMIT ${sql.lit(mostLettersCounted)}) AS counted) AS count FROM letter_templates t`.execute(tx.db),
  );
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}
