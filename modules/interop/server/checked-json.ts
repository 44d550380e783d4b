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
  const suspicious = bytes.includes('\\u0000') || bytes.includes('\\ud') || bytes.includes('\\uD');
  const found = inspect(value, suspicious);
  if (typeof found === 'string') return refuse({ code: found });
  if (found !== members) return refuse({ code: 'json.repeated-member' });
  return accept(value);
}

type Flaw = 'json.forbidden-member' | 'json.unusable-character' | 'json.unusable-number';

/** The number of members in all objects of a value, or what is wrong with it. Depth is bounded by the splitter. */
function inspect(value: unknown, characters: boolean): number | Flaw {
  if (typeof value === 'string') return characters && !isUsable(value) ? 'json.unusable-character' : 0;
  if (typeof value === 'number') return Number.isFinite(value) ? 0 : 'json.unusable-number';
  if (typeof value !== 'object' || value === null) return 0;
  let members = 0;
  for (const name in value) {
    if (name === '__proto__') return 'json.forbidden-member';
    if (characters && !isUsable(name)) return 'json.unusable-character';
    const inner = inspect((value as Record<string, unknown>)[name], characters);
    if (typeof inner === 'string') return inner;
    members += inner;
    if (!Array.isArray(value)) members += 1;
  }
  return members;
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
