import type { Reference } from './datatypes.ts';

/**
 * A reference in one spelling, so that both sides of it can be compared: `urn:uuid:…` for anything with a UUID, wherever it
 * came from (a UUID names the same thing on every server), `<base>|Type/id` for the ids of a server, `Type?system|value` for
 * identifiers, `#id` for a contained resource.
 */
export type ReferenceKey = string;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const URN_UUID = /^urn:uuid:(.+)$/i;
const LITERAL = /^(?:(.*)\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/;
const CONDITIONAL = /^([A-Z][A-Za-z]+)\?(?:.*&)?identifier=([^&]+)/;

/** Two servers may use the same short ids; `base` is the server's address, or what the import was told to call the source. */
export function referenceKey(reference: Reference | undefined, base: string, expectedType?: string): ReferenceKey | null {
  if (reference?.reference !== undefined) return literalKey(reference.reference, base);
  const { system, value } = reference?.identifier ?? {};
  const type = reference?.type ?? expectedType;
  return value !== undefined && type !== undefined ? identifierKey(type, system, value) : null;
}

/** The key of a reference text; null if it names nothing that could be found. */
export function literalKey(text: string, base: string): ReferenceKey | null {
  if (text.startsWith('#')) return text;
  const urn = URN_UUID.exec(text)?.[1];
  if (urn !== undefined) return uuidKey(urn);
  const [, identifierType, token] = CONDITIONAL.exec(text) ?? [];
  if (identifierType !== undefined && token !== undefined) return tokenKey(identifierType, token);
  const [, server, type, id] = LITERAL.exec(text) ?? [];
  return type === undefined || id === undefined ? null : resourceKey(type, id, server ?? base);
}

/** The key of a resource by its own id. */
export function resourceKey(type: string, id: string, base: string): ReferenceKey {
  return UUID.test(id) ? uuidKey(id) : `${base}|${type}/${id}`;
}

/** The key of something known by an identifier; without system as in the search `identifier=|value`. */
export function identifierKey(type: string, system: string | undefined, value: string): ReferenceKey {
  return `${type}?${system ?? ''}|${value}`;
}

/** The key a resource is known by: its full URL, or its own id. `also` holds a second one where the two differ. */
export function keysOf(
  resource: { resourceType: string; id?: unknown },
  fullUrl: string | undefined,
  base: string,
): { key: ReferenceKey | null; also: ReferenceKey | null } {
  const byUrl = fullUrl === undefined ? null : literalKey(fullUrl, base);
  const server = fullUrl === undefined ? undefined : LITERAL.exec(fullUrl)?.[1];
  const byId =
    typeof resource.id === 'string' && resource.id !== '' ? resourceKey(resource.resourceType, resource.id, server ?? base) : null;
  const usable = byUrl?.startsWith('#') ? null : byUrl;
  return { key: usable ?? byId, also: usable !== null && byId !== null && byId !== usable ? byId : null };
}

/** The address of the server in a full URL, against which the entry's relative references are to be read. */
export function baseOf(fullUrl: string | undefined): string | undefined {
  const server = fullUrl === undefined ? undefined : LITERAL.exec(fullUrl)?.[1];
  return server === '' ? undefined : server;
}

function uuidKey(id: string): ReferenceKey {
  return `urn:uuid:${id.toLowerCase()}`;
}

function tokenKey(type: string, token: string): ReferenceKey | null {
  const text = decode(token);
  const bar = text.indexOf('|');
  return bar < 0 ? identifierKey(type, undefined, text) : identifierKey(type, text.slice(0, bar) || undefined, text.slice(bar + 1));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
