import { createHash } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { newId, orThrow, Refused } from '#kernel';
import { networkCountry } from '#modules/organizations/server/index.ts';
import { type Actor, isOutage, type Platform, record, type Tx } from '#platform';
import type { Counts } from '../model.ts';
import { importFinished, importStarted } from './events.ts';
import { KeyMemory, keyDigester } from './identities.ts';
import { type ImportFile, listImportFiles } from './import-files.ts';
import { count, type ProblemFound } from './import-progress.ts';
import type { ImportRun } from './import-run.ts';
import {
  beginWriting,
  findUnfinished,
  finishImport,
  type ImportRow,
  importCancelled,
  insertImport,
  loadImport,
  saveReading,
  UNNAMED_SOURCE,
} from './import-store.ts';
import { readToSpill } from './read-to-spill.ts';
import { beginSpill, completeSpill, partsFor } from './spill.ts';
import { writeSpill } from './write-steps.ts';

export interface ImportRequest {
  /** A file, or a folder whose FHIR files are all read. */
  readonly path: string;
  /** The platform at work for an organisation: it registers the persons. */
  readonly actor: Actor;
  /** What the sender is called; only needed where several senders use the same short ids. */
  readonly source?: string;
  /** What people call this import; the file's name if nothing is said. */
  readonly label?: string;
  readonly uploaded?: boolean;
  readonly id?: string;
}

export type OnProgress = (now: ImportRow) => void;

const SAVE_EVERY_MS = 1_000;

/**
 * Imports FHIR R4 from a file or folder and answers the finished import. The same files again change nothing; an import of them that was
 * interrupted goes on. Refuses `import.path-missing`, `import.nothing-to-read`, `import.busy` (another process is at it), `import.cancelled`.
 */
export async function importFhir(platform: Platform, request: ImportRequest, onProgress: OnProgress = () => undefined): Promise<ImportRow> {
  const id = await registerImport(platform, request);
  return runImport(platform, request.actor, id, onProgress);
}

/**
 * Notes an import down, to be run now or by a job; answers the id of an unfinished one of the same files if there is one. `also` runs in the
 * transaction of a new one.
 */
