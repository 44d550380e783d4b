import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { type Actor, personActor } from '#platform';
import { connect } from '../../network/database.ts';
import { q, type Statement } from './statement.ts';

/** Who somebody is to the database, as their session would say. */
export async function actorOf(adminUrl: string, email: string): Promise<Actor> {
  const client = await connect(adminUrl);
  const { rows } = await client.query(
    `SELECT u.network_id, u.id, m.organization_id, array_agg(m.role) AS roles FROM users u JOIN memberships m ON m.network_id = u.network_id AND m.user_id = u.id
      WHERE u.email = $1 GROUP BY 1, 2, 3`,
    [email],
  );
  await client.end();
  const [row] = rows;
  if (!row || rows.length > 1) throw new Error(`${email} works for ${rows.length} organisations`);
  return personActor({
    networkId: row.network_id,
    userId: row.id,
    organizationId: row.organization_id,
    sessionId: null,
    roles: row.roles,
    language: 'en',
    timeZone: 'UTC',
  });
}

/** What one request reads, with its line in the log of reads where the product writes one. */
export interface Reading {
  readonly statements: readonly Statement[];
  readonly logged: boolean;
}

/** Reads in a transaction like that of the product: the actor is named to the database first, every statement is prepared by name. */
export function reader(appUrl: string, connections: number) {
  const pool = new pg.Pool({ connectionString: appUrl, max: connections });
  return {
    async read(actor: Actor, { statements, logged }: Reading): Promise<Record<string, unknown>[][]> {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await run(client, naming(actor));
        const answers: Record<string, unknown>[][] = [];
        for (const statement of statements) answers.push(await run(client, statement));
        if (logged) await run(client, logOf(actor));
        await client.query('COMMIT');
        client.release();
        return answers;
      } catch (error) {
        client.release(true);
        throw error;
      }
    },
    stop: () => pool.end(),
  };
}

const names = new Map<string, string>();

async function run(client: pg.PoolClient, { text, values }: Statement): Promise<Record<string, unknown>[]> {
  const name = names.get(text) ?? createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  return (await client.query({ name, text, values: [...values] })).rows;
}

function naming({ networkId, userId, organizationId, roles, categories }: Actor): Statement {
  return q`SELECT set_config('lotse.network', ${networkId}, true), set_config('lotse.user', ${userId}, true), set_config('lotse.organization', ${organizationId}, true),
    set_config('lotse.roles', ${`{${roles.join(',')}}`}, true), set_config('lotse.categories', ${`{${categories.join(',')}}`}, true),
    set_config('lotse.purpose', 'care_coordination', true), set_config('lotse.scope', 'person', true),
    set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true)`;
}

function logOf({ networkId, userId, organizationId }: Actor): Statement {
  return q`INSERT INTO access_log (network_id, id, user_id, organization_id, action, purpose, route)
    VALUES (${networkId}, ${randomUUID()}, ${userId}, ${organizationId}, 'view', 'care_coordination', 'by hand')`;
}
