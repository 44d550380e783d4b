import type { FastifyRequest } from 'fastify';
import { orThrow, Refused } from '#kernel';
import { invalidRequest, type Platform, scanned, unbroken } from '#platform';
import { archiveFlaw, mostPoints, pointsOf } from '../archive.ts';
import { largestFile, NewDocument } from '../model.ts';
import { type MediaType, mediaTypeOf, safeFileName } from '../rules.ts';
import type { FiledFile } from './store.ts';

/**
 * Takes a `multipart/form-data` request with the field `document` (JSON of NewDocument) before the file, and stores the file while it flows in. Refuses
 * `request.invalid` with every wrong field, `document.no-file`, `request.too-large`, `document.empty`, `document.type-not-taken`, `document.grows`,
 * `file.scan-unavailable`, and `file.infected` after telling `onInfected`.
 */
export async function receiveUpload(
  request: FastifyRequest,
  { files, settings }: Platform,
  onInfected: (document: NewDocument, signature: string) => Promise<void>,
): Promise<{ document: NewDocument; file: FiledFile }> {
  const part = await unbroken(request.file({ limits: { files: 1, fields: 1, fieldSize: 10_000 } }));
  if (!part) throw new Refused({ code: 'document.no-file' });
  try {
    const document = parseDocument(part.fields.document);
    const ending = withEnd(scanned(part.file, settings.malwareScan));
    const { head, ...stored } = await files.putStream(ending.content, { bytes: largestFile }).catch(async (error: unknown) => {
      if (isInfected(error)) await onInfected(document, error.refusal.signature);
      throw error;
    });
    const type = orThrow(mediaTypeOf(head));
    requireHarmless(type, head, ending.end());
    const { mediaType, extension } = type;
    return { document, file: { ...stored, mediaType, fileName: safeFileName(part.filename, extension) } };
  } finally {
    part.file.resume(); // what nobody reads would keep the connection open
  }
}

const endBytes = 1024 * 1024;

/** What flows through, and its last bytes when it has. */
function withEnd(content: AsyncIterable<Uint8Array>): { content: AsyncIterable<Uint8Array>; end(): Buffer } {
  let last: Uint8Array[] = [];
  async function* through() {
    for await (const chunk of content) {
      last.push(chunk);
      if (last.length > 64) last = [Buffer.concat(last).subarray(-endBytes)];
      yield chunk;
    }
  }
  return { content: through(), end: () => Buffer.concat(last).subarray(-endBytes) };
}

/** Refuses `document.type-not-taken` for an archive that carries what could run, `document.grows` for a file that fills whatever opens it. */
function requireHarmless({ mediaType }: MediaType, head: Buffer, end: Buffer): void {
  if ((pointsOf(head) ?? 0) > mostPoints) throw new Refused({ code: 'document.grows' });
  if (!/officedocument|opendocument/.test(mediaType)) return;
  const flaw = archiveFlaw(end);
  if (flaw === 'grows') throw new Refused({ code: 'document.grows' });
  if (flaw !== undefined) throw new Refused({ code: 'document.type-not-taken' });
}

function isInfected(error: unknown): error is Refused<{ code: 'file.infected'; signature: string }> {
  return error instanceof Refused && error.refusal.code === 'file.infected';
}

function parseDocument(field: unknown): NewDocument {
  const text = isField(field) ? field.value : '';
  const sent = readJson(text);
  const parsed = NewDocument.safeParse(sent);
  if (parsed.success) return parsed.data;
  throw invalidRequest(parsed.error, '#/document', sent);
}

function isField(field: unknown): field is { value: string } {
  return typeof field === 'object' && field !== null && 'value' in field && typeof field.value === 'string';
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
