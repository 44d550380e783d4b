import { sql } from 'kysely';
import type { Tx } from '#platform';
import { CaseOfPerson } from '../model-views.ts';

/** The cases of these persons that the reader may know of: open ones first, then the newest. */
export async function casesOf(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, CaseOfPerson[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('cases as c')
    .innerJoin('programs as g', 'g.id', 'c.programId')
    .innerJoin('organizations as o', 'o.id', 'c.organizationId')
    .leftJoin('users as u', 'u.id', 'c.caseManagerId')
    .where('c.personId', 'in', [...personIds])
    .where('c.state', '<>', 'entered_in_error')
    .select(['c.personId', 'c.id', 'c.number', 'c.state', 'c.openedOn', 'c.closedOn'])
    .select(['g.name as programName', 'o.name as organizationName'])
    .select(sql<string | null>`u.given_name || ' ' || u.family_name`.as('caseManagerName'))
    .orderBy(sql`c.closed_on IS NOT NULL`)
    .orderBy('c.openedOn', (order) => order.desc().nullsFirst())
    .orderBy('c.id', 'desc')
    .execute();
  const found = new Map<string, CaseOfPerson[]>();
  for (const { personId, ...row } of rows) found.set(personId, [...(found.get(personId) ?? []), CaseOfPerson.parse(row)]);
  return found;
}
