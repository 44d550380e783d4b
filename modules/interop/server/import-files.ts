import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { createGunzip } from 'node:zlib';
import { accept, type Decision, refuse } from '#kernel';

/** A file to be imported; `name` is what a person sees in lists of problems. */
export interface ImportFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly lines: boolean;
}

export interface ImportFiles {
  readonly files: readonly ImportFile[];
  /** Names in the folder that are no FHIR files by their ending: reported, not read. */
  readonly passedOver: readonly string[];
}

const FHIR_FILE = /\.(json|ndjson|jsonl)(\.gz)?$/i;
const LINES_FILE = /\.(ndjson|jsonl)(\.gz)?$/i;
const CHUNK_BYTES = 1024 * 1024;

/** The files under a path: the file itself, or all FHIR files of a folder, those that others refer to first. */
export async function listImportFiles(
  path: string,
): Promise<Decision<ImportFiles, { code: 'import.path-missing' | 'import.nothing-to-read' }>> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return refuse({ code: 'import.path-missing' });
  if (found.isFile()) return accept({ files: [importFile(path, basename(path), found.size)], passedOver: [] });
  const files: ImportFile[] = [];
  const passedOver: string[] = [];
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    const name = relative(path, full);
    if (FHIR_FILE.test(entry.name)) files.push(importFile(full, name, (await stat(full)).size));
    else passedOver.push(name);
  }
  if (files.length === 0) return refuse({ code: 'import.nothing-to-read' });
  return accept({ files: files.sort(inReadingOrder), passedOver: passedOver.sort() });
}

function importFile(path: string, name: string, size: number): ImportFile {
  return { path, name, size, lines: LINES_FILE.test(name) };
}

function inReadingOrder(a: ImportFile, b: ImportFile): number {
  return rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1);
}

/** Order is comfort, not need: it makes progress plausible. References are resolved after everything has been read. */
function rank(name: string): number {
  if (/organi[sz]ation|hospital|location/i.test(name)) return 0;
  if (/practitioner/i.test(name)) return 1;
  return /patient/i.test(name) ? 2 : 3;
}

export type FileRefusal = {
  readonly code: 'file.empty' | 'file.not-readable' | 'file.not-json' | 'file.encoding' | 'gzip.damaged' | 'gzip.truncated' | 'gzip.grows';
};

/**
 * The decoded text of a file in chunks: gunzipped if it is gzip (by its first bytes, not its name), without byte order mark.
 * Ends with a refusal if the file cannot be read (on); what came before it stands. `onBytes` tells the bytes read from disk; of what is compressed not more
 * than `mostUnpacked` bytes are taken out.
 */
export async function* readText(
  path: string,
  onBytes: (bytes: number) => void,
  mostUnpacked = Infinity,
): AsyncGenerator<Buffer | FileRefusal> {
  let first = true;
  let unpacked = 0;
  try {
    const gzip = await isGzip(path);
    for await (const chunk of decoded(path, gzip, onBytes)) {
      unpacked += gzip ? chunk.length : 0;
      if (unpacked > mostUnpacked) {
        yield { code: 'gzip.grows' };
        return;
      }
      const refusal = first ? notJson(chunk) : undefined;
      if (refusal) {
        yield refusal;
        return;
      }
      yield first ? withoutMark(chunk) : chunk;
      first = false;
    }
  } catch (error) {
    yield { code: fileCode(error) };
    return;
  }
  if (first) yield { code: 'file.empty' };
}

async function* decoded(path: string, gzip: boolean, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  file.on('data', (chunk) => onBytes(chunk.length));
  if (!gzip) {
    yield* file as AsyncIterable<Buffer>;
    return;
  }
  const text = createGunzip({ chunkSize: CHUNK_BYTES });
  file.on('error', (error) => text.destroy(error));
  yield* file.pipe(text) as AsyncIterable<Buffer>;
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(2);
    await file.read(head, 0, 2, 0);
    return head[0] === 0x1f && head[1] === 0x8b;
  } finally {
    await file.close();
  }
}

function notJson(head: Buffer): FileRefusal | undefined {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) || head.subarray(0, 4).includes(0)) {
    return { code: 'file.encoding' };
  }
  const start = withoutMark(head).toString('latin1', 0, 4096).trimStart();
  return start === '' || start.startsWith('{') ? undefined : { code: 'file.not-json' };
}

function withoutMark(chunk: Buffer): Buffer {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
}

function fileCode(error: unknown): FileRefusal['code'] {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR') return 'gzip.truncated';
  return typeof code === 'string' && code.startsWith('Z_') ? 'gzip.damaged' : 'file.not-readable';
}
