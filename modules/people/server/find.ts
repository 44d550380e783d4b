import { sql } from 'kysely';
import type { Tx } from '#platform';
import type { SearchWish } from '../rules-search.ts';

/**
 * The persons that fit a wish, the closest first; only those the actor may see. Words must all occur, in any order; a birth date or a telephone
 * number narrows them. Answers nothing for an empty wish.
 */
export async function findPersonIds(tx: Tx, wish: SearchWish, most: number): Promise<string[]> {
  const born = wish.born.map((date) => `${date}%`);
  const ways: { born: string | null; phone: string | null }[] = [
    ...born.map((date) => ({ born: date, phone: null })),
    ...(wish.phone === undefined ? [] : [{ born: null, phone: `%${wish.phone}%` }]),
  ];
  if (ways.length === 0 && wish.words.length > 0) ways.push({ born: null, phone: null });
  const found = new Map<string, number>();
  for (const way of ways) {
    const { rows } = await sql<{ personId: string; rank: number }>`
      SELECT person_id, rank FROM find_persons(${patterns(wish.words)}, ${way.phone}, ${way.born}, ${most})`.execute(tx.db);
    for (const row of rows) found.set(row.personId, Math.max(row.rank, found.get(row.personId) ?? 0));
  }
  return [...found]
    .toSorted((a, b) => b[1] - a[1])
    .map(([id]) => id)
    .slice(0, most);
}

/** The cases whose number holds the digits, newest number first; only those the actor may see. */
export async function findCaseIds(tx: Tx, number: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ caseId: string }>`SELECT case_id FROM find_cases(${`%${number}%`}, ${most})`.execute(tx.db);
  return rows.map((row) => row.caseId);
}

/** A word of one or two letters is looked for at the beginning of names only; it would occur everywhere else. */
function patterns(words: readonly string[]) {
  return sql`ARRAY(SELECT CASE WHEN length(word) < 3 THEN '% ' ELSE '%' END || word || '%'
    FROM regexp_split_to_table(fold_name(${words.join(' ')}), ' ') word WHERE word <> '')`;
}
