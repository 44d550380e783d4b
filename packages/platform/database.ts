import { createHash } from 'node:crypto';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './database-schema.gen.ts';
import { literalLimits } from './literal-limits.ts';

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

/** Opens a pool in which every statement is prepared once per connection, named by a hash of its text. */
export function openPool(url: string, max = 10): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, types, allowExitOnIdle: true });
  pool.on('connect', nameStatements);
  pool.on('connect', nameLoss);
  pool.on('error', () => undefined); // a lost idle connection is replaced; the next query reports what is wrong
  return pool;
}

/** The typed query builder over a pool. Columns are camelCase in code and snake_case in SQL; keys inside jsonb stay as they are. */
export function queryBuilder(pool: pg.Pool): Db {
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true }), literalLimits],
  });
}

/** SQLSTATE `connection_failure`. */
const connectionFailure = '08006';

const statementNames = new Map<string, string>();

function nameStatements(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const named = (first: unknown, values?: unknown, ...rest: unknown[]): unknown =>
    typeof first === 'string' && Array.isArray(values) && isPreparable(first)
      ? query({ name: statementName(first), text: first, values }, ...rest)
      : query(first, values, ...rest);
  client.query = named as typeof client.query;
}

/**
 * The driver says of a lost connection only in words that it is lost; it gets the code PostgreSQL has for it. Unheard, a loss between two statements
 * would end the process.
 */
function nameLoss(client: pg.PoolClient): void {
  let isLost = false;
  const lose = () => {
    isLost = true;
  };
  client.on('error', lose);
  client.on('end', lose);
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const named = (...args: unknown[]): unknown => {
    const result = query(...args);
    if (!(result instanceof Promise)) return result;
    return result.catch((error: NodeJS.ErrnoException) => {
      if (isLost && error.code === undefined) error.code = connectionFailure;
      throw error;
    });
  };
  client.query = named as typeof client.query;
}

function isPreparable(text: string): boolean {
  return text.length < 20_000 && /^\s*(select|insert|update|delete|with)\b/i.test(text);
}

function statementName(text: string): string {
  const known = statementNames.get(text);
  if (known) return known;
  const name = createHash('sha1').update(text).digest('base64url');
  if (statementNames.size < 5_000) statementNames.set(text, name);
  return name;
}

function toIsoInstant(value: string): string {
  return value === 'infinity' || value === '-infinity' ? value : new Date(value).toISOString();
}

function toSafeInteger(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('a bigint of the database is beyond 2^53');
  return number;
}
