import { accept, type Decision, refuse } from '#kernel';

/** What a file is, found in its bytes. `preview`: a browser shows it without running anything in it. */
export interface MediaType {
  readonly mediaType: string;
  readonly extension: string;
  readonly preview: boolean;
}

type TypeRefusal = { readonly code: 'document.empty' } | { readonly code: 'document.type-not-taken' };

/**
 * Finds the type of a file in its first bytes, whatever its name or sender says. Refuses what is empty or none of the types that are taken:
 * anything that could run (HTML, SVG, programs, macros) is not among them.
 */
export function mediaTypeOf(head: Uint8Array): Decision<MediaType, TypeRefusal> {
  if (head.length === 0) return refuse({ code: 'document.empty' });
  const found = signatures.find(({ matches }) => matches(head))?.type ?? zipped(head) ?? plainText(head);
  return found ? accept(found) : refuse({ code: 'document.type-not-taken' });
}

const previewed = (mediaType: string, extension: string): MediaType => ({ mediaType, extension, preview: true });
const downloaded = (mediaType: string, extension: string): MediaType => ({ mediaType, extension, preview: false });

const signatures: readonly { readonly type: MediaType; readonly matches: (head: Uint8Array) => boolean }[] = [
  { type: previewed('application/pdf', 'pdf'), matches: (head) => has(head, 0, '%PDF-') },
  { type: previewed('image/png', 'png'), matches: (head) => has(head, 0, '\x89PNG\r\n\x1a\n') },
  { type: previewed('image/jpeg', 'jpg'), matches: (head) => has(head, 0, '\xff\xd8\xff') },
  { type: previewed('image/webp', 'webp'), matches: (head) => has(head, 0, 'RIFF') && has(head, 8, 'WEBP') },
  { type: previewed('image/gif', 'gif'), matches: (head) => has(head, 0, 'GIF87a') || has(head, 0, 'GIF89a') },
  {
    type: downloaded('image/heic', 'heic'),
    matches: (head) => has(head, 4, 'ftyp') && ['heic', 'heix', 'mif1'].some((brand) => has(head, 8, brand)),
  },
  { type: downloaded('image/tiff', 'tiff'), matches: (head) => has(head, 0, 'II*\0') || has(head, 0, 'MM\0*') },
  { type: downloaded('application/rtf', 'rtf'), matches: (head) => has(head, 0, '{\\rtf') },
];

const previewedTypes = new Set([
  'text/plain; charset=utf-8',
  ...signatures.filter(({ type }) => type.preview).map(({ type }) => type.mediaType),
]);

const openDocument = 'application/vnd.oasis.opendocument.';
const officeOpen = 'application/vnd.openxmlformats-officedocument.';
const zipTypes: readonly (readonly [mark: string, type: MediaType])[] = [
  [`mimetype${openDocument}text`, downloaded(`${openDocument}text`, 'odt')],
  [`mimetype${openDocument}spreadsheet`, downloaded(`${openDocument}spreadsheet`, 'ods')],
  ['word/', downloaded(`${officeOpen}wordprocessingml.document`, 'docx')],
  ['xl/', downloaded(`${officeOpen}spreadsheetml.sheet`, 'xlsx')],
];

/** Office documents are ZIP archives told apart by the names inside; one that carries macros is not taken. */
function zipped(head: Uint8Array): MediaType | undefined {
  if (!has(head, 0, 'PK\x03\x04')) return undefined;
  const names = latin1(head);
  if (names.includes('vbaProject.bin')) return undefined;
  return zipTypes.find(([mark]) => names.includes(mark))?.[1];
}

/** UTF-8 without control characters and without anything a browser might take for a page. */
function plainText(head: Uint8Array): MediaType | undefined {
  const text = utf8(head);
  const isText = text !== undefined && !hasControls(text) && !/^\s*<(?:!doctype|\?xml|[a-z])/i.test(text);
  return isText ? previewed('text/plain; charset=utf-8', 'txt') : undefined;
}

/** The end of the head may cut a character in two: what is begun there may go on, what is wrong anywhere may not. */
function utf8(head: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
  } catch {
    return undefined;
  }
}

function hasControls(text: string): boolean {
  return [...text].some((character) => (character.codePointAt(0) ?? 0) < 32 && !'\t\n\r\f'.includes(character));
}

function has(head: Uint8Array, at: number, text: string): boolean {
  return latin1(head.subarray(at, at + text.length)) === text;
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

/** Whether a browser may show files of this type; nothing in them can run. */
export function isPreviewed(mediaType: string): boolean {
  return previewedTypes.has(mediaType);
}

/** A name that is safe to offer for saving on any system: no path, no control or reserved characters, the extension of what the file really is. */
export function safeFileName(given: string, extension: string): string {
  const base = given.split(/[/\\]/).at(-1) ?? '';
  const stem = [...base.replace(/\.[^.]*$/, '')]
    .map((character) => ((character.codePointAt(0) ?? 0) < 32 || '<>:"|?*%'.includes(character) ? ' ' : character))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 200);
  return `${stem || 'document'}.${extension}`;
}
