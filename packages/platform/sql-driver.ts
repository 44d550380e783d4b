import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import { AbortedTransactionError, CompiledQuery as Compiled } from 'kysely';
import type pg from 'pg';
import { ask, streamOf } from './sql-client.ts';

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

const end = Compiled.raw('commit');

/**
 * Says that nothing follows the next statement: the end of the transaction goes out with it. For reading only, and as the last thing before a function that
 * asks once; whatever asks again in this transaction fails.
 */
export async function endWithNext(to: Sender): Promise<void> {
  await to.executeQuery(end);
}

/** A connection that sends the beginning of a transaction, and what is unhurried, with the statement that comes next. */
class Connection implements DatabaseConnection {
  readonly #client: pg.PoolClient;
  #held: CompiledQuery[] = [];
  #isInTransaction = false;
  #isBegun = false;
  #endsWithNext = false;
  #isOver = false;
  readonly #nameOf: (column: string) => string;

  constructor(client: pg.PoolClient, nameOf: (column: string) => string) {
    this.#client = client;
    this.#nameOf = nameOf;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#isInTransaction && unhurried.has(query)) {
      this.#held.push(query);
      return { rows: [] };
    }
    if (this.#isInTransaction && query === end) {
      this.#endsWithNext = true;
      return { rows: [] };
    }
    if (this.#isOver) throw new Error('a transaction that was to end with one statement has asked another');
    return toResult<Row>(await (this.#endsWithNext ? this.#sendAndEnd(query) : this.#send(query)));
  }

  begin(settings: TransactionSettings): void {
    const { isolationLevel, accessMode } = settings;
    const words = ['begin', isolationLevel && `isolation level ${isolationLevel}`, accessMode];
    this.#held = [Compiled.raw(words.filter(Boolean).join(' '))];
    this.#isInTransaction = true;
    this.#isBegun = false;
  }

  async commit(): Promise<void> {
    if (this.#isOver && this.#isInTransaction) throw new AbortedTransactionError();
    if (this.#isOver) return;
    const [{ command }] = await this.#sendAll([end]);
    this.#isInTransaction = false;
    this.#isBegun = false;
    // A transaction that a failed statement has left aborted answers its commit so.
    if (command === 'ROLLBACK') throw new AbortedTransactionError();
  }

  async rollback(): Promise<void> {
    this.#held = [];
    if (this.#isBegun && !this.#isOver) await this.#client.query('rollback');
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

  async #send(query: CompiledQuery): Promise<pg.QueryResult> {
    const [answer] = await this.#sendAll([query]);
    return answer;
  }

  async #sendAndEnd(query: CompiledQuery): Promise<pg.QueryResult> {
    this.#isOver = true;
    const [answer] = await this.#sendAll([query, end]);
    this.#isInTransaction = false;
    return answer;
  }

  /** Everything held back and these, in one go; the first failure is the cause of those after it. Answers those of these. */
  async #sendAll(queries: [CompiledQuery, ...CompiledQuery[]]): Promise<[pg.QueryResult, ...pg.QueryResult[]]> {
    this.#isBegun = this.#isInTransaction;
    const held = this.#held;
    if (held.length === 0 && queries.length === 1) return [await this.#query(queries[0])];
    this.#held = [];
    const stream = streamOf(this.#client);
    stream.cork();
    const sent = [...held, ...queries].map((one) => this.#query(one));
    stream.uncork();
    const answers = await Promise.allSettled(sent);
    const done = answers.map((answer) => {
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value;
    });
    return done.slice(held.length) as [pg.QueryResult, ...pg.QueryResult[]];
  }

  #query({ sql, parameters }: CompiledQuery): Promise<pg.QueryResult> {
    return ask(this.#client, sql, parameters as unknown[], this.#nameOf);
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
  readonly #nameOf: (column: string) => string;

  /** `nameOf` says what a column of an answer is called in code. */
  constructor(pool: SqlPool, nameOf: (column: string) => string) {
    this.#pool = pool;
    this.#nameOf = nameOf;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Connection> {
    return new Connection(await this.#pool.connect(), this.#nameOf);
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
