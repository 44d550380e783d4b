import type { FastifyReply } from 'fastify';
import { Refused } from '#kernel';
import type { Files } from '#platform';
import { isPreviewed } from '../rules.ts';

/** What a browser may do with a file it shows: nothing but show it, and only in our own pages. */
const previewPolicy = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/**
 * Sends a stored file to be saved, or to be shown where the type allows it; always under the type that was found in its bytes, never to be guessed
 * again. Refuses `document.file-missing`.
 */
export async function sendFile(
  reply: FastifyReply,
  files: Files,
  file: { readonly sha256: string; readonly size: number; readonly mediaType: string; readonly fileName: string },
  as: 'preview' | 'download',
) {
  if (!(await files.has(file.sha256))) throw new Refused({ code: 'document.file-missing' });
  const shown = as === 'preview' && isPreviewed(file.mediaType);
  reply
    .type(file.mediaType)
    .header('content-length', file.size)
    .header('content-disposition', disposition(shown ? 'inline' : 'attachment', file.fileName))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', previewPolicy)
    .header('cache-control', 'private, no-store');
  return reply.send(await files.read(file.sha256));
}

/** Sends a document we made, to be read or printed. */
export function sendPdf(reply: FastifyReply, pdf: Buffer, fileName: string) {
  return reply
    .type('application/pdf')
    .header('content-disposition', disposition('inline', fileName))
    .header('content-security-policy', previewPolicy)
    .header('cache-control', 'private, no-store')
    .serializer((content: unknown) => content as string)
    .send(pdf);
}

/** RFC 6266: a plain name for old programs, the real one in UTF-8 beside it. */
function disposition(kind: 'inline' | 'attachment', fileName: string): string {
  const plain =
    fileName
      .normalize('NFKD')
      .replace(/[^\x20-\x7e]|["\\%]/g, '')
      .trim() || 'document';
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
