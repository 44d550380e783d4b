import { sql } from 'kysely';
import { teamOf } from '#modules/cases/server/index.ts';
import type { Tx } from '#platform';
import { PossibleManager } from '../model-views.ts';

/** Who of the organisation could take a case, with what each carries, the one with most room first. */
export async function possibleManagers(tx: Tx): Promise<PossibleManager[]> {
  if (tx.actor.organizationId === null) return [];
  const team = await teamOf(tx, tx.actor.organizationId);
  return team.map((colleague) => PossibleManager.parse(colleague));
}

/** The organisations that take referrals: in use, and with somebody who reads them. */
export async function receivers(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx.db
    .selectFrom('organizations as o')
    .where('o.active', '=', true)
    .where(sql<boolean>`EXISTS (SELECT FROM memberships m WHERE m.network_id = o.network_id AND m.organization_id = o.id
      AND m.role IN ('intake_worker', 'supervisor') AND (m.valid_until IS NULL OR m.valid_until > ${tx.today}))`)
    .select(['o.id', 'o.name'])
    .orderBy(sql`fold_name(o.name)`)
    .execute();
}
