import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refused } from '#kernel';
import { invalidRequest, unbroken } from '#platform';

const Fields = z.object({
  /** What the sender is called, where short ids are not enough. */
  source: z.string().trim().min(1).max(200).optional(),
});

export interface ReceivedFiles {
  readonly source: string | undefined;
  readonly names: readonly string[];
}

/**
 * Takes a `multipart/form-data` request: perhaps the field `source`, and the files, which flow into `folder` as they arrive. Refuses
 * `request.invalid`, `import.no-file`, `request.too-large`; then nothing stays on the disk.
 */
export async function receiveFiles(request: FastifyRequest, folder: string): Promise<ReceivedFiles> {
  const given: Record<string, unknown> = {};
  const names: string[] = [];
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const parts = request.parts();
    for (let next = await unbroken(parts.next()); !next.done; next = await unbroken(parts.next())) {
      const part = next.value;
      if (part.type === 'field') {
        given[part.fieldname] = part.value;
        continue;
      }
      const name = safeName(part.filename, names);
      await pipeline(part.file, createWriteStream(join(folder, name), { mode: 0o600 }));
      if (part.file.truncated) throw new Refused({ code: 'request.too-large' });
      names.push(name);
    }
    const { source } = fields(given);
    if (names.length === 0) throw new Refused({ code: 'import.no-file' });
    return { source, names };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function fields(given: Record<string, unknown>): z.infer<typeof Fields> {
  const parsed = Fields.safeParse(given);
  if (parsed.success) return parsed.data;
  throw invalidRequest(parsed.error, '#', given);
}

const NAME_LENGTH = 120;

/** The sender's name of the file without anything a file system could misread; the ending tells how it is read and stays. */
function safeName(sent: string | undefined, taken: readonly string[]): string {
  const plain = basename(String(sent ?? 'file').replaceAll('\\', '/'))
    .normalize('NFC')
    .replace(/[\p{C}/:*?"<>|]/gu, '')
    .replace(/^\.+/, '')
    .slice(-NAME_LENGTH);
  const name = /\.(json|ndjson|jsonl)(\.gz)?$/i.test(plain) ? plain : `${plain || 'file'}.json`;
  return taken.includes(name) ? `${taken.length}-${name}` : name;
}
