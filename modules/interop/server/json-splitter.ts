/**
 * Splits JSON text into the pieces an import handles one at a time, without building the whole document: the elements of a
 * Bundle's `entry` array, or whole top-level values. It looks at bytes only as far as needed to find the borders; each piece is
 * then checked by JSON.parse. Why not a library: docs/adr/0101-own-json-splitter-for-imports.md.
 */

export interface SplitOptions {
  /** Newline-delimited JSON: one value per line; a broken line does not touch the next one. */
  readonly lines: boolean;
  /** A piece longer than this is dropped while it streams by, and reported. */
  readonly maxPieceBytes: number;
  /** Brackets within brackets; FHIR needs about twenty. */
  readonly maxDepth: number;
}

/** Where something begins: byte offset and 1-based line and column (in bytes) of the decoded text. */
export interface TextPosition {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

export type SplitPiece =
  | {
      readonly type: 'entry' | 'document';
      /** Which top-level value of the file, from 0. */
      readonly document: number;
      /** Which element of `entry`, from 0; absent for the document itself. */
      readonly index?: number;
      /** The text: an element of `entry`, or the whole value with its `entry` array emptied if that was split. */
      readonly bytes: Buffer;
      readonly at: TextPosition;
      /** How many members its objects have as written; more than after parsing means a name occurs twice. */
      readonly members: number;
      /** The part of `bytes` that is the value of the element's `resource` member. */
      readonly resource?: readonly [from: number, to: number];
    }
  | {
      readonly type: 'refused';
      readonly document: number;
      readonly index?: number;
      readonly code: 'json.too-large' | 'json.too-deep';
      readonly at: TextPosition;
    }
  | {
      /** The text cannot be followed any further: to the end of the line, or of the file. */
      readonly type: 'broken';
      readonly document: number;
      readonly index?: number;
      readonly code: 'json.malformed' | 'json.truncated';
      readonly at: TextPosition;
    };

const TAB = 0x09;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const NOTHING = Buffer.alloc(0);
const ENTRY_KEY = /"entry"\s*:\s*$/;
/** How far before `[` the name of its member is looked for: the name and some white space. */
const KEY_WINDOW = 64;
const RESOURCE_KEY = Buffer.from('"resource"');

/** Push the decoded text chunk by chunk, then call `end`; each call answers with the pieces completed by it. */
export class JsonSplitter {
  readonly #options: SplitOptions;
  readonly #brackets: Uint8Array;
  #out: SplitPiece[] = [];

  #buffer: Buffer = NOTHING;
  #bufferOffset = 0;
  #line = 1;
  #lineStart = 0;

  #depth = 0;
  #inString = false;
  #escaped = false;
  #skipping = false;

  #document = 0;
  #documentAt: TextPosition | undefined;
  #documentMembers = 0;
  #documentTooDeep = false;
  #shell: Buffer[] = [];
  #shellBytes = 0;
  #shellFrom = -1;

  #inEntries = false;
  #index = 0;
  #afterComma = false;
  #pieceFrom = -1;
  #pieceAt: TextPosition | undefined;
  #pieceMembers = 0;
  #pieceTooDeep = false;
  #pieceDropped = false;
  #resourceFrom = -1;
  #resourceTo = -1;

  constructor(options: SplitOptions) {
    this.#options = options;
    this.#brackets = new Uint8Array(options.maxDepth + 1);
  }

  push(chunk: Buffer): SplitPiece[] {
    const kept = this.#buffer.length;
    this.#buffer = kept === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
    this.#scan(kept);
    this.#keepOpenPiece();
    return this.#take();
  }

