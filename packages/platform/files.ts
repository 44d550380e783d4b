import { createHash, hash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { Refused } from '#kernel';

/** A stored file, named by its content: the same bytes are stored once, and a changed byte is found. */
export interface StoredFile {
  readonly sha256: string;
  readonly size: number;
}

export interface Files {
  /** Stores the bytes durably before answering; store first, then write the row that names them. Refuses nothing; limits are the caller's. */
  put(content: Buffer): Promise<StoredFile>;
  /**
   * Stores what flows in, durably, without holding it in memory, and answers its first bytes besides so that its type can be found. Refuses
   * `request.too-large` beyond the limit and keeps nothing of it then.
   */
  putStream(content: AsyncIterable<Uint8Array>, limit: { readonly bytes: number }): Promise<StoredFile & { readonly head: Buffer }>;
  read(sha256: string): Promise<Readable>;
  has(sha256: string): Promise<boolean>;
}

/** Files under one folder of the data home, content-addressed (`ab/abcdef…`). */
export function filesIn(folder: string): Files {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  const underWay = new Map<string, Promise<void>>();
  return {
    async put(content) {
      const sha256 = hash('sha256', content, 'hex');
      // The same bytes often come twice at the same time: a report, and the document made of it.
      const writing = underWay.get(sha256) ?? writeDurably(folder, keyOf(sha256), content).finally(() => underWay.delete(sha256));
      underWay.set(sha256, writing);
      await writing;
      return { sha256, size: content.length };
    },
    putStream: (content, { bytes }) => streamDurably(folder, content, bytes),
    read: (sha256) => disk.getStream(keyOf(sha256)),
    has: (sha256) => disk.exists(keyOf(sha256)),
  };
}

const dayMs = 24 * 60 * 60_000;

/** Removes what a process that was killed left half written: nobody is at a file of yesterday any more. */
export async function sweepHalfFiles(folder: string, now = Date.now()): Promise<number> {
  let swept = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    if (!/^\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (!found || now - found.mtimeMs < dayMs) continue;
    await rm(path, { force: true });
    swept += 1;
  }
  return swept;
}

function keyOf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not the name of a stored file');
  return `${sha256.slice(0, 2)}/${sha256}`;
}

const headBytes = 64 * 1024;

async function streamDurably(folder: string, content: AsyncIterable<Uint8Array>, limit: number): Promise<StoredFile & { head: Buffer }> {
  const hash = createHash('sha256');
  const head: Uint8Array[] = [];
  let size = 0;
  const sha256 = await writeAside(folder, async (handle) => {
    for await (const chunk of content) {
      if (size < headBytes) head.push(chunk);
      size += chunk.length;
      if (size > limit) throw new Refused({ code: 'request.too-large', limit });
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    return hash.digest('hex');
  });
  return { sha256, size, head: Buffer.concat(head).subarray(0, headBytes) };
}

async function writeDurably(folder: string, key: string, content: Buffer): Promise<void> {
  if ((await stat(join(folder, key)).catch(() => undefined))?.size === content.length) return;
  await writeAside(folder, async (handle) => {
    await handle.writeFile(content);
    return basename(key);
  });
}

/** Written aside, flushed, then renamed to the name its content has: after a power cut the file is whole or absent. */
async function writeAside(folder: string, write: (handle: FileHandle) => Promise<string>): Promise<string> {
  const aside = join(folder, `.${randomUUID()}`);
  const create = () => open(aside, 'wx', 0o600);
  try {
    const handle = await inFolder(folder, create);
    let sha256: string;
    try {
      sha256 = await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const path = join(folder, keyOf(sha256));
    await inFolder(dirname(path), () => rename(aside, path));
    return sha256;
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/** Does something that needs a folder, which is made only if it turns out to be missing: hardly ever. */
async function inFolder<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return work();
  }
}
