/** A field both sides changed, as the server answers it with `write.conflict`. */
export type FieldConflict = { field: string; base: unknown; yours: unknown; theirs: unknown };

export type Side = 'yours' | 'theirs';

/** The values to save: for every field the one of the chosen side. */
export function mixOf(conflicts: readonly FieldConflict[], choice: Readonly<Record<string, Side>>): Record<string, unknown> {
  return Object.fromEntries(conflicts.map((conflict) => [conflict.field, conflict[choice[conflict.field] ?? 'yours']]));
}

/** What is proposed first: a field only one side changed takes that side's value; one both changed keeps yours. */
export function proposedChoice(conflicts: readonly FieldConflict[]): Record<string, Side> {
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  return Object.fromEntries(
    conflicts.map(({ field, base, yours, theirs }) => [field, isSame(base, yours) && !isSame(base, theirs) ? 'theirs' : 'yours']),
  );
}
