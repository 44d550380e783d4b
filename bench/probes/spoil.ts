import fc from 'fast-check';
import { hostileValues } from './hostile-values.ts';

type Path = readonly string[];

/** A value that nearly fits: one place of it is gone, doubled, or something hostile. */
export function spoiled(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(
      values,
      fc.nat(),
      fc.constantFrom('hostile', 'hostile', 'hostile', 'missing', 'more', 'wrapped'),
      fc.constantFrom(...hostileValues),
    )
    .map(([value, place, how, hostile]) => {
      const paths = pathsOf(value);
      const path = paths[place % paths.length] ?? [];
      return changeAt(value, path, (old) => change(old, how, hostile));
    });
}

const gone = Symbol('gone');

function change(old: unknown, how: string, hostile: unknown): unknown {
  if (how === 'missing') return gone;
  if (how === 'wrapped') return [old];
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
