import fc from 'fast-check';
import { newId, Temporal } from '#kernel';

/** As much of JSON Schema as the OpenAPI document uses. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
}

/** Answers an id that fits the name of a field (`caseId`, `goalId`); `turn` says which of them. */
export type PickId = (field: string, turn: number) => string;

/** Values that fit a schema. Ids come from `pickId`, so that a request can be about something that exists; a field called `id` is a new record's. */
export function valuesOf(schema: JsonSchema, pickId: PickId, field = ''): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return fc.oneof(...alternatives.map((one) => valuesOf(one, pickId, field)));
  if (schema.allOf) return fc.tuple(...schema.allOf.map((one) => valuesOf(one, pickId, field))).map((parts) => Object.assign({}, ...parts));
  if (typeof schema.type === 'object') return fc.oneof(...schema.type.map((type) => valuesOf({ ...schema, type }, pickId, field)));
  switch (schema.type) {
    case 'string':
      return textsOf(schema, pickId, field);
    case 'integer':
      return fc.integer(limitsOf(schema, 1));
    case 'number':
      return fc.double({ ...limitsOf(schema, Number.EPSILON), noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return listsOf(schema, pickId, field);
    case 'object':
      return objectsOf(schema, pickId);
    case undefined:
      return fc.jsonValue({ maxDepth: 3 });
    default:
      throw new Error(`no values are known of type ${schema.type}`);
  }
}

function textsOf({ format, pattern, minLength = 0, maxLength = 40 }: JsonSchema, pickId: PickId, field: string): fc.Arbitrary<string> {
  const known = knownFields[field] ?? (format === undefined ? undefined : formats[format]);
  if (format === 'uuid') return field === 'id' ? fc.nat().map(() => newId()) : fc.nat().map((turn) => pickId(field, turn));
  if (known) return known;
  if (pattern) return fc.stringMatching(new RegExp(pattern), { size: '-1' });
  const longest = Math.max(minLength, Math.min(maxLength, 40));
  const words = fc.string({ unit: 'grapheme', minLength, maxLength: longest });
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('housing', 'Home visit', 'Anna Müller', 'x'.repeat(Math.max(minLength, 1))) },
    words,
  );
}

const days = fc.integer({ min: -400, max: 400 }).map((offset) => Temporal.Now.plainDateISO('UTC').add({ days: offset }).toString());

const emails = fc.nat({ max: 50 }).map((number) => `somebody.${number}@example.org`);

const formats: Readonly<Record<string, fc.Arbitrary<string>>> = {
  email: emails,
  date: days,
  'date-time': days.chain((day) => fc.constantFrom(`${day}T09:30:00Z`, `${day}T23:59:59.999Z`, `${day}T14:00:00+02:00`)),
  uri: fc.constantFrom('https://example.org/', 'https://example.org/a?b=c#d'),
};

/** What the description calls a text, and the rules know better. */
const knownFields: Readonly<Record<string, fc.Arbitrary<string>>> = {
  holidaySet: fc.constantFrom('US', 'IT', 'DE-NW'),
  timeZone: fc.constantFrom('Europe/Rome', 'America/New_York'),
  late: fc.constantFrom('true', 'false'),
  email: emails,
};

function listsOf(
  { items = {}, prefixItems, minItems = 0, maxItems = 3 }: JsonSchema,
  pickId: PickId,
  field: string,
): fc.Arbitrary<unknown[]> {
  if (prefixItems) return fc.tuple(...prefixItems.map((item) => valuesOf(item, pickId, field)));
  return fc.array(valuesOf(items, pickId, field.replace(/s$/, '')), {
    minLength: minItems,
    maxLength: Math.max(minItems, Math.min(maxItems, 3)),
  });
}

function objectsOf(schema: JsonSchema, pickId: PickId): fc.Arbitrary<object> {
  const { properties = {}, required = [], propertyNames, additionalProperties } = schema;
  const fields = Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, valuesOf(of, pickId, name)]));
  const known = fc.record(fields, { requiredKeys: [...required], noNullPrototype: true });
  if (!propertyNames || typeof additionalProperties !== 'object') return known;
  const more = fc.dictionary(valuesOf(propertyNames, pickId) as fc.Arbitrary<string>, valuesOf(additionalProperties, pickId), {
    maxKeys: 3,
    noNullPrototype: true,
  });
  return fc.tuple(known, more).map(([fixed, free]) => ({ ...free, ...fixed }));
}

function limitsOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema, step: number): { min: number; max: number } {
  const min = minimum ?? (exclusiveMinimum === undefined ? -1_000 : exclusiveMinimum + step);
  const max = maximum ?? (exclusiveMaximum === undefined ? Math.max(min, 1_000) : exclusiveMaximum - step);
  return { min: Math.max(min, -1e9), max: Math.min(max, 1e9) };
}
