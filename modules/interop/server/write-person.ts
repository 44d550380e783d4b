import { newId } from '#kernel';
import type { Tx } from '#platform';
import { mapPatient } from '../fhir/map-patient.ts';
import type { PersonRecord } from '../fhir/records.ts';
import { identifierKey } from '../fhir/references.ts';
import { findIdentities, type NewIdentity, saveIdentities } from './identities.ts';
import { type ImportRun, refuseResource, type StepResult, tally } from './import-run.ts';
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
  if (identity && !(await isPlausiblySame(tx, identity.localId, person)))
    return refused(result, loaded, { code: 'patient.another-person' });
  const personId = identity?.localId ?? newId();
  const change = identity ? 'updated' : 'created';
  if (identity) await updatePerson(tx, personId, person);
  else await insertPerson(tx, run, personId, person);
  await saveIdentities(tx, identitiesOf(run, loaded, personId, person));
  tally(result, 'Patient', change);
  return { personId, change };
}

function refused(result: StepResult, loaded: Loaded, why: { code: string; path?: string }): PersonOutcome {
  refuseResource(result, loaded.record, why);
  return { refused: why.code };
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

async function insertPerson(tx: Tx, run: ImportRun, id: string, person: PersonRecord): Promise<void> {
  await tx.db
    .insertInto('persons')
    .values({ id, ...columnsOf(person), registeredByOrganizationId: run.organizationId })
    .execute();
}

async function updatePerson(tx: Tx, id: string, person: PersonRecord): Promise<void> {
  await tx.db.updateTable('persons').set(columnsOf(person)).where('id', '=', id).execute();
}

function columnsOf(person: PersonRecord) {
  return {
    givenNames: person.givenNames,
    familyName: person.familyName,
    preferredName: person.preferredName,
    namePrefix: person.namePrefix,
    nameSuffix: person.nameSuffix,
    birthDate: person.birthDate,
    deceasedOn: person.deceasedOn,
    gender: person.gender,
    languages: [...person.languages],
    interpreterNeeded: person.interpreterNeeded,
  };
}
