import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { Temporal } from 'temporal-polyfill';
import { OperatorError } from '../operator-error.ts';
import { type BackupTable, backupTables, requireFullSight, schemaOf } from './catalog.ts';
import { type BackupHome, type BackupSummary, type FileLine, fingerprint, formatVersion, type Header, type TableLine } from './format.ts';
import { linesOf } from './lines.ts';

const pieceSize = 768 * 1024;

/**
 * Writes all tables as of one moment, and the stored files, into `file`, which appears only when it is complete.
 * `onProgress` hears how many rows of how many are done.
 */
export async function backup(
  ownerUrl: string,
  from: BackupHome,
  file: string,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<BackupSummary> {
  if (existsSync(file)) throw new OperatorError(`${file} exists already: choose another name.`);
  const unfinished = `${file}.unfinished`;
  const client = new pg.Client({
    connectionString: ownerUrl,
    options: '-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=postgres -c bytea_output=hex',
  });
  await client.connect();
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    await requireFullSight(client);
    const summary: BackupSummary = { tables: 0, rows: 0, files: 0 };
    await pipeline(
      Readable.from(content(client, from, summary, onProgress)),
      createGzip(),
      createWriteStream(unfinished, { mode: 0o600, flush: true }),
    );
    await rename(unfinished, file);
    return summary;
  } finally {
    await client.end();
    await rm(unfinished, { force: true });
  }
}

async function* content(client: pg.Client, from: BackupHome, summary: BackupSummary, onProgress: (done: number, total: number) => void) {
  const tables = await backupTables(client);
  const counts = await countRows(client, tables);
  const total = counts.reduce((sum, count) => sum + count, 0);
  yield line({
    lotse: 'backup',
    format: formatVersion,
    madeAt: Temporal.Now.instant().toString(),
    schema: await schemaOf(client),
    key: fingerprint(from.encryptionKey),
  } satisfies Header);
  for (const [index, table] of tables.entries()) {
    const rows = counts[index] ?? 0;
    yield line({ lotse: 'table', name: table.name, columns: table.columns, rows } satisfies TableLine);
    const checksum = createHash('sha256');
    for await (const some of rowsOf(client, table)) {
      const text = `${some.join('\n')}\n`;
      checksum.update(text);
      summary.rows += some.length;
      onProgress(summary.rows, total);
      yield text;
    }
    yield line({ lotse: 'end', sha256: checksum.digest('hex') });
    summary.tables += 1;
  }
  // A file is stored before the row that names it, so listing now finds at least all those the rows name.
  for (const path of await storedFiles(from.filesFolder)) {
    yield* fileContent(path);
    summary.files += 1;
  }
  yield line({ lotse: 'complete', tables: summary.tables, files: summary.files });
}

async function countRows(client: pg.Client, tables: BackupTable[]): Promise<number[]> {
  const counts: number[] = [];
  for (const table of tables) {
    const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM ${pg.escapeIdentifier(table.name)}`);
    counts.push(Number(rows[0]?.count));
  }
  return counts;
}

/** Rows in a fixed order, so that equal content has equal checksums. */
async function* rowsOf(client: pg.Client, table: BackupTable): AsyncGenerator<string[]> {
  const order = table.order.length > 0 ? table.order.join(', ') : 'row_to_json(r)::text COLLATE "C"';
  const select = `SELECT row_to_json(r) FROM (SELECT ${table.columns.join(', ')} FROM ${pg.escapeIdentifier(table.name)}) r ORDER BY ${order}`;
  for await (const lines of linesOf(client.query(copyTo(`COPY (${select}) TO STDOUT`)))) yield lines.map(withoutCopyEscapes);
}

/** COPY doubles the backslashes of the JSON; a bare line break can only be white space of a `json` column. */
function withoutCopyEscapes(copied: string): string {
  return copied.includes('\\') ? copied.replace(/\\(.)/g, (_, escaped: string) => (escaped === '\\' ? '\\' : ' ')) : copied;
}

async function* fileContent(path: string) {
  const { size } = await stat(path);
  yield line({ lotse: 'file', sha256: basename(path), size, pieces: Math.ceil(size / pieceSize) } satisfies FileLine);
  for await (const piece of createReadStream(path, { highWaterMark: pieceSize })) yield line((piece as Buffer).toString('base64'));
}

/** Paths of the stored files; not of those that are just being written, which have longer names. */
async function storedFiles(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
