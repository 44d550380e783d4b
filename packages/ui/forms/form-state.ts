import type { z } from 'zod';
import { withoutBlanks } from './field-kind.ts';

/** What stands in the fields of a form: values in the making, so any of them may be missing or half typed. */
export type FormValues = Readonly<Record<string, unknown>>;

export type Checked<Schema extends z.ZodObject> =
  | { ok: true; value: z.output<Schema> }
  | { ok: false; issues: ReadonlyMap<string, z.core.$ZodIssue> };

/** Checks a whole form. The first issue of each field counts, by the path of the field. */
export function checkForm<Schema extends z.ZodObject>(schema: Schema, values: FormValues): Checked<Schema> {
  const result = schema.safeParse(filled(schema, values));
  if (result.success) return { ok: true, value: result.data as z.output<Schema> };
  const issues = new Map<string, z.core.$ZodIssue>();
  for (const issue of result.error.issues) {
    const path = issue.path.join('.');
    if (!issues.has(path)) issues.set(path, issue);
  }
  return { ok: false, issues };
}

/** The fields whose value differs from the first one: what a change has to name. */
export function changesOf(schema: z.ZodObject, initial: FormValues, values: FormValues): Record<string, unknown> {
  const [before, after] = [filled(schema, initial), filled(schema, values)];
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])));
}

/** The value at a path such as "address.city". */
export const valueAt = (values: FormValues, path: string): unknown =>
  path.split('.').reduce<unknown>((inside, step) => (inside as Record<string, unknown> | null | undefined)?.[step], values);

function filled(schema: z.ZodObject, values: FormValues): Record<string, unknown> {
  const shape = schema.shape as Record<string, z.ZodType>;
  return Object.fromEntries(
    Object.entries(shape)
      .map(([name, field]) => [name, withoutBlanks(field, values[name])] as const)
      .filter(([, value]) => value !== undefined),
  );
}
