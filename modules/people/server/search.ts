import { sql } from 'kysely';
import { logRead, type Tx } from '#platform';
import { displayName } from '../model.ts';
import { SearchHit } from '../model-views.ts';
import { readSearch } from '../rules-search.ts';
import { casesOf } from './cases-of.ts';
import { findCaseIds, findPersonIds } from './find.ts';
import { otherNamesOf, withLeadingRecords } from './links.ts';

/** How many of each kind are found at most; somebody who sees more types on. */
const mostOfEach = 8;

/** Finds people, cases and organisations from one line of text. What was found is logged as a figure, what was typed is not. */
export async function search(tx: Tx, text: string): Promise<SearchHit[]> {
  const wish = readSearch(text, tx.today);
  const persons = await personHits(tx, await withLeadingRecords(tx, await findPersonIds(tx, wish, mostOfEach)));
  const cases = wish.caseNumber === undefined ? [] : await caseHits(tx, await findCaseIds(tx, wish.caseNumber, mostOfEach));
  const organizations = wish.words.length === 0 ? [] : await organizationHits(tx, wish.words);
  await logRead(tx, { action: 'search', route: '/search', categories: ['identity'], resultCount: persons.length + cases.length });
  return [...cases, ...persons, ...organizations];
}

async function personHits(tx: Tx, ids: readonly string[]): Promise<SearchHit[]> {
  if (ids.length === 0) return [];
  const rows = await tx.db
    .selectFrom('persons')
    .select(['id', 'givenNames', 'familyName', 'preferredName', 'birthDate'])
    .where('id', 'in', [...ids])
    .execute();
  const cases = await casesOf(tx, ids);
  const otherNames = await otherNamesOf(tx, rows);
  return rows
    .toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .map((row) =>
      SearchHit.parse({
        kind: 'person',
        id: row.id,
        name: displayName(row),
        otherNames: otherNames.get(row.id) ?? [],
        birthDate: row.birthDate,
        cases: cases.get(row.id) ?? [],
      }),
    );
}

async function caseHits(tx: Tx, ids: readonly string[]): Promise<SearchHit[]> {
  if (ids.length === 0) return [];
  const rows = await tx.db
    .selectFrom('cases as c')
    .innerJoin('programs as g', 'g.id', 'c.programId')
    .leftJoin('persons as p', 'p.id', 'c.personId')
    .where('c.id', 'in', [...ids])
    .select(['c.id', 'c.number', 'c.state', 'c.personId', 'g.name as programName', 'p.givenNames', 'p.familyName', 'p.preferredName'])
    .orderBy('c.number', 'desc')
    .execute();
  return rows.map(({ givenNames, familyName, preferredName, ...row }) => {
    // The name stays hidden where the reader may see the case but not who it is about.
    const personName = givenNames === null || familyName === null ? null : displayName({ givenNames, familyName, preferredName });
    return SearchHit.parse({ kind: 'case', ...row, personName });
  });
}

async function organizationHits(tx: Tx, words: readonly string[]): Promise<SearchHit[]> {
  const rows = await tx.db
    .selectFrom('organizations')
    .select(['id', 'name', 'kind as organizationKind', 'phone'])
    .where('id', '=', sql<string>`ANY (ARRAY(SELECT organization_id FROM find_organizations(${words.join(' ')}, ${sql.lit(mostOfEach)})))`)
    .orderBy(sql`fold_name(name)`)
    .orderBy('id')
    .execute();
  return rows.map((row) => SearchHit.parse({ kind: 'organization', ...row }));
}
