import type { z } from 'zod';
import { accept, refuse } from '#kernel';
import { categoryOf, type Evidence } from './category.ts';
import type { CodeableConcept, Coding, Quantity, Reference } from './datatypes.ts';
import type { Coded, EntryValue, HealthEntry, MapContext, Mapped, MapRefusal } from './records.ts';
import { referenceKey } from './references.ts';

/** The resource with the shape a mapper needs, or the first element that is missing or wrong. */
export function checked<Schema extends z.ZodType>(schema: Schema, resource: unknown): Mapped<z.output<Schema>> {
  const parsed = schema.safeParse(resource);
  if (parsed.success) return accept(parsed.data) as Mapped<z.output<Schema>>;
  const path = parsed.error.issues[0]?.path ?? [];
  return refuse({ code: at(resource, path) === undefined ? 'field.missing' : 'field.invalid', path: pathText(path) });
}

export function missing(path: string): Mapped<never> {
  return refuse({ code: 'field.missing', path } satisfies MapRefusal);
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );
}

function pathText(path: readonly PropertyKey[]): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`)).join('');
}

/** The main code of a concept: the first that has one, with the name a person gave it, else the code system's. */
export function codedOf(concept: CodeableConcept | undefined): Coded | null {
  const coding = concept?.coding?.find((candidate) => candidate.code !== undefined);
  const named = concept?.coding?.find((candidate) => candidate.display !== undefined);
  const display = text(concept?.text) ?? text(coding?.display) ?? text(named?.display) ?? coding?.code;
  return display === undefined ? null : { system: coding?.system ?? null, code: coding?.code ?? null, display };
}

/** The code alone, for status and section columns: `final`, `vital-signs`, `AMB`. */
export function codeOf(concepts: readonly (CodeableConcept | undefined)[] | undefined): string | null {
  for (const concept of concepts ?? []) {
    const code = concept?.coding?.find((coding) => coding.code !== undefined)?.code ?? text(concept?.text);
    if (code !== undefined) return code;
  }
  return null;
}

/** Text with something in it. */
export function text(value: string | null | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed === '' ? undefined : trimmed;
}

export function quantityValue(quantity: Quantity): EntryValue {
  const unit = quantity.unit ?? quantity.code ?? null;
  if (quantity.value === undefined) return { text: null, number: null, unit };
  return { text: quantity.comparator ?? null, number: quantity.value, unit };
}

/** A quantity in one piece of text, for summaries of several. */
export function quantityText(quantity: Quantity): string {
  const number = quantity.value === undefined ? '' : String(Math.round(quantity.value * 100) / 100);
  return [`${quantity.comparator ?? ''}${number}`, quantity.unit ?? quantity.code].filter(Boolean).join(' ');
}

export function textValue(value: string | null | undefined): EntryValue | null {
  const content = text(value);
  return content === undefined ? null : { text: shortened(content), number: null, unit: null };
}

const SUMMARY_LENGTH = 1000;

/** A list shows a line, not a page; the whole stays in the resource. */
export function shortened(content: string): string {
  return content.length <= SUMMARY_LENGTH ? content : `${content.slice(0, SUMMARY_LENGTH - 1).trimEnd()}…`.toWellFormed();
}

export function keyOf(reference: Reference | undefined, context: MapContext, type?: string): string | null {
  return referenceKey(reference, context.base, type);
}

const named = {
  Practitioner: /[|]Practitioner(Role)?\/|^Practitioner(Role)?\?/,
  Organization: /[|]Organization\/|^Organization\?/,
};

/** The key of the first reference to something of this type; a reference by `urn:uuid` may name anything and is looked at later. */
export function firstKeyOf(
  references: readonly (Reference | undefined)[] | undefined,
  context: MapContext,
  type: keyof typeof named,
): string | null {
  for (const reference of references ?? []) {
    const key = keyOf(reference, context, type);
    if (key !== null && (key.startsWith('urn:uuid:') || named[type].test(key))) return key;
  }
  return null;
}

type Sensitive = Pick<Evidence, 'kind' | 'otherwise'> & {
  readonly meta?: { readonly security?: readonly Coding[] | undefined } | undefined;
  readonly concepts: readonly (CodeableConcept | undefined)[];
};

/** The data category by the labels, codes and names of the record. */
export function sensitivity({ kind, otherwise, meta, concepts }: Sensitive): ReturnType<typeof categoryOf> {
  const codings = concepts.flatMap((concept) => concept?.coding ?? []);
  const names = concepts.flatMap((concept) => [concept?.text ?? '', ...(concept?.coding ?? []).map((coding) => coding.display ?? '')]);
  return categoryOf({ kind, otherwise, security: meta?.security ?? [], codings, names });
}

type Essentials = Pick<HealthEntry, 'kind' | 'category' | 'code'>;

/** A health entry from what a mapper found; everything not said is null. */
export function entry(found: Essentials & Partial<HealthEntry>): Mapped<HealthEntry> {
  return accept({ ...emptyEntry, ...found });
}

const emptyEntry = {
  section: null,
  status: null,
  from: null,
  to: null,
  value: null,
  encounter: null,
  practitioner: null,
  organization: null,
  files: [],
  part: null,
  resource: null,
} satisfies Partial<HealthEntry>;

/** A record whose sender gave it no name: screens show its kind. */
export const unnamed: Coded = { system: null, code: null, display: '' };
