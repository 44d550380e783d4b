import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

/** A stored file, named by its content: the same bytes are stored once, and a changed byte is found. */
export interface StoredFile {
  readonly sha256: string;
  readonly size: number;
}

export interface Files {
  /** Stores the bytes durably before answering; store first, then write the row that names them. Refuses nothing; limits are the caller's. */
  put(content: Buffer): Promise<StoredFile>;
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
    read: (sha256) => disk.getStream(keyOf(sha256)),
    has: (sha256) => disk.exists(keyOf(sha256)),
  };
}

function keyOf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not the name of a stored file');
  return `${sha256.slice(0, 2)}/${sha256}`;
}

/** Written aside, flushed, then renamed: after a power cut the file is whole or absent. */
async function writeDurably(folder: string, key: string, content: Buffer): Promise<void> {
  const path = join(folder, key);
  if ((await stat(path).catch(() => undefined))?.size === content.length) return;
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  const aside = `${path}.${randomUUID()}`;
  try {
    const handle = await open(aside, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}
