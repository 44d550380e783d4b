import { sql } from 'kysely';
import type { Db } from './database.ts';

export interface AccessFault {
  readonly caseId: string;
  readonly granteeId: string;
  readonly basis: string;
  /** `missing`: the facts give it and it is not there; `left-over`: it is there and nothing gives it. */
  readonly fault: 'missing' | 'left-over';
}

export interface AccessVerification {
  readonly cases: number;
  readonly faults: AccessFault[];
}

/**
 * Computes who may see each case again from assignment, care team and consents, and compares with what row-level security reads; changes
 * nothing. Needs a connection that may read all networks (the owner's).
 */
export async function verifyAccess(db: Db): Promise<AccessVerification> {
  const { rows: faults } = await sql<AccessFault>`
    WITH given AS (SELECT a.* FROM cases c CROSS JOIN LATERAL computed_case_access(c.network_id, c.id) a),
      kept AS (SELECT * FROM case_access WHERE case_id IS NOT NULL)
    SELECT case_id AS "caseId", grantee_id AS "granteeId", basis, 'missing' AS fault FROM (SELECT * FROM given EXCEPT ALL SELECT * FROM kept) m
    UNION ALL
    SELECT case_id, grantee_id, basis, 'left-over' FROM (SELECT * FROM kept EXCEPT ALL SELECT * FROM given) l`.execute(db);
  const { cases } = await db
    .selectFrom('cases')
    .select((eb) => eb.fn.countAll<number>().as('cases'))
    .executeTakeFirstOrThrow();
  return { cases, faults };
}
