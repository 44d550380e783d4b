import { inflateSync } from 'node:zlib';

/** What a PDF of ours says, read out page by page in the order it was written: enough of the format for the documents we make. */
export function readPdfText(pdf: Buffer): string {
  const objects = readObjects(pdf);
  const fonts = new Map<string, Map<string, string>>();
  for (const { dictionary } of objects.values())
    for (const [, name = '', font = ''] of dictionary.matchAll(/\/(f\d+) (\d+) 0 R/g)) fonts.set(name, charactersOf(objects, font));
  return [...objects.values()]
    .map(({ stream }) => stream.toString('latin1'))
    .filter((stream) => /\bBT\b/.test(stream))
    .map((stream) => textOf(stream, fonts).replace(/ +/g, ' '))
    .join('\n');
}

interface PdfObject {
  readonly dictionary: string;
  readonly stream: Buffer;
}

function readObjects(pdf: Buffer): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  for (const [, id = '', body = ''] of pdf.toString('latin1').matchAll(/(\d+) 0 obj(.*?)endobj/gs)) {
    const [, dictionary = body, raw] = /^(.*?)stream\r?\n(.*?)\r?\nendstream/s.exec(body) ?? [];
    const bytes = Buffer.from(raw ?? '', 'latin1');
    objects.set(id, { dictionary, stream: /FlateDecode/.test(dictionary) ? inflateSync(bytes) : bytes });
  }
  return objects;
}

/** From the glyph numbers of a font to the characters they show, by its ToUnicode map. */
function charactersOf(objects: Map<string, PdfObject>, font: string): Map<string, string> {
  const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.dictionary ?? '')?.[1] ?? '';
  const cmap = objects.get(map)?.stream.toString('latin1') ?? '';
  const characters = new Map<string, string>();
  for (const [, block = ''] of cmap.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, glyph = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) characters.set(glyph.toLowerCase(), utf16(text));
  return characters;
}

function textOf(stream: string, fonts: Map<string, Map<string, string>>): string {
  let characters = new Map<string, string>();
  let text = '';
  for (const [token, font] of stream.matchAll(/\/(f\d+) [\d.]+ Tf|\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|<[0-9a-fA-F]+>|\bET\b/gs)) {
    if (font) characters = fonts.get(font) ?? characters;
    else if (token === 'ET') text += ' ';
    else
      text += glyphsOf(token)
        .map((glyph) => characters.get(glyph) ?? '')
        .join('');
  }
  return text;
}

/** Strings hold two bytes per glyph, written out (brackets in pairs need no escape) or in hexadecimal. */
function glyphsOf(token: string): string[] {
  const hex = token.startsWith('<') ? token.slice(1, -1) : Buffer.from(withoutEscapes(token.slice(1, -1)), 'latin1').toString('hex');
  return hex.toLowerCase().match(/.{4}/g) ?? [];
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function withoutEscapes(text: string): string {
  return text.replace(/\\([0-7]{1,3}|.)/gs, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
  );
}

function utf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}
