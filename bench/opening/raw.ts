import type pg from 'pg';
import { newId } from '#kernel';
import { type Statement, statementsOf } from './recording.ts';
import type { Stage } from './stage.ts';

/** Opens a case by SQL alone: the rows that the product wrote when it was recorded, one prepared INSERT for each table they are in. */
export type RawOpening = (personId: string) => Promise<void>;

/** Reads what the product wrote for the person whose case was opened last, and answers how the same is inserted for somebody else. */
export async function rawOpening(stage: Stage, pool: pg.Pool, recordedPerson: string): Promise<RawOpening> {
  const statements = await statementsOf(stage.owner, recordedPerson);
  const { networkId, userId, organizationId, roles, categories, purpose, scope } = stage.supervisor;
  const actor = [networkId, userId, organizationId, `{${roles.join(',')}}`, `{${categories.join(',')}}`, purpose, scope];
  return async (personId) => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await client.query({ name: 'actor', text: nameActor, values: actor });
      const { rows } = await client.query({ name: 'number', text: takeNumber, values: [new Date().getFullYear()] });
      const ids = new Map<string, string>([[recordedPerson, personId]]);
      const idOf = (recorded: string) => ids.get(recorded) ?? given(ids, recorded);
      const insert = (statement: Statement) => client.query(statement.filled(idOf, `raw-${rows[0].last_number}`));
      for (const statement of statements.filter(({ table }) => table !== 'duties')) await insert(statement);
      await client.query(asSystem);
      for (const statement of statements.filter(({ table }) => table === 'duties')) await insert(statement);
      await client.query({ name: 'notify', text: "SELECT pg_notify('lotse_journal', $1)", values: [networkId] });
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  };
}

function given(ids: Map<string, string>, recorded: string): string {
  const id = newId();
  ids.set(recorded, id);
  return id;
}

const nameActor = `SELECT set_config('lotse.network', $1, true), set_config('lotse.user', $2, true), set_config('lotse.organization', $3, true),
  set_config('lotse.roles', $4, true), set_config('lotse.categories', $5, true), set_config('lotse.purpose', $6, true), set_config('lotse.scope', $7, true),
  set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true)`;
const asSystem = { name: 'system', text: "SELECT set_config('lotse.scope', 'system', true)" };
const takeNumber = `INSERT INTO case_numbers (year, last_number) VALUES ($1, 1)
  ON CONFLICT (network_id, year) DO UPDATE SET last_number = case_numbers.last_number + 1 RETURNING last_number`;
