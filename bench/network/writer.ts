import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { connect } from './database.ts';
import type { Table } from './template.ts';

/** A batch is written while the next one is made. */
const batchBytes = 24 * 2 ** 20;
const chunkBytes = 2 ** 18;

/** Gathers rows by table and sends them with COPY. Triggers and foreign keys rest: the rows are copies of such as have passed them. */
export class RowWriter {
  readonly #client: pg.Client;
  #gathered = new Map<string, Gathered>();
  #bytes = 0;
  #writing: Promise<void> = Promise.resolve();
  #rows = 0;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async open(adminUrl: string): Promise<RowWriter> {
    const client = await connect(adminUrl);
    await client.query("SET timezone = 'UTC'; SET session_replication_role = replica");
    return new RowWriter(client);
  }

  /** Rows so far. */
  get rows(): number {
    return this.#rows;
  }

  add(table: Table, row: string): void {
    let gathered = this.#gathered.get(table.name);
    if (!gathered) {
      gathered = new Gathered(table);
      this.#gathered.set(table.name, gathered);
    }
    this.#bytes += gathered.add(row);
    this.#rows += 1;
  }

  /** Waits for the batch before this one once enough has gathered, so that memory stays the same however many rows come. */
  async mayPause(): Promise<void> {
    if (this.#bytes >= batchBytes) await this.#send();
  }

  /** Sends what is left. */
  async finish(): Promise<void> {
    await this.#send();
    await this.#writing;
    await this.#client.end();
  }

  async #send(): Promise<void> {
    await this.#writing;
    const batch = [...this.#gathered.values()];
    this.#gathered = new Map();
    this.#bytes = 0;
    this.#writing = this.#copy(batch);
    // Told to whoever waits for the batch; until then nobody listens.
    this.#writing.catch(() => undefined);
  }

  async #copy(batch: readonly Gathered[]): Promise<void> {
    for (const { table, chunks } of batch) {
      const columns = table.columns.map((column) => `"${column}"`).join(', ');
      await pipeline(Readable.from(chunks()), this.#client.query(copyFrom(`COPY ${table.name} (${columns}) FROM STDIN`)));
    }
  }
}

/** Rows of one table as bytes: a row kept as text until its batch goes out would have grown old, and the collector of garbage counts every piece of it. */
class Gathered {
  readonly table: Table;
  readonly #full: Buffer[] = [];
  #last = Buffer.allocUnsafe(2 ** 13);
  #used = 0;

  constructor(table: Table) {
    this.table = table;
  }

  add(row: string): number {
    // No character takes more than three bytes for each of its units.
    if (this.#used + 3 * row.length + 1 > this.#last.length) this.#next(3 * row.length + 1);
    const bytes = this.#last.write(row, this.#used, 'utf8') + 1;
    this.#used += bytes;
    this.#last[this.#used - 1] = newLine;
    return bytes;
  }

  chunks = () => [...this.#full, this.#last.subarray(0, this.#used)];

  #next(atLeast: number): void {
    this.#full.push(this.#last.subarray(0, this.#used));
    this.#last = Buffer.allocUnsafe(Math.max(chunkBytes, atLeast));
    this.#used = 0;
  }
}

const newLine = 10;
