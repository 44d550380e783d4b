import { canonicalJson } from '#kernel';

/** A field that differs, as the server answers it with `write.conflict`; without `base` where its history is hidden from the reader. */
export type FieldConflict = { field: string; base?: unknown; yours: unknown; theirs: unknown };

export type Side = 'yours' | 'theirs';

/** A conflict as people meet it: what both changed is to be chosen, what only the others changed is taken over without asking. */
export function splitConflict(fields: readonly FieldConflict[]): { open: FieldConflict[]; theirs: Record<string, unknown> } {
  const open = fields.filter(changedBy('theirs')).filter(changedBy('yours'));
  const onlyTheirs = fields.filter(changedBy('theirs')).filter((conflict) => !changedBy('yours')(conflict));
  return { open, theirs: Object.fromEntries(onlyTheirs.map(({ field, theirs }) => [field, theirs])) };
}

/** What it was is not always known: then each side may have changed it, and somebody is asked. */
const changedBy = (side: Side) => (conflict: FieldConflict) => conflict.base === undefined || !isSame(conflict.base, conflict[side]);

const isSame = (one: unknown, other: unknown): boolean => canonicalJson(one ?? null) === canonicalJson(other ?? null);

/** The values to save: for every field the one of the chosen side. */
export function mixOf(conflicts: readonly FieldConflict[], choice: Readonly<Record<string, Side>>): Record<string, unknown> {
  return Object.fromEntries(conflicts.map((conflict) => [conflict.field, conflict[choice[conflict.field] ?? 'yours']]));
}

/** What is proposed first: a field only one side changed takes that side's value; one both changed keeps yours. */
export function proposedChoice(conflicts: readonly FieldConflict[]): Record<string, Side> {
  return Object.fromEntries(
    conflicts.map((conflict) => [conflict.field, changedBy('theirs')(conflict) && !changedBy('yours')(conflict) ? 'theirs' : 'yours']),
  );
}
