import { stringify } from 'csv-stringify/sync';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

export const ExportFormat = z.enum(['csv', 'xlsx']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/**
 * What every export is asked: the format, and which columns of the list. `?columns=name,city` are those shown on the screen; without it all of them.
 * Spread it into the filter of the list.
 */
export function exportQuery<Key extends string>(keys: readonly [Key, ...Key[]]) {
  const columns = z.preprocess((text) => (typeof text === 'string' ? text.split(',') : text), z.array(z.enum(keys)).min(1));
  return { format: ExportFormat.default('csv'), columns: columns.default([...keys]) };
}

export interface ExportColumn<Row> {
  readonly header: string;
  readonly value: (row: Row) => string | number | null;
}

/** Sends the rows as a file. Cells that a spreadsheet would run as a formula are made plain text (CWE-1236), also behind blanks and in full width. */
export async function sendTable<Row>(
  reply: FastifyReply,
  of: { name: string; format: ExportFormat; columns: readonly ExportColumn<Row>[]; rows: readonly Row[] },
) {
  const lines = of.rows.map((row) => of.columns.map((column) => column.value(row)));
  const headers = of.columns.map((column) => column.header);
  reply
    .header('content-disposition', `attachment; filename="${of.name.replace(/[^a-z0-9-]/gi, '-')}.${of.format}"`)
    .header('cache-control', 'no-store');
  if (of.format === 'csv') {
    reply.type('text/csv; charset=utf-8');
    return reply.serializer(String).send(`\uFEFF${stringify([headers, ...lines.map((line) => line.map(harmless))])}`);
  }
  const sheet = [
    headers.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...lines.map((line) => line.map((value) => ({ value: harmless(value) ?? '' }))),
  ];
  // Read when somebody wants a sheet: a server that starts has no use for it.
  const { default: writeExcel } = await import('write-excel-file/node');
  const buffer = await writeExcel(sheet as never).toBuffer();
  reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  return reply.serializer((content: unknown) => content as string).send(buffer);
}

/** A cell that no spreadsheet takes for a formula. */
export function harmless(value: string | number | null): string | number | null {
  return typeof value === 'string' && /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(value) ? `'${value}` : value;
}
