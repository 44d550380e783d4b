import { isUtf8 } from 'node:buffer';
import { jsonVerifier } from 'stream-json/core/utils/verifier.js';
import { accept, type Decision, refuse } from '#kernel';

export type JsonRefusal =
  | { readonly code: 'json.malformed' /** bytes from the beginning of the text */; readonly offset: number }
  | { readonly code: 'json.encoding' }
  | { readonly code: 'json.repeated-member' }
  | { readonly code: 'json.forbidden-member' }
  | { readonly code: 'json.unusable-character' }
  | { readonly code: 'json.unusable-number' };

/**
 * Parses one piece of JSON strictly. Besides syntax it refuses what would be lost or changed silently further on: bytes that are
 * not UTF-8, a member that occurs twice in one object (`members` is the number written), NUL and half characters, which neither
 * FHIR nor PostgreSQL can hold, and numbers beyond double precision.
 */
export function parseChecked(bytes: Buffer, members: number): Decision<unknown, JsonRefusal> {
  if (!isUtf8(bytes)) return refuse({ code: 'json.encoding' });
  const text = bytes.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse({ code: 'json.malformed', offset: offsetOfFlaw(text) });
  }
  const inspection: Inspection = { members: 0, flaw: undefined, characters: ESCAPES.some((sequence) => bytes.includes(sequence)) };
  inspect(value, inspection);
  if (inspection.flaw !== undefined) return refuse({ code: inspection.flaw });
  if (inspection.members !== members) return refuse({ code: 'json.repeated-member' });
  return accept(value);
}

/** Only text with one of these may hold NUL or half a character. */
const ESCAPES = ['\\u0000', '\\ud', '\\uD'].map((sequence) => Buffer.from(sequence));

interface Inspection {
  members: number;
  flaw: 'json.forbidden-member' | 'json.unusable-character' | 'json.unusable-number' | undefined;
  readonly characters: boolean;
}

/** Counts the members of all objects of a value and finds what must not be in it. Depth is bounded by the splitter. */
function inspect(value: unknown, found: Inspection): void {
  if (typeof value === 'string') {
    if (found.characters && !isUsable(value)) found.flaw = 'json.unusable-character';
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) found.flaw = 'json.unusable-number';
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) inspect(value[index], found);
  } else if (typeof value === 'object' && value !== null) {
    for (const name in value) {
      found.members += 1;
      if (name === '__proto__') found.flaw = 'json.forbidden-member';
      if (found.characters && !isUsable(name)) found.flaw = 'json.unusable-character';
      inspect((value as Record<string, unknown>)[name], found);
    }
  }
}

function isUsable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** Where the syntax goes wrong, in bytes. V8 does not always say, and its message may quote the record, so it is looked up anew. */
function offsetOfFlaw(text: string): number {
  try {
    // The verifier waits for more behind a literal or number at the end; white space decides it.
    jsonVerifier()(text + ' '.repeat(32));
  } catch (error) {
    if (error instanceof Error && 'offset' in error) return Buffer.byteLength(text.slice(0, Number(error.offset)));
  }
  return Buffer.byteLength(text);
}
