import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { z } from 'zod';
import { filesIn } from '../files.ts';
import { OperatorError } from '../operator-error.ts';
import { type BackupTable, backupTables, requireFullSight, schemaOf } from './catalog.ts';
import { type BackupHome, type BackupSummary, EndLine, type FileLine, fingerprint, Header, SectionLine, type TableLine } from './format.ts';
import { type LineReader, lineReader } from './lines.ts';
import { refillTables } from './refill.ts';

/** Rows go to the database in statements of about this many characters. */
const batchSize = 4 * 1024 * 1024;

/**
 * Reads a backup into the empty, migrated database of `ownerUrl` and puts the files back. All or nothing: throws an `OperatorError` and changes nothing
 * when an installation is in the database already, when the backup was made by another version's schema, or when it is damaged.
 * `onProgress` hears how many bytes of the file of how many are read.
 */
export async function restore(
  ownerUrl: string,
  to: BackupHome,
  file: string,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<BackupSummary> {
  const total = (await stat(file).catch(() => refuse(`There is no file ${file}.`))).size;
  const bytes = createReadStream(file);
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=postgres' });
  await client.connect();
  try {
    const unzipped = bytes.pipe(createGunzip());
    bytes.on('data', () => onProgress(bytes.bytesRead, total));
    bytes.on('error', (error) => unzipped.destroy(error));
    // It may fail before anybody reads from it; whoever reads later is told.
    unzipped.on('error', () => undefined);
    await client.query('BEGIN');
    const summary = await readInto(client, to, lineReader(unzipped));
    await client.query('COMMIT');
    await client.query('ANALYZE');
    return summary;
  } catch (error) {
    throw explained(error);
  } finally {
    bytes.destroy();
    // Ends the transaction too, if it is still open.
    await client.end();
  }
}

async function readInto(client: pg.Client, to: BackupHome, lines: LineReader): Promise<BackupSummary> {
  const header = Header.safeParse(await nextJson(lines));
  if (!header.success) throw new OperatorError('This is not a backup that this version of Lotse can read.');
  await requireSameSchema(client, header.data);
  if (header.data.key !== fingerprint(to.encryptionKey))
    throw new OperatorError('The backup was made with another secrets.json: name it with --secrets.');
  await requireAlone(client);
  await requireFullSight(client);
  const tables = await backupTables(client);
  await requireEmpty(client, tables);
  const summary: BackupSummary = { tables: 0, rows: 0, files: 0 };
  await refillTables(client, tables, async () => {
    for (;;) {
      const section = SectionLine.parse(await nextJson(lines));
      if (section.lotse === 'complete') return requireComplete(section, summary, tables);
      if (section.lotse === 'table') summary.rows += await readTable(client, tables, section, lines);
      else await readFile(to.filesFolder, section, lines);
      summary[section.lotse === 'table' ? 'tables' : 'files'] += 1;
    }
  });
  return summary;
}

async function requireSameSchema(client: pg.Client, header: Header): Promise<void> {
  const present = await schemaOf(client);
  const missing = header.schema.find((name) => !present.includes(name));
  const surplus = present.find((name) => !header.schema.includes(name));
  if (missing)
    throw new OperatorError(
      `The backup comes from a newer version of Lotse (it has the migration ${missing}): restore it with that version.`,
    );
  if (surplus)
    throw new OperatorError(
      `The backup comes from an older version of Lotse (it lacks the migration ${surplus}): restore it with that version, then upgrade.`,
    );
}

/** A server that works on the database meanwhile would keep what it knew before. */
async function requireAlone(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(
    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = 'lotse_app'",
  );
  if (rowCount) throw new OperatorError('The server is running: stop it before restoring.');
}

async function requireEmpty(client: pg.Client, tables: BackupTable[]): Promise<void> {
  for (const { name } of tables.filter((table) => table.ofNetwork)) {
    const { rowCount } = await client.query(`SELECT FROM ${pg.escapeIdentifier(name)} LIMIT 1`);
    if (rowCount)
      throw new OperatorError(`This installation is not empty (${name} has rows): restore into a new LOTSE_HOME or a new database.`);
  }
}

async function readTable(client: pg.Client, tables: BackupTable[], section: TableLine, lines: LineReader): Promise<number> {
  const table = tables.find(({ name }) => name === section.name);
  if (!table || table.columns.join() !== section.columns.join()) throw new Damaged(`the table ${section.name} has other columns`);
  const checksum = createHash('sha256');
  let batch: string[] = [];
  let size = 0;
  for (let row = 0; row < section.rows; row += 1) {
    const line = (await lines.next()) ?? endsEarly();
    checksum.update(line).update('\n');
    batch.push(line);
    size += line.length;
    if (size < batchSize && row < section.rows - 1) continue;
    await insertRows(client, table, batch);
    batch = [];
    size = 0;
  }
  const end = EndLine.parse(await nextJson(lines));
  if (end.sha256 !== checksum.digest('hex')) throw new Damaged(`the rows of ${table.name} do not fit their checksum`);
  return section.rows;
}

/** The rows stay text on our side, so no number or instant is rounded on the way. */
async function insertRows(client: pg.Client, table: BackupTable, rows: string[]): Promise<void> {
  const name = pg.escapeIdentifier(table.name);
  const columns = table.columns.join(', ');
  const insert = `INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM json_populate_recordset(NULL::${name}, $1::json)`;
  await client.query(insert, [`[${rows.join(',')}]`]);
}

async function readFile(folder: string, section: FileLine, lines: LineReader): Promise<void> {
  const pieces: Buffer[] = [];
  for (let piece = 0; piece < section.pieces; piece += 1) pieces.push(Buffer.from(z.base64().parse(await nextJson(lines)), 'base64'));
  const stored = await filesIn(folder).put(Buffer.concat(pieces));
  if (stored.sha256 !== section.sha256) throw new Damaged(`the file ${section.sha256} has another content`);
}

function requireComplete(said: { tables: number; files: number }, read: BackupSummary, tables: BackupTable[]): void {
  if (said.tables !== read.tables || said.files !== read.files || read.tables !== tables.length)
    throw new Damaged('tables or files are missing');
}

async function nextJson(lines: LineReader): Promise<unknown> {
  return JSON.parse((await lines.next()) ?? endsEarly());
}

function endsEarly(): never {
  throw new Damaged('it ends too early');
}

function refuse(sentence: string): never {
  throw new OperatorError(sentence);
}

class Damaged extends Error {}

/** Whatever a damaged file makes go wrong is one thing to the operator. The database's own words could repeat a client's data, so only its code is shown. */
function explained(error: unknown): unknown {
  if (error instanceof OperatorError) return error;
  const { code } = error as { code?: string };
  const nothingChanged = 'nothing was changed';
  if (error instanceof Damaged) return new OperatorError(`The backup is damaged: ${error.message}; ${nothingChanged}.`, { cause: error });
  if (error instanceof pg.DatabaseError)
    return new OperatorError(`The database does not take the backup (${error.table ?? ''} ${code}); ${nothingChanged}.`, { cause: error });
  if (error instanceof SyntaxError || error instanceof z.ZodError || code?.startsWith('Z_')) {
    return new OperatorError(`The backup is damaged or not a backup; ${nothingChanged}.`, { cause: error });
  }
  return error;
}
