import { accept, refuse } from '#kernel';
import type { Attachment } from './datatypes.ts';
import type { AttachedFile, Mapped } from './records.ts';

const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;

/** The files inside attachments; those that are only linked (`url`) stay links in the resource. `path` is for the refusal. */
export function filesOf(attachments: readonly Attachment[], path: (index: number) => string): Mapped<AttachedFile[]> {
  const files: AttachedFile[] = [];
  for (const [index, attachment] of attachments.entries()) {
    if (attachment.data === undefined) continue;
    if (!BASE64.test(attachment.data)) return refuse({ code: 'attachment.invalid', path: path(index) });
    files.push({
      contentType: attachment.contentType ?? 'application/octet-stream',
      title: attachment.title ?? null,
      content: Buffer.from(attachment.data, 'base64'),
    });
  }
  return accept(files);
}

/** The resource without the content of its attachments, which is kept as files. Size and hash of the original stay. */
export function withoutContent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutContent);
  if (typeof value !== 'object' || value === null) return value;
  const isAttachment = 'data' in value && typeof value.data === 'string' && ('contentType' in value || 'url' in value || 'hash' in value);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (isAttachment && name === 'data' ? [] : [[name, withoutContent(inner)]])),
  );
}
