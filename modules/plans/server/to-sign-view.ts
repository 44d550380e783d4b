import { sql } from 'kysely';
import { z } from 'zod';
import type { DataCategory, Instant } from '#kernel';
import { decodeCursor, type Tx, toPage } from '#platform';
import { Party, type PlanId } from '../model.ts';
import type { ToSignView } from '../model-views.ts';
import { partyRoles } from '../policy.ts';

const Cursor = z.tuple([z.string(), z.uuid()]);

/**
 * Plans that wait for a signature, the longest waiting first. `mine`: what the actor can approve, and as case manager collect from the client;
 * `all`: everything out that the actor may see.
 */
export async function listToSign(
  tx: Tx,
  query: { of: 'mine' | 'all'; limit: number; cursor?: string | undefined },
): Promise<{ items: ToSignView[]; nextCursor: string | null }> {
  const after = decodeCursor(query.cursor, Cursor);
  const { rows } = await sql<Row>`
    SELECT p.id AS "planId", p.number, p.case_id AS "caseId", c.number AS "caseNumber", p.category, p.submitted_at AS "submittedAt",
      h.given_names || ' ' || h.family_name AS "personName", u.given_name || ' ' || u.family_name AS "submittedByName",
      (SELECT count(*) FROM plan_goals g WHERE g.network_id = p.network_id AND g.plan_id = p.id) AS goals,
      (SELECT min(d.due_at) FROM duties d WHERE d.network_id = p.network_id AND d.case_id = p.case_id AND d.source = 'plans.case'
        AND d.kind IN ('plan-to-sign', 'plan-to-approve')) AS "dueAt",
      w.parties AS "waitsFor", w.mine
    FROM plans p JOIN cases c ON c.network_id = p.network_id AND c.id = p.case_id
    LEFT JOIN persons h ON h.network_id = c.network_id AND h.id = c.person_id
    LEFT JOIN users u ON u.network_id = p.network_id AND u.id = p.submitted_by
    CROSS JOIN LATERAL (${waiting(tx)}) w
    WHERE p.status IN ('submitted', 'signed')
      ${query.of === 'mine' ? sql`AND cardinality(w.mine) > 0` : sql``}
      ${after ? sql`AND (p.submitted_at, p.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    ORDER BY p.submitted_at, p.id LIMIT ${sql.lit(query.limit + 1)}`.execute(tx.db);
  const page = toPage(rows, query.limit, (row) => [row.submittedAt, row.planId] as const);
  return { ...page, items: page.items.map(toView) };
}

/** Per plan: the words still out, and which of them are the actor's to give or to collect. Says the same as `mayGiveWord` of policy.ts. */
function waiting(tx: Tx) {
  const own = Object.entries(partyRoles)
    .filter(([, roles]) => roles.some((role) => tx.actor.roles.includes(role)))
    .map(([party]) => party);
  return sql`SELECT coalesce(array_agg(a.party), '{}') AS parties, coalesce(array_agg(a.party) FILTER (WHERE
      (a.party = ANY (${own}::text[]) AND p.submitted_by IS DISTINCT FROM ${tx.actor.userId}::uuid AND CASE WHEN a."userId" IS NOT NULL THEN a."userId" = ${tx.actor.userId}::uuid
        ELSE coalesce(a."organizationId", c.organization_id) = ${tx.actor.organizationId}::uuid END)
      OR (a.party IN ('client', 'custodians') AND c.case_manager_id = ${tx.actor.userId}::uuid)), '{}') AS mine
    FROM jsonb_to_recordset(p.asked) AS a (party text, "organizationId" uuid, "userId" uuid)
    WHERE NOT EXISTS (SELECT FROM plan_signatures s WHERE s.network_id = p.network_id AND s.copy_id = p.copy_id AND s.party = a.party)`;
}

interface Row {
  readonly planId: string;
  readonly number: number;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly category: string;
  readonly submittedAt: string;
  readonly personName: string | null;
  readonly submittedByName: string | null;
  readonly goals: number;
  readonly dueAt: string | null;
  readonly waitsFor: string[];
  readonly mine: string[];
}

function toView(row: Row): ToSignView {
  return {
    ...row,
    planId: row.planId as PlanId,
    category: row.category as DataCategory,
    submittedAt: row.submittedAt as Instant,
    dueAt: row.dueAt as Instant | null,
    waitsFor: Party.array().parse(row.waitsFor),
    mine: Party.array().parse(row.mine),
  };
}
