import fc from 'fast-check';
import { type JsonSchema, type PickId, valuesOf } from './from-schema.ts';
import { hostileValues } from './hostile-values.ts';

type Path = readonly string[];

/** A value that nearly fits: one place of it is gone, doubled, or something hostile. */
export function spoiled(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(values, spoilt).map(([value, spoil]) => spoil(value));
}

/** What spoils one place of a value. */
export const spoilt: fc.Arbitrary<(value: unknown) => unknown> = fc
  .tuple(
    fc.nat(),
    fc.constantFrom('hostile', 'hostile', 'hostile', 'hostile', 'missing', 'more', 'wrapped', 'longer', 'text'),
    fc.constantFrom(...hostileValues),
  )
  .map(([place, how, hostile]) => (value) => {
    const paths = pathsOf(value);
    return changeAt(value, paths[place % paths.length] ?? [], (old) => change(old, how, hostile));
  });

/** What gives some fields of a body other values that fit its schema; ids stay. */
export function varied(schema: JsonSchema, pickId: PickId): fc.Arbitrary<(body: unknown) => unknown> {
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => !/^id$|Ids?$|sha256|token/i.test(name));
  if (fields.length === 0) return fc.constant((body) => body);
  const chosen = fc.subarray(fields, { minLength: 1, maxLength: Math.min(3, fields.length) });
  return chosen
    .chain((some) => fc.record(Object.fromEntries(some.map(([name, of]) => [name, valuesOf(of, pickId, name)])), { noNullPrototype: true }))
    .map((values) => (body) => (typeof body === 'object' && body !== null ? { ...body, ...values } : body));
}

const gone = Symbol('gone');

function change(old: unknown, how: string, hostile: unknown): unknown {
  if (how === 'missing') return gone;
  if (how === 'wrapped') return [old];
  if (how === 'text') return typeof old === 'object' ? JSON.stringify(old) : String(old);
  if (how === 'longer') return Array.isArray(old) ? Array.from({ length: 1_001 }, () => old[0] ?? 0) : `${old}`.repeat(200);
  if (how === 'more' && typeof old === 'object' && old !== null) return { ...old, unknownField: hostile, version: 99, networkId: 'mine' };
  return hostile;
}

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inside]) => pathsOf(inside, [...at, key]))];
}

function changeAt(value: unknown, [step, ...rest]: Path, changed: (old: unknown) => unknown): unknown {
  if (step === undefined) {
    const now = changed(value);
    return now === gone ? undefined : now;
  }
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === step ? changeAt(item, rest, changed) : item));
  return Object.fromEntries(
    Object.entries(value as object).flatMap(([key, inside]) => {
      const now = key === step ? changeAt(inside, rest, changed) : inside;
      return now === undefined ? [] : [[key, now]];
    }),
  );
}
