import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * Between reading and writing, the resources of an import lie in a folder of the data home, sorted roughly by patient: one file for each
 * part. So a patient can be written whole although the resources of one may be spread over gigabytes (bulk exports have one file per
 * type), with the memory of one part. See docs/adr/0102-imports-spill-to-disk.md.
 */

/** What is known of a spilled resource without parsing it. */
export interface SpillHeader {
  /** The key of the patient it belongs to, or of itself for what belongs to none; null when it names nobody. */
  readonly owner: string | null;
  readonly type: string;
  readonly key: string | null;
  /** A second key of the same resource. */
  readonly also: string | null;
  /** Against what its relative references are read. */
  readonly base: string;
  readonly file: string;
  readonly path: string;
  readonly bytes: number;
}

/** Where a spilled resource lies in its part. */
export interface Spilled extends SpillHeader {
  readonly at: number;
}

/** A part: shared resources of one type, or a share of the patients. */
export type PartName = 'Organization' | 'Location' | 'Practitioner' | 'PractitionerRole' | 'Medication' | `patients-${number}`;

const Manifest = z.object({ patientParts: z.number().int().min(1) });

const BUFFER_BYTES = 128 * 1024;
const PART_BYTES = 8 * 1024 * 1024;
const MAX_PARTS = 256;

/** How many parts keep each at a size that is comfortable to hold; gzip is taken to shrink such text to a fifteenth. */
export function partsFor(textBytes: number): number {
  return Math.min(MAX_PARTS, Math.max(1, Math.ceil(textBytes / PART_BYTES)));
}

export interface SpillWriter {
  /** Adds a resource; waits when the disk is slower than the reader. */
  add(header: Omit<SpillHeader, 'bytes'>, text: Buffer): Promise<void>;
  /** Makes everything durable and says that the reading is complete. */
  complete(): Promise<void>;
  /** Closes the files of an abandoned reading. */
  abandon(): Promise<void>;
}

/** Begins a spill in an empty folder, readable by this account only; what an interrupted reading left there is thrown away. */
export async function beginSpill(folder: string, patientParts: number): Promise<SpillWriter> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const parts = new Map<PartName, Part>();

  async function partOf(name: PartName): Promise<Part> {
    const known = parts.get(name);
    if (known) return known;
    const part = { handle: await open(join(folder, name), 'wx', 0o600), buffer: Buffer.allocUnsafe(BUFFER_BYTES), used: 0 };
    parts.set(name, part);
    return part;
  }

  return {
    async add(header, text) {
      const part = await partOf(partName(header, patientParts));
      const line = `${JSON.stringify({ ...header, bytes: text.length } satisfies SpillHeader)}\n`;
      const most = line.length * 3 + text.length + 1;
      if (part.used + most > part.buffer.length) await flush(part);
      if (most > part.buffer.length) await part.handle.write(Buffer.concat([Buffer.from(line), text, NEWLINE]));
      else {
        part.used += part.buffer.write(line, part.used);
        part.used += text.copy(part.buffer, part.used);
        part.used += NEWLINE.copy(part.buffer, part.used);
      }
    },
    async complete() {
      for (const part of parts.values()) {
        await flush(part);
        await part.handle.sync();
        await part.handle.close();
      }
      const aside = join(folder, 'manifest.part');
      await writeFile(aside, JSON.stringify({ patientParts } satisfies z.infer<typeof Manifest>), { mode: 0o600, flush: true });
      await rename(aside, join(folder, 'manifest.json'));
    },
    async abandon() {
      for (const part of parts.values()) await part.handle.close();
    },
  };
}

interface Part {
  readonly handle: FileHandle;
  readonly buffer: Buffer;
  used: number;
}

const NEWLINE = Buffer.from('\n');

async function flush(part: Part): Promise<void> {
  if (part.used > 0) await part.handle.write(part.buffer, 0, part.used);
  part.used = 0;
}

function partName(header: Omit<SpillHeader, 'bytes'>, patientParts: number): PartName {
  switch (header.type) {
    case 'Organization':
    case 'Location':
    case 'Practitioner':
    case 'PractitionerRole':
    case 'Medication':
      return header.type;
    default:
      return `patients-${hashOf(header.owner ?? '') % patientParts}`;
  }
}

/** FNV-1a, 32 bits: spreads keys evenly and is the same in every run. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The number of patient parts of a complete spill; undefined if the reading was never finished here. */
export async function completeSpill(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Manifest.parse(JSON.parse(text)).patientParts;
}

export interface OpenPart {
  readonly records: readonly Spilled[];
  text(record: Spilled): Promise<Buffer>;
  close(): Promise<void>;
}

/** Parts larger than this (one patient with an enormous record) are read piece by piece instead of at once. */
const WHOLE_PART_BYTES = 64 * 1024 * 1024;
const SCAN_BYTES = 4 * 1024 * 1024;

/** Opens a part for reading; a part nothing was put into has no records. */
export async function openPart(folder: string, name: PartName): Promise<OpenPart> {
  const path = join(folder, name);
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size === 0) return { records: [], text: async () => Buffer.alloc(0), close: async () => undefined };
  if (size <= WHOLE_PART_BYTES) {
    const content = await readFile(path);
    const records = [...headersIn(content)];
    return { records, text: async (record) => content.subarray(record.at, record.at + record.bytes), close: async () => undefined };
  }
  const handle = await open(path);
  return {
    records: await scanHeaders(handle, size),
    async text(record) {
      const text = Buffer.allocUnsafe(record.bytes);
      await handle.read(text, 0, record.bytes, record.at);
      return text;
    },
    close: () => handle.close(),
  };
}

function* headersIn(content: Buffer): Generator<Spilled> {
  for (let at = 0; at < content.length; ) {
    const end = content.indexOf(0x0a, at);
    const header = JSON.parse(content.toString('utf8', at, end)) as SpillHeader;
    yield { ...header, at: end + 1 };
    at = end + 1 + header.bytes + 1;
  }
}

/** The same without holding the part: from each header to the next. */
async function scanHeaders(handle: FileHandle, size: number): Promise<Spilled[]> {
  const records: Spilled[] = [];
  const window = Buffer.allocUnsafe(SCAN_BYTES);
  let windowAt = 0;
  let held = 0;
  for (let at = 0; at < size; ) {
    let end = at >= windowAt && at < windowAt + held ? window.subarray(0, held).indexOf(0x0a, at - windowAt) : -1;
    if (end < 0) {
      windowAt = at;
      held = (await handle.read(window, 0, SCAN_BYTES, at)).bytesRead;
      end = window.subarray(0, held).indexOf(0x0a);
      if (end < 0) throw new Error('a spilled header is cut off');
    }
    const header = JSON.parse(window.toString('utf8', at - windowAt, end)) as SpillHeader;
    records.push({ ...header, at: windowAt + end + 1 });
    at = windowAt + end + 1 + header.bytes + 1;
  }
  return records;
}
