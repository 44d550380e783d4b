import { z } from 'zod';

/** How a field is drawn when its form does not say otherwise. */
export type FieldKind = 'text' | 'textarea' | 'email' | 'url' | 'number' | 'checkbox' | 'date' | 'choice' | 'choices' | 'money';

/** Texts longer than this get room for several lines. */
const oneLine = 200;

/** Reads off a zod schema how its value is best asked for. */
export function kindOf(schema: z.ZodType): FieldKind {
  const core = unwrap(schema);
  if (core instanceof z.ZodEnum) return 'choice';
  if (core instanceof z.ZodBoolean) return 'checkbox';
  if (core instanceof z.ZodNumber) return 'number';
  if (core instanceof z.ZodArray) return 'choices';
  if (core instanceof z.ZodObject && 'minor' in core.shape && 'currency' in core.shape) return 'money';
  if (core instanceof z.ZodEmail) return 'email';
  if (core instanceof z.ZodURL) return 'url';
  if (core.meta()?.format === 'date') return 'date';
  return core instanceof z.ZodString && (core.maxLength ?? oneLine) > oneLine ? 'textarea' : 'text';
}

/** The values of an enum, in their order; of an array of an enum too. */
export function valuesOf(schema: z.ZodType): readonly string[] {
  const core = unwrap(schema);
  if (core instanceof z.ZodEnum) return core.options.map(String);
  return core instanceof z.ZodArray ? valuesOf(core.element as z.ZodType) : [];
}

/** The longest text the field takes. */
export function longest(schema: z.ZodType): number | undefined {
  const core = unwrap(schema);
  return core instanceof z.ZodString ? (core.maxLength ?? undefined) : undefined;
}

/** Whether the field may stay empty. */
export const isOptional = (schema: z.ZodType): boolean =>
  blankOf(schema) !== notBlank || ['', []].some((empty) => schema.safeParse(empty).success);

const notBlank = Symbol('not blank');

/** What an empty field is: null, nothing at all, or not allowed. */
function blankOf(schema: z.ZodType): null | undefined | typeof notBlank {
  if (schema.safeParse(null).success) return null;
  return schema.safeParse(undefined).success ? undefined : notBlank;
}

/** A value as the schema wants it: an emptied field becomes null or is left out, where the schema allows it. */
export function withoutBlanks(schema: z.ZodType, value: unknown): unknown {
  const isBlank = value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
  if (!isBlank) return value;
  const blank = blankOf(schema);
  return blank === notBlank ? value : blank;
}

/** The schema inside optional, nullable, default and the like. */
function unwrap(schema: z.ZodType): z.ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly
  ) {
    return unwrap(schema.unwrap() as z.ZodType);
  }
  return schema instanceof z.ZodPipe ? unwrap(schema.in as z.ZodType) : schema;
}
