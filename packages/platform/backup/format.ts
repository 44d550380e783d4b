import { createHash } from 'node:crypto';
import { z } from 'zod';

/**
 * A backup is gzip over lines of JSON: a header; then each table as one line about it, its rows as the database writes them, and one line with the
 * checksum over the rows; then the stored files in the same way, in pieces of base64; then one line that says the file is whole.
 */
export const formatVersion = 1;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.int().nonnegative();

export const Header = z.object({
  lotse: z.literal('backup'),
  format: z.literal(formatVersion),
  madeAt: z.string(),
  /** Names of the migrations behind the tables; a restore needs exactly these. */
  schema: z.array(z.string()),
  /** Fingerprint of the encryption key: what was sealed with it opens with no other. */
  key: z.string(),
});
export type Header = z.infer<typeof Header>;

export const TableLine = z.object({ lotse: z.literal('table'), name: z.string(), columns: z.array(z.string()), rows: Count });
export type TableLine = z.infer<typeof TableLine>;

/** A stored file is named by the SHA-256 of its content. */
export const FileLine = z.object({ lotse: z.literal('file'), sha256: Sha256, size: Count, pieces: Count });
export type FileLine = z.infer<typeof FileLine>;

/** Closes a table. */
export const EndLine = z.object({ lotse: z.literal('end'), sha256: Sha256 });
export const CompleteLine = z.object({ lotse: z.literal('complete'), tables: Count, files: Count });

export const SectionLine = z.discriminatedUnion('lotse', [TableLine, FileLine, CompleteLine]);

/** Where the parts of an installation are that are not in its database. */
export interface BackupHome {
  filesFolder: string;
  encryptionKey: string;
}

/** Tells keys apart without telling anything of them. */
export function fingerprint(encryptionKey: string): string {
  return createHash('sha256').update('lotse backup').update(encryptionKey).digest('hex').slice(0, 16);
}

/** What a backup held or a restore brought back. */
export interface BackupSummary {
  tables: number;
  rows: number;
  files: number;
}
