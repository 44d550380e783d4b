import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import { AbortedTransactionError, CompiledQuery as Compiled } from 'kysely';
import type pg from 'pg';
import { streamOf } from './sql-client.ts';

const unhurried = new WeakSet<CompiledQuery>();

interface Sender {
  executeQuery(query: CompiledQuery): Promise<unknown>;
}

/**
 * Sends a statement whose answer nobody needs together with the next one of its transaction, at the latest with its end: one round trip for both. It
 * is not done before that, but never left out: what goes wrong with it fails the next statement or the commit. Outside a transaction it is sent at once.
 */
export async function sendWithNext(to: Sender, statement: CompiledQuery): Promise<void> {
  unhurried.add(statement);
  await to.executeQuery(statement);
}

/** A connection that sends the beginning of a transaction, and what is unhurried, with the statement that comes next. */
class Connection implements DatabaseConnection {
  readonly #client: pg.PoolClient;
  #held: CompiledQuery[] = [];
  #isInTransaction = false;
  #isBegun = false;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#isInTransaction && unhurried.has(query)) {
      this.#held.push(query);
      return { rows: [] };
    }
    return toResult<Row>(await this.#send(query));
  }

  begin(settings: TransactionSettings): void {
    const { isolationLevel, accessMode } = settings;
    const words = ['begin', isolationLevel && `isolation level ${isolationLevel}`, accessMode];
    this.#held = [Compiled.raw(words.filter(Boolean).join(' '))];
    this.#isInTransaction = true;
    this.#isBegun = false;
  }

  async commit(): Promise<void> {
    const { command } = await this.#send(Compiled.raw('commit'));
    this.#isInTransaction = false;
    this.#isBegun = false;
    // A transaction that a failed statement has left aborted answers its commit so.
    if (command === 'ROLLBACK') throw new AbortedTransactionError();
  }

  async rollback(): Promise<void> {
    this.#held = [];
    if (this.#isBegun) await this.#client.query('rollback');
    this.#isInTransaction = false;
  }

  release(): void {
    // A rollback that failed leaves a transaction open: nobody else may come into it.
    this.#client.release(this.#isInTransaction);
  }

  // biome-ignore lint/correctness/useYield: nothing is read in pieces
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('statements are not read in pieces');
  }

  /** Everything held back and this, in one go; the first failure is the cause of those after it. */
  async #send(query: CompiledQuery): Promise<pg.QueryResult> {
    this.#isBegun = this.#isInTransaction;
    if (this.#held.length === 0) return this.#query(query);
    const all = [...this.#held, query];
    this.#held = [];
    const stream = streamOf(this.#client);
    stream.cork();
    const sent = all.map((one) => this.#query(one));
    stream.uncork();
    const answers = await Promise.allSettled(sent);
    for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
    return (answers.at(-1) as PromiseFulfilledResult<pg.QueryResult>).value;
  }

  #query({ sql, parameters }: CompiledQuery): Promise<pg.QueryResult> {
    return this.#client.query(sql, parameters as unknown[]);
  }
}

const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

function toResult<Row>({ command, rowCount, rows }: pg.QueryResult): QueryResult<Row> {
  return changing.has(command) ? { rows: rows ?? [], numAffectedRows: BigInt(rowCount ?? 0) } : { rows: rows ?? [] };
}

/** Where connections come from. */
export type SqlPool = Pick<pg.Pool, 'connect' | 'end'>;

/** Kysely's driver over a pool whose connections take statements before the last one is answered (`pipeline`). */
export class SqlDriver implements Driver {
  readonly #pool: SqlPool;

  constructor(pool: SqlPool) {
    this.#pool = pool;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Connection> {
    return new Connection(await this.#pool.connect());
  }

  async beginTransaction(connection: Connection, settings: TransactionSettings): Promise<void> {
    connection.begin(settings);
  }

  commitTransaction(connection: Connection): Promise<void> {
    return connection.commit();
  }

  rollbackTransaction(connection: Connection): Promise<void> {
    return connection.rollback();
  }

  async releaseConnection(connection: Connection): Promise<void> {
    connection.release();
  }

  destroy(): Promise<void> {
    return this.#pool.end();
  }
}
