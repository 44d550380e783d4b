import { sql } from 'kysely';
import type { CalendarDate, DataCategory } from '#kernel';
import { sendWithNext } from './sql-driver.ts';
import type { Tx } from './tx.ts';

/** What a source derives duties for: a case, a referral … */
export interface DutyScope {
  readonly source: string;
  readonly scopeId: string;
}

/** A duty as it is stored. Postponing, dismissing and handing over are other columns of its row, and stay. */
export interface DutyRow extends DutyScope {
  readonly id: string;
  readonly dutyKey: string;
  readonly area: string;
  readonly kind: string;
  readonly caseId: string | null;
  readonly personId: string | null;
  readonly category: DataCategory;
  readonly facts: unknown;
  readonly startsAt: string;
  readonly dueAt: string;
  readonly dueOn: CalendarDate | null;
  readonly warnAt: string | null;
  readonly escalatesAt: string | null;
  readonly escalatesTo: string | null;
  readonly ruleId: string | null;
  readonly citation: string | null;
  readonly priority: number;
  readonly assigneeUserId: string | null;
  readonly assigneeOrganizationId: string | null;
  readonly assigneeRole: string | null;
  readonly verb: string;
  readonly target: string;
}

/**
 * Makes the stored duties of these scopes the ones that are owed: what is no longer owed goes, what is newly owed comes, what has changed is changed. One
 * statement, and a row that says the same as before is not touched: every change of a case derives all of its duties again.
 */
export async function storeDuties(tx: Tx, scopes: readonly DutyScope[], owed: readonly DutyRow[]): Promise<void> {
  const [sources, scopeIds] = [scopes.map(({ source }) => source), scopes.map(({ scopeId }) => scopeId)];
  const difference = sql`WITH owed AS (
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(owed)}::jsonb) AS o(
      id uuid, source text, "scopeId" uuid, "dutyKey" text, area text, kind text, "caseId" uuid, "personId" uuid, category text, facts jsonb,
      "startsAt" timestamptz, "dueAt" timestamptz, "dueOn" date, "warnAt" timestamptz, "escalatesAt" timestamptz, "escalatesTo" text, "ruleId" text, citation text,
      priority integer, "assigneeUserId" uuid, "assigneeOrganizationId" uuid, "assigneeRole" text, verb text, target text)
  ), gone AS (
    DELETE FROM duties d USING unnest(${sources}::text[], ${scopeIds}::uuid[]) AS s(source, scope_id)
    WHERE d.network_id = ${tx.actor.networkId} AND d.source = s.source AND d.scope_id = s.scope_id
      AND NOT EXISTS (SELECT FROM owed o WHERE o.source = d.source AND o."scopeId" = d.scope_id AND o."dutyKey" = d.duty_key)
  )
  INSERT INTO duties AS d (network_id, id, source, scope_id, duty_key, area, kind, case_id, person_id, ${followingFacts})
  SELECT ${tx.actor.networkId}, id, source, "scopeId", "dutyKey", area, kind, "caseId", "personId", category, facts, "startsAt", "dueAt", "dueOn", "warnAt",
    "escalatesAt", "escalatesTo", "ruleId", citation, priority, "assigneeUserId", "assigneeOrganizationId", "assigneeRole", verb, target
  FROM owed
  ON CONFLICT (network_id, source, scope_id, duty_key) DO UPDATE SET (${followingFacts}) = (${of('excluded')})
  WHERE (${of('d')}) IS DISTINCT FROM (${of('excluded')})`;
  await sendWithNext(tx.db, difference.compile(tx.db));
}

const following =
  'category facts starts_at due_at due_on warn_at escalates_at escalates_to rule_id citation priority assignee_user_id assignee_organization_id assignee_role verb target'.split(
    ' ',
  );
const followingFacts = sql.raw(following.join(', '));

function of(row: 'd' | 'excluded') {
  return sql.raw(following.map((column) => `${row}.${column}`).join(', '));
}
