import type { FastifyRequest } from 'fastify';
import { orThrow, Refused } from '#kernel';
import { invalidRequest, type Platform, scanned, unbroken } from '#platform';
import { largestFile, NewDocument } from '../model.ts';
import { mediaTypeOf, safeFileName } from '../rules.ts';
import type { FiledFile } from './store.ts';

/**
 * Takes a `multipart/form-data` request with the field `document` (JSON of NewDocument) before the file, and stores the file while it flows in. Refuses
 * `request.invalid` with every wrong field, `document.no-file`, `request.too-large`, `document.empty`, `document.type-not-taken`,
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
    const content = scanned(part.file, settings.malwareScan);
    const { head, ...stored } = await files.putStream(content, { bytes: largestFile }).catch(async (error: unknown) => {
      if (isInfected(error)) await onInfected(document, error.refusal.signature);
      throw error;
    });
    const { mediaType, extension } = orThrow(mediaTypeOf(head));
    return { document, file: { ...stored, mediaType, fileName: safeFileName(part.filename, extension) } };
  } finally {
    part.file.resume(); // what nobody reads would keep the connection open
  }
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
