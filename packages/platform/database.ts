import { Kysely } from 'kysely';
import pg from 'pg';
import type { Database } from './database-schema.gen.ts';
import { connectionFailure, nameStatements, streamOf, withCode } from './sql-client.ts';
import { names, SqlDialect } from './sql-dialect.ts';

const oids = { int8: 20, date: 1082, timestamptz: 1184 };

/** How PostgreSQL values arrive: a date stays '2026-03-01', an instant is ISO 8601 in UTC, a bigint is a safe number. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === oids.date) return (value: string) => value;
    if (oid === oids.timestamptz) return toIsoInstant;
    if (oid === oids.int8) return toSafeInteger;
    return pg.types.getTypeParser(oid, format as 'text');
  },
} as pg.CustomTypesConfig;

export type Db = Kysely<Database>;

/** Whoever waits longer for a connection is told to come back: the database is gone, or more is asked than it can do. */
const patienceForConnection = 10_000;

/**
 * Opens a pool in which every statement is prepared once per connection, named by a hash of its text. A broken connection fails the statement under
 * way with a code of class 08, never the process, and is replaced.
 */
export function openPool(url: string, max = 10, valueTypes: pg.CustomTypesConfig = types): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types: valueTypes,
    allowExitOnIdle: true,
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: patienceForConnection,
  });
  pool.on('connect', (client) => {
    client.on('error', () => undefined); // unheard, a loss between two statements would end the process
    nameStatements(client);
  });
  pool.on('error', () => undefined); // a lost idle connection is replaced; the next query reports what is wrong
  return pool;
}

/** Pools whose connections are all broken when the database has gone silent, so that nobody waits for it; and none is asked for until it answers again. */
export interface Gate {
  /** Puts a pool behind the gate. */
  guard(pool: pg.Pool): pg.Pool;
  close(): void;
  open(): void;
}

export function databaseGate(): Gate {
  const connections = new Set<pg.PoolClient>();
  let isOpen = true;
  return {
    guard(pool) {
      pool.on('connect', (client) => connections.add(client));
      pool.on('remove', (client) => connections.delete(client));
      const connect = pool.connect.bind(pool) as (callback?: unknown) => unknown;
      const guarded = (callback?: (error: Error) => void): unknown => {
        if (isOpen) return connect(callback);
        const gone = Object.assign(new Error('the database does not answer'), { code: connectionFailure });
        return callback ? callback(gone) : Promise.reject(gone);
      };
      return Object.assign(pool, { connect: guarded as typeof pool.connect });
    },
    close() {
      isOpen = false;
      for (const connection of connections) breakConnection(connection);
    },
    open() {
      isOpen = true;
    },
  };
}

/** Ends a connection at once, without a word to the other side: everything that waits for it fails. */
export function breakConnection(client: pg.ClientBase): void {
  streamOf(client).destroy();
}

/** The typed query builder over a pool. Columns are camelCase in code and snake_case in SQL; keys inside jsonb stay as they are. */
export function queryBuilder(pool: pg.Pool): Db {
  return new Kysely<Database>({
    dialect: new SqlDialect({ connect: () => pool.connect().catch(withCode), end: () => pool.end() }),
    plugins: [names],
  });
}

/** PostgreSQL writes `2026-03-01 07:30:00.123456+00`; what is written otherwise is read as a date. */
export function toIsoInstant(value: string): string {
  if (value.length >= 22 && value.length <= 29 && value[10] === ' ' && value.endsWith('+00'))
    return `${value.slice(0, 10)}T${value.slice(11, 19)}.${value.slice(20, -3).padEnd(3, '0').slice(0, 3)}Z`;
  return value === 'infinity' || value === '-infinity' ? value : new Date(value).toISOString();
}

function toSafeInteger(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('a bigint of the database is beyond 2^53');
  return number;
}
