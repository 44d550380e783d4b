import { z } from 'zod';
import { DataCategory, idOf } from '#kernel';

export const DocumentId = idOf<'DocumentId'>();
export type DocumentId = z.infer<typeof DocumentId>;

export const documentKinds = [
  'signed_plan',
  'consent',
  'report',
  'letter',
  'notice',
  'identification',
  'financial',
  'photo',
  'other',
] as const;
export const DocumentKind = z.enum(documentKinds);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** The largest file that is taken, in bytes: a scan of some hundred pages. */
export const largestFile = 50 * 1024 * 1024;

/** What is said about a file when it is filed. `replaces` names the document it is a newer version of. */
export const NewDocument = z.object({
  id: DocumentId,
  title: z.string().trim().min(1).max(200),
  kind: DocumentKind,
  category: DataCategory,
  replaces: z.uuid().nullable().default(null),
});
export type NewDocument = z.infer<typeof NewDocument>;

/** What can still be put right about a filed document; the file itself never changes. */
export const DocumentChange = NewDocument.pick({ title: true, kind: true, category: true }).partial();
export type DocumentChange = z.infer<typeof DocumentChange>;

export const DocumentView = z.object({
  id: z.uuid(),
  seriesId: z.uuid(),
  number: z.number().int(),
  caseId: z.uuid().nullable(),
  personId: z.uuid(),
  title: z.string(),
  kind: DocumentKind,
  category: DataCategory,
  fileName: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  /** Whether a browser may show it; everything else is only downloaded. */
  canPreview: z.boolean(),
  enteredInError: z.object({ at: z.string(), byName: z.string().nullable(), reason: z.string() }).nullable(),
  createdAt: z.string(),
  createdByName: z.string().nullable(),
  version: z.number().int(),
});
export type DocumentView = z.infer<typeof DocumentView>;
