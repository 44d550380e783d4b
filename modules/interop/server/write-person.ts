import { newId, Refused } from '#kernel';
import { changePerson, registerPerson, supplementPerson } from '#modules/people/server/index.ts';
import type { Tx } from '#platform';
import { mapPatient } from '../fhir/map-patient.ts';
import type { PersonRecord } from '../fhir/records.ts';
import { identifierKey } from '../fhir/references.ts';
import { findIdentities, type NewIdentity, saveIdentities } from './identities.ts';
import { type ImportRun, refuseResource, type StepResult, tally } from './import-run.ts';
import { type PersonInput, personInput } from './person-input.ts';
import type { Loaded } from './write-entries.ts';

export type PersonOutcome =
  | { readonly personId: string; readonly change: 'created' | 'updated' | 'unchanged' }
  | { readonly refused: string };

/** Writes the person of a Patient resource, or finds the one it became before. Nothing of a refused patient may go in. */
export async function writePerson(tx: Tx, run: ImportRun, loaded: Loaded, result: StepResult): Promise<PersonOutcome> {
  const keys = [loaded.key, ...(loaded.record.also === null ? [] : [run.digest(loaded.record.also)])];
  const known = await findIdentities(tx, keys);
  const identity = keys.map((key) => known.get(key)).find((found) => found?.kind === 'person');
  if (identity && known.get(loaded.key)?.content === loaded.content) {
    tally(result, 'Patient', 'unchanged');
    return { personId: identity.localId, change: 'unchanged' };
  }
  const mapped = mapPatient(loaded.resource);
  if (!mapped.ok) return refused(result, loaded, mapped.refusal);
  const person = mapped.value;
  const input = personInput(person, run.country);
  if (identity && !(await isPlausiblySame(tx, identity.localId, person)))
    return refused(result, loaded, { code: 'patient.another-person' });
  const personId = identity?.localId ?? newId();
  try {
    if (identity) await renewPerson(tx, run, personId, input, loaded, result);
    else await registerPerson(tx, run, { id: personId as never, ...input.fields, ...input.parts });
  } catch (error) {
    // The rules of the people area (not born in the future …) speak before anything is written.
    if (error instanceof Refused) return refused(result, loaded, error.refusal);
    throw error;
  }
  for (const element of input.unusable) listElement(result, loaded, 'field.unusable', element);
  await saveIdentities(tx, identitiesOf(run, loaded, personId, person));
  const change = identity ? 'updated' : 'created';
  tally(result, 'Patient', change);
  return { personId, change };
}

function refused(result: StepResult, loaded: Loaded, why: { code: string; path?: string }): PersonOutcome {
  refuseResource(result, loaded.record, why);
  return { refused: why.code };
}

/** Lists an element that was left out while the person went in. */
function listElement(result: StepResult, loaded: Loaded, code: string, element: string): void {
  const { file, path } = loaded.record;
  result.problems.push({ file, path, resourceType: 'Patient', code, element });
}

/** A sender without address of its own may use the same short ids as another: never let one person's record run into another's. */
async function isPlausiblySame(tx: Tx, personId: string, person: PersonRecord): Promise<boolean> {
  const before = await tx.db
    .selectFrom('persons')
    .select(['givenNames', 'familyName', 'birthDate'])
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!before) return true;
  const sameName =
    before.familyName.toLowerCase() === person.familyName.toLowerCase() ||
    before.givenNames.toLowerCase() === person.givenNames.toLowerCase();
  return sameName || (before.birthDate !== null && before.birthDate === person.birthDate);
}

/**
 * Takes over what the sender changed. Where somebody here changed the person since, only what was empty is filled, and what differs is listed:
 * a person decides.
 */
async function renewPerson(
  tx: Tx,
  run: ImportRun,
  personId: string,
  input: PersonInput,
  loaded: Loaded,
  result: StepResult,
): Promise<void> {
  const before = await tx.db
    .selectFrom('persons')
    .select(Object.keys(input.fields) as (keyof PersonInput['fields'])[])
    .select(['version', 'updatedBy'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  const change: Record<string, unknown> = {};
  for (const [field, told] of Object.entries(input.fields)) {
    const here = before[field as keyof PersonInput['fields']];
    if (isEmpty(told) || JSON.stringify(told) === JSON.stringify(here)) continue;
    if (before.updatedBy === null || isEmpty(here)) change[field] = told;
    else listElement(result, loaded, 'patient.differs-here', field);
  }
  if (Object.keys(change).length > 0) await changePerson(tx, personId, before.version, change);
  await supplementPerson(tx, run, personId, input.parts);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
}

function identitiesOf(run: ImportRun, loaded: Loaded, personId: string, person: PersonRecord): NewIdentity[] {
  const second = [
    ...(loaded.record.also === null ? [] : [loaded.record.also]),
    ...person.identifiers.map((identifier) => identifierKey('Patient', identifier.system ?? undefined, identifier.value)),
  ];
  return [
    { key: loaded.key, kind: 'person', localId: personId, content: loaded.content },
    ...second.map((key) => ({ key: run.digest(key), kind: 'person' as const, localId: personId, content: null })),
  ];
}
