import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import type { Db } from './database.ts';

export interface FileFault {
  readonly sha256: string;
  readonly fault: 'missing' | 'damaged';
}

export interface FileVerification {
  readonly files: number;
  readonly faults: FileFault[];
}

/** Reads every stored file that a record names and computes its checksum again. Needs a connection that may read all networks (the owner's). */
export async function verifyFiles(
  db: Db,
  folder: string,
  onProgress: (files: number) => void = () => undefined,
): Promise<FileVerification> {
  const { rows } = await sql<{ sha256: string }>`SELECT sha256 FROM documents
    UNION SELECT file->>'sha256' FROM health_entries, jsonb_array_elements(files) file ORDER BY 1`.execute(db);
  const faults: FileFault[] = [];
  for (const [index, { sha256 }] of rows.entries()) {
    const path = join(folder, sha256.slice(0, 2), sha256);
    const found = await stat(path).catch(() => undefined);
    if (!found) faults.push({ sha256, fault: 'missing' });
    else if ((await checksumOf(path)) !== sha256) faults.push({ sha256, fault: 'damaged' });
    onProgress(index + 1);
  }
  return { files: rows.length, faults };
}

async function checksumOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
