import { sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, logRead, PageQuery, type Tx, toPage } from '#platform';
import { displayName } from '../model.ts';
import { PersonRow } from '../model-views.ts';
import { readSearch } from '../rules-search.ts';
import { casesOf } from './cases-of.ts';
import { findPersonIds } from './find.ts';
import { otherNamesOf, withLeadingRecords } from './links.ts';

/** What the list of people may be narrowed to. */
export const PeopleFilter = z.object({
  q: z.string().trim().max(200).optional(),
  cases: z.enum(['open', 'none', 'all']).default('all'),
});
export type PeopleFilter = z.output<typeof PeopleFilter>;
export const PeopleQuery = PageQuery.extend(PeopleFilter.shape);
const Cursor = z.tuple([z.string(), z.uuid()]);
/** A search that fits more people than this has to be narrowed. */
const mostFound = 500;

/** One page of the people the reader may see, by family name whatever its accents. */
export async function listPeople(tx: Tx, query: z.output<typeof PeopleQuery>): Promise<{ items: PersonRow[]; nextCursor: string | null }> {
  const after = decodeCursor(query.cursor, Cursor);
  const rows = await (await peopleRows(tx, query))
    .$if(after !== undefined, (rows) => rows.where(sql<boolean>`(p.sort_name, p.id) > (${after?.[0]}, ${after?.[1]}::uuid)`))
    .limit(sql.lit(query.limit + 1))
    .execute();
  const page = toPage(rows, query.limit, (row) => [row.sortName, row.id] as const);
  await logRead(tx, { action: query.q ? 'search' : 'view', route: '/people', categories: ['identity'], resultCount: page.items.length });
  return { items: await toRows(tx, page.items), nextCursor: page.nextCursor };
}

/** Everybody that fits, for an export of what is shown. */
export async function allPeople(tx: Tx, filter: PeopleFilter): Promise<PersonRow[]> {
  const rows = await (await peopleRows(tx, filter)).limit(10_000).execute();
  await logRead(tx, { action: 'export', route: '/people/export', categories: ['identity'], resultCount: rows.length });
  return toRows(tx, rows);
}

async function peopleRows(tx: Tx, { q, cases }: PeopleFilter) {
  const ids = q ? await withLeadingRecords(tx, await findPersonIds(tx, readSearch(q, tx.today), mostFound)) : undefined;
  const hasOpenCase = sql<boolean>`EXISTS (SELECT FROM cases c WHERE c.network_id = p.network_id AND c.person_id = p.id
    AND c.state NOT IN ('closed', 'declined', 'entered_in_error'))`;
  return (
    tx.db
      .selectFrom('persons as p')
      .select(['p.id', 'p.givenNames', 'p.familyName', 'p.preferredName', 'p.birthDate', 'p.deceased', 'p.languages'])
      .select(['p.interpreterNeeded', 'p.addressProtected', 'p.sortName'])
      .select(
        sql<boolean>`EXISTS (SELECT FROM person_contact_points k WHERE k.network_id = p.network_id AND k.person_id = p.id AND k.do_not_use)`.as(
          'hasDoNotUse',
        ),
      )
      // Row security would ask person by person; starting from the grants, a short list of own people is read as such.
      .$if(tx.actor.scope === 'person', (rows) =>
        rows.where(
          sql<boolean>`p.id IN (SELECT a.person_id FROM case_access a WHERE a.grantee_id IN (${tx.actor.userId}, ${tx.actor.organizationId}))`,
        ),
      )
      // Of a person with several records the one stands here with which work goes on.
      .where(
        sql<boolean>`NOT EXISTS (SELECT FROM person_links l WHERE l.network_id = p.network_id AND l.linked_person_id = p.id AND l.unlinked_at IS NULL)`,
      )
      .$if(ids !== undefined, (rows) => rows.where(sql<boolean>`p.id = ANY (${ids ?? []}::uuid[])`))
      .$if(cases === 'open', (rows) => rows.where(hasOpenCase))
      .$if(cases === 'none', (rows) => rows.where(sql<boolean>`NOT ${hasOpenCase}`))
      .orderBy('p.sortName')
      .orderBy('p.id')
  );
}

async function toRows(
  tx: Tx,
  rows: readonly { id: string; givenNames: string; familyName: string; preferredName: string | null }[],
): Promise<PersonRow[]> {
  const cases = await casesOf(
    tx,
    rows.map((row) => row.id),
  );
  const otherNames = await otherNamesOf(tx, rows);
  return rows.map((row) => {
    const openCases = (cases.get(row.id) ?? []).filter((one) => one.closedOn === null && one.state !== 'declined');
    return PersonRow.parse({ ...row, displayName: displayName(row), otherNames: otherNames.get(row.id) ?? [], openCases });
  });
}
