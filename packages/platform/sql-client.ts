import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import pg from 'pg';

/** SQLSTATE `connection_failure`. */
export const connectionFailure = '08006';

/** The socket of a connection. */
export function streamOf(client: pg.ClientBase): Duplex {
  return (client as unknown as { connection: { stream: Duplex } }).connection.stream;
}

/** Makes a connection prepare every statement once, under a name made of its text. */
export function nameStatements(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const named = (first: unknown, values?: unknown, ...rest: unknown[]): unknown => {
    if (typeof first === 'string' && Array.isArray(values) && rest.length === 0) return ask({ query }, first, values);
    const answer = query(first, values, ...rest);
    return answer instanceof Promise ? answer.catch(withCode) : answer;
  };
  client.query = named as typeof client.query;
}

interface Described {
  handleRowDescription(message: { fields: { name: string }[] }): void;
}

/**
 * The same as `query({ name, text, values })`, but without the copy that the driver makes of what it is given. `nameOf` gives the columns of the answer
 * their names: once, not in each of its rows.
 */
export function ask(
  client: { query(statement: pg.Query): unknown },
  text: string,
  values: unknown[],
  nameOf?: (column: string) => string,
): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    const statement = new pg.Query(text, values, (error, result) => {
      if (!error) return resolve(result);
      Error.captureStackTrace(error);
      reject(coded(error));
    }) as pg.Query & Described;
    if (isPreparable(text)) Object.assign(statement, { name: statementName(text) });
    if (nameOf) {
      const describe = statement.handleRowDescription;
      statement.handleRowDescription = (message) => {
        for (const field of message.fields) field.name = nameOf(field.name);
        describe.call(statement, message);
      };
    }
    client.query(statement);
  });
}

/** Throws an error of the driver again, with a code in any case. */
export function withCode(error: unknown): never {
  throw coded(error);
}

/** The driver tells that a connection broke, or that none came in time, by plain errors; whatever else can go wrong has a code. */
function coded(error: unknown): unknown {
  if (error instanceof Error && error.constructor === Error && !('code' in error)) return Object.assign(error, { code: connectionFailure });
  return error;
}

function isPreparable(text: string): boolean {
  return statementNames.has(text) || (text.length < 20_000 && /^\s*(select|insert|update|delete|with)\b/i.test(text));
}

const statementNames = new Map<string, string>();

function statementName(text: string): string {
  const known = statementNames.get(text);
  if (known) return known;
  const name = createHash('sha1').update(text).digest('base64url');
  if (statementNames.size < 5_000) statementNames.set(text, name);
  return name;
}
