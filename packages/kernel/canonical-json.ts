import canonicalize from 'canonicalize';

/**
 * JSON with one spelling per value (RFC 8785), so that two machines hash the same bytes. Throws a TypeError that names the
 * place for anything JSON cannot carry: undefined, NaN, infinities, bigint, functions, class instances, broken surrogates.
 * Such a value would vanish silently and the journal's hash would no longer prove the whole event.
 */
export function canonicalJson(value: unknown): string {
  requireJson(value, '$');
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value: $');
  return text;
}

function requireJson(value: unknown, path: string): void {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (typeof value === 'string' && value.isWellFormed()) return;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) requireJson(value[index], `${path}[${index}]`);
    return;
  }
  if (isPlainObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      requireJson(key, `${path}.<key>`);
      requireJson(member, `${path}.${key}`);
    }
    return;
  }
  throw new TypeError(`not a JSON value: ${path}`);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
