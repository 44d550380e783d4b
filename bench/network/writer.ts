import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { connect } from './database.ts';
import type { Table } from './template.ts';

/** A batch is written while the next one is made. */
const batchBytes = 32 * 2 ** 20;

/** Gathers rows by table and sends them with COPY. Triggers and foreign keys rest: the rows are copies of such as have passed them. */
export class RowWriter {
  readonly #client: pg.Client;
  #gathered = new Map<string, { table: Table; rows: string[] }>();
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

  add(table: Table, row: string): void {
    let gathered = this.#gathered.get(table.name);
    if (!gathered) {
      gathered = { table, rows: [] };
      this.#gathered.set(table.name, gathered);
    }
    gathered.rows.push(row);
    this.#bytes += row.length;
    this.#rows += 1;
  }

  /** Waits for the batch before this one once enough has gathered, so that memory stays the same however many rows come. */
  async mayPause(): Promise<void> {
    if (this.#bytes >= batchBytes) await this.#send();
  }

  /** Sends what is left; answers how many rows there were. */
  async finish(): Promise<number> {
    await this.#send();
    await this.#writing;
    await this.#client.end();
    return this.#rows;
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

  async #copy(batch: readonly { table: Table; rows: string[] }[]): Promise<void> {
    for (const { table, rows } of batch) {
      const columns = table.columns.map((column) => `"${column}"`).join(', ');
      await pipeline(Readable.from(chunksOf(rows)), this.#client.query(copyFrom(`COPY ${table.name} (${columns}) FROM STDIN`)));
    }
  }
}

const rowsOfChunk = 500;

function* chunksOf(rows: readonly string[]): Generator<string> {
  for (let at = 0; at < rows.length; at += rowsOfChunk) yield `${rows.slice(at, at + rowsOfChunk).join('\n')}\n`;
}
