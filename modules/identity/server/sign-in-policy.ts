import { sql } from 'kysely';
import { Refused } from '#kernel';
import { changeVersioned, record, type Tx } from '#platform';
import type { SecondFactorDemand, SignInPolicyView } from '../model.ts';
import { type DemandedSince, demandedSince, demandOf } from '../rules.ts';
import { signInPolicyChanged } from './events.ts';

/** What the network demands of those who sign in; for those who manage accounts. */
export async function viewSignInPolicy(tx: Tx): Promise<SignInPolicyView> {
  const policy = await loadPolicy(tx);
  return {
    secondFactor: policy ? demandOf(policy) : 'own_choice',
    changedAt: policy?.updatedBy ? policy.updatedAt : null,
    changedBy: policy?.changedBy ?? null,
    ...(await countPeople(tx)),
    version: policy?.version ?? 1,
  };
}

/** Demands a second factor of nobody, of administrators or of everybody; whoever is signed in goes on until that session ends. */
export async function changeSignInPolicy(tx: Tx, seen: number, demand: SecondFactorDemand): Promise<void> {
  const { networkId } = tx.actor;
  await tx.db
    .insertInto('signInPolicies')
    .defaultValues()
    .onConflict((conflict) => conflict.columns(['networkId', 'id']).doNothing())
    .execute();
  const earlier = (await loadPolicy(tx)) ?? { administratorsSince: null, everybodySince: null };
  await changeVersioned(tx, 'signInPolicies', networkId, seen, { ...demandedSince(demand, earlier, tx.now.toString()) });
  const organizationId = tx.actor.organizationId ?? undefined;
  record(tx, signInPolicyChanged, { organizationId }, { userId: tx.actor.userId ?? '', from: demandOf(earlier), to: demand });
}

/** Refuses `second-factor.demanded` to somebody who would be without one against what the network demands. */
export async function requireMayDoWithout(tx: Tx): Promise<void> {
  const policy = await loadPolicy(tx);
  const demand = policy ? demandOf(policy) : 'own_choice';
  const concerned = demand === 'everybody' || (demand === 'administrators' && tx.actor.roles.includes('administrator'));
  if (concerned) throw new Refused({ code: 'second-factor.demanded' });
}

/** Whether the acting session has to set up a second factor before anything else. */
export async function owesSecondFactor(tx: Tx): Promise<boolean> {
  const { networkId, userId, sessionId, roles } = tx.actor;
  const { rows } = await sql<{
    owed: boolean;
  }>`SELECT second_factor_owed(s.network_id, s.user_id, ${[...roles]}::text[], s.created_at) AS owed
    FROM sessions s WHERE s.network_id = ${networkId} AND s.id = ${sessionId} AND s.user_id = ${userId}`.execute(tx.db);
  return rows[0]?.owed ?? false;
}

interface Policy extends DemandedSince {
  readonly version: number;
  readonly updatedAt: string;
  readonly updatedBy: string | null;
  readonly changedBy: string | null;
}

async function loadPolicy(tx: Tx): Promise<Policy | undefined> {
  return tx.db
    .selectFrom('signInPolicies as p')
    .leftJoin('users as u', 'u.id', 'p.updatedBy')
    .select(['p.administratorsSince', 'p.everybodySince', 'p.version', 'p.updatedAt', 'p.updatedBy'])
    .select(sql<string | null>`u.given_name || ' ' || u.family_name`.as('changedBy'))
    .executeTakeFirst();
}

async function countPeople(tx: Tx): Promise<{ people: number; withoutSecondFactor: number }> {
  const { rows } = await sql<{ people: number; withoutSecondFactor: number }>`
    SELECT count(*)::int AS people,
      (count(*) FILTER (WHERE NOT EXISTS (SELECT FROM second_factors f WHERE f.network_id = u.network_id AND f.user_id = u.id AND f.confirmed_at IS NOT NULL)))::int AS "withoutSecondFactor"
    FROM users u
    WHERE u.state = 'active' AND EXISTS (SELECT FROM memberships m WHERE m.network_id = u.network_id AND m.user_id = u.id
      AND m.valid_from <= ${tx.today} AND (m.valid_until IS NULL OR m.valid_until > ${tx.today}))`.execute(tx.db);
  return rows[0] ?? { people: 0, withoutSecondFactor: 0 };
}
