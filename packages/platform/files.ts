import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
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
  return {
    async put(content) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      await writeDurably(folder, keyOf(sha256), content);
      return { sha256, size: content.length };
    },
    putStream: (content, { bytes }) => streamDurably(folder, content, bytes),
    read: (sha256) => disk.getStream(keyOf(sha256)),
    has: (sha256) => disk.exists(keyOf(sha256)),
  };
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
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const aside = join(folder, `.${randomUUID()}`);
  try {
    const handle = await open(aside, 'wx', 0o600);
    let sha256: string;
    try {
      sha256 = await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const path = join(folder, keyOf(sha256));
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(aside, path);
    return sha256;
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}