  end(): SplitPiece[] {
    if (this.#documentAt !== undefined) this.#break('json.truncated', this.#buffer.length);
    return this.#take();
  }

  #take(): SplitPiece[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }

  #position(index: number): TextPosition {
    const offset = this.#bufferOffset + index;
    return { offset, line: this.#line, column: offset - this.#lineStart + 1 };
  }

  #scan(start: number): void {
    const buffer = this.#buffer;
    const { lines } = this.#options;
    for (let i = start; i < buffer.length; i += 1) {
      const byte = buffer[i];
      if (byte === NEWLINE) {
        this.#newline(i, lines);
      } else if (this.#skipping) {
        if (!lines) return;
      } else if (this.#inString) {
        i = this.#inner(i);
      } else if (byte === QUOTE) {
        this.#inString = true;
        if (this.#depth <= 2) this.#outer(byte, i);
      } else if (byte === COLON) {
        if (this.#inEntries && this.#depth > 2) this.#pieceMembers += 1;
        else this.#documentMembers += 1;
      } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (this.#depth <= 2) this.#outer(byte, i);
        this.#open(byte, i);
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        this.#close(byte, i);
      } else if (this.#depth <= 2 && byte !== SPACE && byte !== RETURN && byte !== TAB && byte !== undefined) {
        this.#outer(byte, i);
      }
    }
  }

  /** Runs through a string and answers with the index of its last byte seen; a line break stays for the caller. */
  #inner(start: number): number {
    const buffer = this.#buffer;
    let escaped = this.#escaped;
    let i = start;
    for (; i < buffer.length; i += 1) {
      const byte = buffer[i];
      if (byte === NEWLINE) break;
      if (escaped) escaped = false;
      else if (byte === BACKSLASH) escaped = true;
      else if (byte === QUOTE) {
        this.#inString = false;
        this.#escaped = false;
        return i;
      }
    }
    this.#escaped = escaped;
    return i - 1;
  }

  /** A byte at the top, in the document itself or between the elements of `entry`. */
  #outer(byte: number, i: number): void {
    if (this.#depth === 0) {
      if (byte === OPEN_OBJECT) this.#beginDocument(i);
      else this.#break('json.malformed', i);
    } else if (this.#inEntries && this.#depth === 2) {
      if (byte === COMMA) this.#endPiece(i, true);
      else if (this.#pieceFrom < 0) this.#beginPiece(i);
    }
  }

  #open(byte: number, i: number): void {
    if (this.#skipping) return;
    if (this.#depth === 3 && this.#inEntries && byte === OPEN_OBJECT && this.#resourceFrom < 0 && this.#followsResourceKey(i)) {
      this.#resourceFrom = i - this.#pieceFrom;
    }
    this.#depth += 1;
    if (this.#depth <= this.#options.maxDepth) this.#brackets[this.#depth] = byte;
    else if (this.#inEntries) this.#pieceTooDeep = true;
    else this.#documentTooDeep = true;
    if (byte === OPEN_ARRAY && this.#depth === 2 && !this.#inEntries && this.#opensEntries(i)) this.#beginEntries(i);
  }

  #close(byte: number, i: number): void {
    // '{' and '}' are two apart in ASCII, and so are '[' and ']'.
    const matches = this.#depth > this.#options.maxDepth || this.#brackets[this.#depth] === byte - 2;
    if (this.#depth === 0 || !matches) {
      this.#break('json.malformed', i);
      return;
    }
    if (this.#inEntries && this.#depth === 2 && !this.#endEntries(i)) return;
    this.#depth -= 1;
    if (this.#inEntries && this.#depth === 3 && this.#resourceFrom >= 0 && this.#resourceTo < 0) this.#resourceTo = i + 1 - this.#pieceFrom;
    if (this.#depth === 0) this.#endDocument(i);
  }

  #newline(i: number, lines: boolean): void {
    if (lines && this.#documentAt !== undefined) this.#break('json.truncated', i);
    if (lines) this.#skipping = false;
    this.#line += 1;
    this.#lineStart = this.#bufferOffset + i + 1;
  }

  // ---- the document
  #beginDocument(i: number): void {
    this.#documentAt = this.#position(i);
    this.#documentMembers = 0;
    this.#documentTooDeep = false;
    this.#shell = [];
    this.#shellBytes = 0;
    this.#shellFrom = i;
    this.#index = 0;
  }

  #endDocument(i: number): void {
    const at = this.#documentAt ?? this.#position(i);
    this.#keepShell(i + 1);
    const document = this.#document;
    if (this.#documentTooDeep) this.#out.push({ type: 'refused', document, code: 'json.too-deep', at });
    else if (this.#shellBytes > this.#options.maxPieceBytes) this.#out.push({ type: 'refused', document, code: 'json.too-large', at });
    else this.#out.push({ type: 'document', document, bytes: Buffer.concat(this.#shell), at, members: this.#documentMembers });
    this.#forgetDocument();
  }

  #forgetDocument(): void {
    this.#document += 1;
    this.#documentAt = undefined;
    this.#shell = [];
    this.#shellFrom = -1;
    this.#depth = 0;
    this.#inString = false;
    this.#escaped = false;
    this.#inEntries = false;
    this.#forgetPiece();
  }

  /** Takes the document's own text up to `end` aside; beyond the limit only its length is kept. */
  #keepShell(end: number): void {
    if (this.#shellFrom < 0) return;
    this.#shellBytes += end - this.#shellFrom;
    if (this.#shellBytes <= this.#options.maxPieceBytes) this.#shell.push(Buffer.from(this.#buffer.subarray(this.#shellFrom, end)));
    else this.#shell = [];
    this.#shellFrom = -1;
  }

  // ---- the entry array
  /** Only a Bundle's `entry` is split: `List.entry` and others are part of their resource. */
  #opensEntries(i: number): boolean {
    const here = this.#buffer.subarray(this.#shellFrom, i);
    const tail = here.length < KEY_WINDOW ? Buffer.concat([...this.#shell, here]).subarray(-KEY_WINDOW) : here.subarray(-KEY_WINDOW);
    if (!ENTRY_KEY.test(tail.toString('latin1'))) return false;
    if (this.#shellBytes + here.length > this.#options.maxPieceBytes) return true;
    return mayBeBundle(`${Buffer.concat([...this.#shell, here]).toString('utf8')}[]}`);
  }

  #beginEntries(i: number): void {
    this.#keepShell(i + 1);
    this.#inEntries = true;
    this.#afterComma = false;
  }

  #endEntries(i: number): boolean {
    if (this.#pieceFrom >= 0 || this.#pieceDropped) this.#endPiece(i, false);
    else if (this.#afterComma) {
      this.#break('json.malformed', i);
      return false;
    }
    this.#inEntries = false;
    this.#shellFrom = i;
    return true;
  }

  #beginPiece(i: number): void {
    if (this.#pieceDropped) return;
    this.#pieceFrom = i;
    this.#pieceAt = this.#position(i);
    this.#afterComma = false;
  }

  #endPiece(i: number, afterComma: boolean): void {
    if (this.#pieceFrom < 0 && !this.#pieceDropped) {
      this.#break('json.malformed', i);
      return;
    }
    const document = this.#document;
    const index = this.#index;
    const at = this.#pieceAt ?? this.#position(i);
    if (this.#pieceTooDeep) this.#out.push({ type: 'refused', document, index, code: 'json.too-deep', at });
    else if (this.#pieceDropped || i - this.#pieceFrom > this.#options.maxPieceBytes)
      this.#out.push({ type: 'refused', document, index, code: 'json.too-large', at });
    else {
      const bytes = this.#buffer.subarray(this.#pieceFrom, i);
      const resource = this.#resourceTo > 0 ? ([this.#resourceFrom, this.#resourceTo] as const) : undefined;
      this.#out.push({ type: 'entry', document, index, bytes, at, members: this.#pieceMembers, ...(resource && { resource }) });
    }
    this.#index += 1;
    this.#forgetPiece();
    this.#afterComma = afterComma;
  }

  #forgetPiece(): void {
    this.#pieceFrom = -1;
    this.#pieceAt = undefined;
    this.#pieceMembers = 0;
    this.#pieceTooDeep = false;
    this.#pieceDropped = false;
    this.#resourceFrom = -1;
    this.#resourceTo = -1;
    this.#afterComma = false;
  }

  #followsResourceKey(i: number): boolean {
    if (this.#pieceFrom < 0) return false;
    const end = this.#lastInk(this.#lastInk(i, COLON), QUOTE);
    const from = end - RESOURCE_KEY.length + 1;
    return from > this.#pieceFrom && this.#buffer.compare(RESOURCE_KEY, 0, RESOURCE_KEY.length, from, end + 1) === 0;
  }

  /** The index of the last byte before `i` that is not white space, if it is `expected`; else -1. */
  #lastInk(i: number, expected: number): number {
    let at = i - 1;
    while (at > this.#pieceFrom && isWhite(this.#buffer[at])) at -= 1;
    return this.#buffer[at] === expected ? at : -1;
  }

  // ---- giving up, and going on with the next chunk
  #break(code: 'json.malformed' | 'json.truncated', i: number): void {
    const index = this.#inEntries ? { index: this.#index } : {};
    this.#out.push({ type: 'broken', document: this.#document, ...index, code, at: this.#position(i) });
    this.#forgetDocument();
    this.#skipping = true;
  }

  #keepOpenPiece(): void {
    const end = this.#buffer.length;
    if (this.#shellFrom >= 0) this.#keepShell(end);
    const shellIsOpen = this.#documentAt !== undefined && !this.#inEntries;
    if (this.#pieceFrom >= 0 && end - this.#pieceFrom > this.#options.maxPieceBytes) {
      this.#pieceDropped = true;
      this.#pieceFrom = -1;
      this.#resourceFrom = -1;
    }
    const keepFrom = this.#pieceFrom >= 0 ? this.#pieceFrom : end;
    this.#buffer = keepFrom === end ? NOTHING : this.#buffer.subarray(keepFrom);
    this.#bufferOffset += keepFrom;
    if (this.#pieceFrom >= 0) this.#pieceFrom = 0;
    if (shellIsOpen) this.#shellFrom = this.#buffer.length;
  }
}

function isWhite(byte: number | undefined): boolean {
  return byte === SPACE || byte === NEWLINE || byte === RETURN || byte === TAB;
}

/** Whether the beginning of a document says nothing else than that it is a Bundle; its type may follow after the entries. */
function mayBeBundle(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value !== 'object' || value === null || !('resourceType' in value) || value.resourceType === 'Bundle';
  } catch {
    return true;
  }
}
