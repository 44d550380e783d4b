import { accept, type Decision, refuse } from '#kernel';
import { type JsonRefusal, parseChecked } from './checked-json.ts';
import { type FileRefusal, type ImportFile, readText } from './import-files.ts';
import { JsonSplitter, type SplitPiece, type TextPosition } from './json-splitter.ts';

/** A resource as JSON; what else it must have is the mappers' business. */
export type FhirResource = { readonly resourceType: string } & Readonly<Record<string, unknown>>;

export type ReadRefusal =
  | JsonRefusal
  | FileRefusal
  | { readonly code: 'json.too-large' | 'json.too-deep' | 'json.truncated' }
  | { readonly code: 'entry.no-resource' | 'resource.no-type' };

export type FhirRead =
  | {
      readonly kind: 'resource';
      readonly file: string;
      /** Where it stands: `entry[12].resource`, `line 7`, `$` for the whole file. */
      readonly path: string;
      readonly fullUrl?: string;
      readonly resource: FhirResource;
      /** The resource as written, decimals with all their digits. */
      readonly text: Buffer;
    }
  | {
      readonly kind: 'problem';
      readonly file: string;
      readonly path: string;
      readonly code: ReadRefusal['code'];
      readonly at?: TextPosition;
    };

export interface ReadOptions {
  readonly onBytes?: (bytes: number) => void;
  readonly maxResourceBytes?: number;
  /** What may come out of a compressed file. */
  readonly mostUnpacked?: number;
}

const MAX_RESOURCE_BYTES = 32 * 1024 * 1024;
const MAX_DEPTH = 100;

/**
 * All resources of a file, one after the other, in constant memory: Bundles of any type, newline-delimited resources or Bundles,
 * single resources, and several of them in a row. What cannot be read comes as a problem in its place; what can be read goes on.
 */
export async function* readFhirFile(file: ImportFile, options: ReadOptions = {}): AsyncGenerator<FhirRead> {
  const splitter = new JsonSplitter({
    lines: file.lines,
    maxPieceBytes: options.maxResourceBytes ?? MAX_RESOURCE_BYTES,
    maxDepth: MAX_DEPTH,
  });
  for await (const chunk of readText(file.path, options.onBytes ?? (() => undefined), options.mostUnpacked)) {
    if (!Buffer.isBuffer(chunk)) {
      yield { kind: 'problem', file: file.name, path: '$', code: chunk.code };
      if (chunk.code.startsWith('gzip.')) return;
      continue;
    }
    for (const piece of splitter.push(chunk)) {
      yield* readPiece(file, piece);
      if (piece.type === 'broken' && !file.lines) return;
    }
  }
  for (const piece of splitter.end()) yield* readPiece(file, piece);
}

function* readPiece(file: ImportFile, piece: SplitPiece): Generator<FhirRead> {
  const path = pathOf(file, piece);
  if (piece.type === 'refused' || piece.type === 'broken') {
    yield { kind: 'problem', file: file.name, path, code: piece.code, at: piece.at };
    return;
  }
  const parsed = parseChecked(piece.bytes, piece.members);
  if (!parsed.ok) {
    const at = parsed.refusal.code === 'json.malformed' ? positionIn(piece.bytes, parsed.refusal.offset, piece.at) : piece.at;
    yield { kind: 'problem', file: file.name, path, code: parsed.refusal.code, at };
    return;
  }
  yield* piece.type === 'entry' ? readEntry(file, piece, path, parsed.value) : readDocument(file, piece, path, parsed.value);
}

function* readEntry(
  file: ImportFile,
  piece: SplitPiece & { type: 'entry' | 'document' },
  path: string,
  entry: unknown,
): Generator<FhirRead> {
  const inner = isObject(entry) ? entry.resource : undefined;
  if (!isObject(entry) || !isObject(inner)) {
    yield { kind: 'problem', file: file.name, path, code: 'entry.no-resource', at: piece.at };
    return;
  }
  const text = piece.resource ? piece.bytes.subarray(...piece.resource) : Buffer.from(JSON.stringify(inner));
  const fullUrl = typeof entry.fullUrl === 'string' && entry.fullUrl !== '' ? { fullUrl: entry.fullUrl } : {};
  yield* readResource(file, piece, `${path}.resource`, inner, { text, ...fullUrl });
}

/** The rest of a Bundle whose entries were read holds nothing to import; anything else is itself the resource. */
function* readDocument(
  file: ImportFile,
  piece: SplitPiece & { type: 'entry' | 'document' },
  path: string,
  value: unknown,
): Generator<FhirRead> {
  if (!isObject(value) || value.resourceType !== 'Bundle') yield* readResource(file, piece, path, value, { text: piece.bytes });
}

function* readResource(
  file: ImportFile,
  piece: SplitPiece,
  path: string,
  value: unknown,
  rest: { text: Buffer; fullUrl?: string },
): Generator<FhirRead> {
  const typed = typedResource(value);
  if (typed.ok) yield { kind: 'resource', file: file.name, path, resource: typed.value, ...rest };
  else yield { kind: 'problem', file: file.name, path, code: typed.refusal.code, at: piece.at };
}

function typedResource(value: unknown): Decision<FhirResource, { code: 'resource.no-type' }> {
  if (!isObject(value) || typeof value.resourceType !== 'string' || value.resourceType === '') return refuse({ code: 'resource.no-type' });
  return accept(value as FhirResource);
}

function pathOf(file: ImportFile, piece: SplitPiece): string {
  const entry = piece.index === undefined ? '' : `entry[${piece.index}]`;
  if (file.lines) return `line ${piece.at.line} ${entry}`.trimEnd();
  if (piece.document > 0) return `[${piece.document}] ${entry}`.trimEnd();
  return entry === '' ? '$' : entry;
}

/** Turns a place within a piece into a place in the file. */
function positionIn(bytes: Buffer, offset: number, start: TextPosition): TextPosition {
  const before = bytes.subarray(0, offset);
  const lineBreak = before.lastIndexOf(0x0a);
  if (lineBreak < 0) return { offset: start.offset + offset, line: start.line, column: start.column + offset };
  let lines = 0;
  for (let at = before.indexOf(0x0a); at >= 0; at = before.indexOf(0x0a, at + 1)) lines += 1;
  return { offset: start.offset + offset, line: start.line + lines, column: offset - lineBreak };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