export async function registerImport(
  platform: Platform,
  request: ImportRequest,
  also: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<string> {
  const { path, actor, uploaded = false } = request;
  const source = request.source ?? UNNAMED_SOURCE;
  const { files } = orThrow(await listImportFiles(path));
  const bytesTotal = files.reduce((sum, file) => sum + file.size, 0);
  const fingerprint = await fingerprintOf(files, source);
  const organizationId = actor.organizationId ?? '';
  return platform.inTransaction(actor, async (tx) => {
    const earlier = uploaded ? undefined : await findUnfinished(tx, organizationId, fingerprint);
    if (earlier !== undefined) return earlier;
    const id = request.id ?? newId();
    const label = request.label ?? basename(path);
    await insertImport(tx, { id, organizationId, source, label, path, fingerprint, uploaded, bytesTotal });
    record(tx, importStarted, { organizationId }, { importId: id, source, bytes: bytesTotal });
    await also(tx);
    return id;
  });
}

/** Runs an import to its end, from where it stands. */
export async function runImport(
  platform: Platform,
  actor: Actor,
  id: string,
  onProgress: OnProgress = () => undefined,
): Promise<ImportRow> {
  const done = await platform.whileHolding(`import ${id}`, () => work(platform, actor, id, onProgress));
  if (done === 'busy') throw new Refused({ code: 'import.busy' });
  return done;
}

async function work(platform: Platform, actor: Actor, id: string, onProgress: OnProgress): Promise<ImportRow> {
  const found = await current(platform, actor, id);
  if (found.state === 'done' || found.state === 'failed') return found;
  const folder = join(importFolder(platform, actor, id), 'spill');
  try {
    const parts = found.state === 'writing' ? await completeSpill(folder) : undefined;
    const patientParts = parts ?? (await readAll(platform, actor, found, folder, onProgress));
    const run = await beginRun(platform, actor, found);
    const { position } = await current(platform, actor, id);
    await writeSpill(run, folder, patientParts, position, onProgress);
    await finish(platform, actor, id, 'done', null);
  } catch (error) {
    if (codeOf(error) === 'import.cancelled') await removeFolder(platform, actor, id);
    // The database went away, or a disk is full: what was done stays, and the next run goes on from there.
    else if (!isOutage(error)) await fail(platform, actor, id, error);
    throw error;
  }
  await removeFolder(platform, actor, id);
  const finished = await current(platform, actor, id);
  onProgress(finished);
  return finished;
}

async function current(platform: Platform, actor: Actor, id: string): Promise<ImportRow> {
  const row = await platform.inTransaction(actor, (tx) => loadImport(tx, id));
  if (!row) throw new Refused({ code: 'record.not-found' });
  if (row.state === 'cancelled') throw new Refused({ code: 'import.cancelled' });
  return row;
}

/** Reads everything into the spill, saying every second how far it is. Answers the number of patient parts. */
async function readAll(platform: Platform, actor: Actor, found: ImportRow, folder: string, onProgress: OnProgress): Promise<number> {
  const { files, passedOver } = orThrow(await listImportFiles(found.path));
  const patientParts = partsFor(files.reduce((sum, file) => sum + (/\.gz$/i.test(file.name) ? file.size * 15 : file.size), 0));
  const counts: Counts = {};
  const problems: ProblemFound[] = passedOver.map((file) => ({ file, path: '$', code: 'file.passed-over' }));
  let problemCount = problems.length;
  let bytesRead = 0;
  let saved = performance.now();
  const spill = await beginSpill(folder, patientParts);
  const state = () => ({ bytesRead, counts, persons: counts.Patient?.read ?? 0, problems: problemCount });
  try {
    await readToSpill(files, found.source, spill, {
      mostUnpacked: platform.settings.importUnpackedBytes,
      read: (type, unsupported) => count(counts, known(type, counts), unsupported ? 'unsupported' : 'read'),
      problem(problem) {
        problemCount += 1;
        if (problems.length < 10_000) problems.push(problem);
      },
      bytes(read) {
        bytesRead += read;
      },
      async breathe() {
        if (performance.now() - saved < SAVE_EVERY_MS) return;
        saved = performance.now();
        if (!(await platform.inTransaction(actor, (tx) => saveReading(tx, found.id, state())))) throw importCancelled();
        onProgress(await current(platform, actor, found.id));
      },
    });
    await spill.complete();
  } catch (error) {
    await spill.abandon();
    throw error;
  }
  await platform.inTransaction(actor, (tx) => beginWriting(tx, found.id, { ...state(), problems, problemCount }));
  return patientParts;
}

async function beginRun(platform: Platform, actor: Actor, found: ImportRow): Promise<ImportRun> {
  return {
    importId: found.id,
    organizationId: found.organizationId,
    actor,
    inTransaction: platform.inTransaction,
    files: platform.files,
    sealer: platform.sealer,
    digest: keyDigester(platform.sealer),
    memory: new KeyMemory(),
    medications: new Map(),
    country: await platform.inTransaction(actor, networkCountry),
  };
}

async function finish(platform: Platform, actor: Actor, id: string, state: 'done' | 'failed', failure: string | null): Promise<void> {
  await platform.inTransaction(actor, async (tx) => {
    await finishImport(tx, id, state, failure);
    const row = await loadImport(tx, id);
    if (!row) return;
    const facts = { importId: id, state, persons: row.personsDone, problems: row.problemCount };
    record(tx, importFinished, { organizationId: row.organizationId }, facts);
  });
}

/** Ends a failed import. While the database is away it cannot be told so: the state stays, and the next run goes on from there. */
async function fail(platform: Platform, actor: Actor, id: string, error: unknown): Promise<void> {
  try {
    await finish(platform, actor, id, 'failed', codeOf(error));
    await removeFolder(platform, actor, id);
  } catch {
    // what broke the import broke this too; the first error is the one to tell
  }
}

async function removeFolder(platform: Platform, actor: Actor, id: string): Promise<void> {
  await rm(importFolder(platform, actor, id), { recursive: true, force: true });
}

/** What belongs to an import while it runs: files sent to it, and the spill. An id alone would let another organisation write there. */
export function importFolder(platform: Platform, { networkId, organizationId }: Actor, id: string): string {
  return join(platform.settings.home, 'imports', networkId, organizationId ?? 'network', id);
}

/** Names, sizes and times of the files: the same files are the same import, also after a restart. */
async function fingerprintOf(files: readonly ImportFile[], source: string): Promise<string> {
  const hash = createHash('sha256').update(source);
  for (const file of files) hash.update(`\0${file.name}\0${file.size}\0${(await stat(file.path)).mtimeMs}`);
  return hash.digest('hex');
}

const TYPE_NAME = /^[A-Z][A-Za-z]{1,60}$/;
const MOST_TYPES = 300;

/** A file full of invented type names must not fill the memory. */
function known(type: string, counts: Counts): string {
  return type in counts || (TYPE_NAME.test(type) && Object.keys(counts).length < MOST_TYPES) ? type : 'Unknown';
}

/** What to show of an unexpected error: its code or kind. Its message may quote the record. */
function codeOf(error: unknown): string {
  if (error instanceof Refused) return error.refusal.code;
  return error instanceof Error ? String('code' in error ? error.code : error.name) : 'unknown';
}
