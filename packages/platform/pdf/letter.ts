import { makePdf, type PdfFrame } from './make-pdf.ts';

/** A letter ready to be set: its title is the subject, the header stands on later pages only. */
export interface LetterSheet extends PdfFrame {
  /** Who writes: the name, then where and how to reach them. */
  readonly sender: readonly string[];
  /** The lines in the window of the envelope. */
  readonly address: readonly string[];
  readonly date: string;
  readonly blocks: readonly { readonly kind: 'lines' | 'list'; readonly lines: readonly string[] }[];
  readonly closing: string;
  /** Below the room for a signature. */
  readonly signatory: readonly string[];
}

/** A letter as a tagged PDF, with its address where a window envelope shows it. Refuses `pdf.unavailable`. */
export function makeLetterPdf(sheet: LetterSheet): Buffer {
  return makePdf(new URL('./letter.typ', import.meta.url), sheet);
}
