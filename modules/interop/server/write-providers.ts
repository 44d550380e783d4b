import { type Expression, sql } from 'kysely';
import { z } from 'zod';
import { newId, parsePhoneNumber } from '#kernel';
import { type NewOrganization, OrganizationId } from '#modules/organizations/index.ts';
import { addOrganization, changeOrganization } from '#modules/organizations/server/index.ts';
import { record, type Tx } from '#platform';
import { mapMedication } from '../fhir/map-medication.ts';
import { mapLocation, mapOrganization, mapPractitioner, mapPractitionerRole } from '../fhir/map-providers.ts';
import type {
  LocationRecord,
  Mapped,
  OrganizationRecord,
  PersonIdentifier,
  PractitionerRecord,
  PractitionerRoleRecord,
} from '../fhir/records.ts';
import { identifierKey } from '../fhir/references.ts';
import { addressOf } from './addresses.ts';
import { providersImported } from './events.ts';
import { findIdentities, type IdentityKind, type KeyDigest, type NewIdentity, saveIdentities } from './identities.ts';
import { type ImportRun, refuseResource, type StepResult, tally } from './import-run.ts';
import type { OpenPart, Spilled } from './spill.ts';
import { type Loaded, load } from './write-entries.ts';

export type ProviderType = 'Organization' | 'Location' | 'Practitioner' | 'PractitionerRole';

/** Writes organisations, sites, practitioners or their roles, a batch at a time. */
export async function writeProviders(
  tx: Tx,
  run: ImportRun,
  type: ProviderType,
  part: OpenPart,
  records: readonly Spilled[],
  result: StepResult,
): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${run.actor.networkId} ${type}`}, 0))`.execute(tx.db);
  for (const spilled of records) await writeProvider(tx, run, type, load(run, spilled, await part.text(spilled)), result);
  const created = result.counts[type]?.created ?? 0;
  const updated = result.counts[type]?.updated ?? 0;
  if (created + updated > 0) {
    const facts = {
      importId: run.importId,
      created: { [type]: created },
      updated: { [type]: updated },
      entries: created,
      renewed: updated,
    };
    record(tx, providersImported, { organizationId: run.organizationId }, facts);
  }
}

/** Keeps the names of medications at hand. One without a name is missed by the prescriptions that refer to it, and these are refused. */
export async function learnMedications(run: ImportRun, part: OpenPart): Promise<void> {
  for (const spilled of part.records) {
    const mapped = mapMedication(JSON.parse((await part.text(spilled)).toString('utf8')));
    if (mapped.ok) for (const key of [spilled.key, spilled.also]) if (key !== null) run.medications.set(key, mapped.value);
  }
}

async function writeProvider(tx: Tx, run: ImportRun, type: ProviderType, loaded: Loaded, result: StepResult): Promise<void> {
  const own = [loaded.key, ...(loaded.record.also === null ? [] : [run.digest(loaded.record.also)])];
  const known = await findIdentities(tx, own);
  if (known.get(loaded.key)?.content === loaded.content) return tally(result, type, 'unchanged');
  const identity = own.map((key) => known.get(key)).find((found) => found !== undefined);
  const written = await writeRow(tx, run, type, loaded, identity?.localId);
  if (!written.ok) return refuseResource(result, loaded.record, written.refusal);
  const { localId, kind, change, identifiers } = written.value;
  const second = own.slice(1).concat(identifiers.map((key) => run.digest(key)));
  await saveIdentities(tx, [
    { key: loaded.key, kind, localId, content: loaded.content } satisfies NewIdentity,
    ...second.map((key) => ({ key, kind, localId, content: null })),
  ]);
  tally(result, type, change);
}

interface Written {
  readonly kind: IdentityKind;
  readonly localId: string;
  readonly change: 'created' | 'updated' | 'unchanged';
  readonly identifiers: readonly string[];
}

async function writeRow(tx: Tx, run: ImportRun, type: ProviderType, loaded: Loaded, localId: string | undefined): Promise<Mapped<Written>> {
  const context = { base: loaded.record.base };
  switch (type) {
    case 'Organization':
      return written(mapOrganization(loaded.resource), (organization) => writeOrganization(tx, run, organization, localId));
    case 'Location':
      return written(mapLocation(loaded.resource, context), (location) => writeSite(tx, run, location, localId));
    case 'Practitioner':
      return written(mapPractitioner(loaded.resource), (practitioner) => writePractitioner(tx, run, practitioner, localId));
    case 'PractitionerRole':
      return writeRole(tx, run, mapPractitionerRole(loaded.resource, context), localId);
  }
}

async function written<Value>(mapped: Mapped<Value>, write: (value: Value) => Promise<Written>): Promise<Mapped<Written>> {
  return mapped.ok ? { ok: true, value: await write(mapped.value) } : mapped;
}

async function writeOrganization(tx: Tx, run: ImportRun, organization: OrganizationRecord, localId: string | undefined): Promise<Written> {
  const identifiers = keysOf('Organization', organization.identifiers);
  const same = localId ?? (await sameProvider(tx, run, 'organization', identifiers, organization.name));
  const id = OrganizationId.parse(same ?? newId());
  const fields = {
    name: clipped(organization.name),
    phone: organization.phone !== null && parsePhoneNumber(organization.phone, run.country).ok ? organization.phone : null,
    email: z.email().max(254).safeParse(organization.email).data ?? null,
    website:
      z
        .url({ protocol: /^https?$/ })
        .max(300)
        .safeParse(organization.website).data ?? null,
    address: addressOf(organization.address, run.country),
  };
  if (same === undefined) {
    await addOrganization(tx, {
      id,
      ...fields,
      ...kindOf(organization.type?.code ?? null),
      timeZone: null,
      holidaySet: null,
      acceptsPublicReferrals: false,
    });
  } else if (localId !== undefined) {
    const { version } = await tx.db.selectFrom('organizations').select('version').where('id', '=', id).executeTakeFirstOrThrow();
    await changeOrganization(tx, id, version, fields);
  }
  return { kind: 'organization', localId: id, change: changeOf(same, localId), identifiers };
}

async function writeSite(tx: Tx, run: ImportRun, location: LocationRecord, localId: string | undefined): Promise<Written> {
  const columns = {
    name: clipped(location.name),
    phone: location.phone,
    active: location.active,
    address: location.address ? jsonb(addressOf(location.address, run.country)) : null,
    organizationId: await refer(tx, run, location.organization, 'organization'),
  };
  const id = localId ?? newId();
  if (localId === undefined)
    await tx.db
      .insertInto('sites')
      .values({ id, ...columns })
      .execute();
  else await tx.db.updateTable('sites').set(columns).where('id', '=', id).execute();
  return { kind: 'site', localId: id, change: changeOf(localId, localId), identifiers: keysOf('Location', location.identifiers) };
}

async function writePractitioner(tx: Tx, run: ImportRun, practitioner: PractitionerRecord, localId: string | undefined): Promise<Written> {
  const identifiers = keysOf('Practitioner', practitioner.identifiers);
  const same = localId ?? (await sameProvider(tx, run, 'practitioner', identifiers, practitioner.name));
  const columns = {
    name: clipped(practitioner.name),
    phone: practitioner.phone,
    email: practitioner.email,
    active: practitioner.active,
    identifiers: jsonb(practitioner.identifiers),
  };
  const id = same ?? newId();
  if (same === undefined)
    await tx.db
      .insertInto('practitioners')
      .values({ id, ...columns })
      .execute();
  else if (localId !== undefined) await tx.db.updateTable('practitioners').set(columns).where('id', '=', id).execute();
  return { kind: 'practitioner', localId: id, change: changeOf(same, localId), identifiers };
}

/** A role needs its practitioner; others may then refer to the practitioner by the role. */
async function writeRole(
  tx: Tx,
  run: ImportRun,
  mapped: Mapped<PractitionerRoleRecord>,
  localId: string | undefined,
): Promise<Mapped<Written>> {
  if (!mapped.ok) return mapped;
  const role = mapped.value;
  const practitionerId = await refer(tx, run, role.practitioner, 'practitioner');
  if (practitionerId === null) return { ok: false, refusal: { code: 'reference.unresolved', path: 'practitioner' } };
  const columns = {
    practitionerId,
    organizationId: await refer(tx, run, role.organization, 'organization'),
    siteId: await refer(tx, run, role.location, 'site'),
    roles: jsonb(role.roles),
    specialties: jsonb(role.specialties),
    active: role.active,
  };
  const id = localId ?? newId();
  if (localId === undefined)
    await tx.db
      .insertInto('practitionerRoles')
      .values({ id, ...columns })
      .execute();
  else await tx.db.updateTable('practitionerRoles').set(columns).where('id', '=', id).execute();
  return { ok: true, value: { kind: 'practitioner_role', localId: id, change: changeOf(localId, localId), identifiers: [] } };
}

/** A provider number names one provider, whoever sends it; with another name it is taken for a number used twice. */
async function sameProvider(
  tx: Tx,
  run: ImportRun,
  kind: 'organization' | 'practitioner',
  identifiers: readonly string[],
  name: string,
): Promise<string | undefined> {
  const found = [...(await findIdentities(tx, identifiers.map(run.digest))).values()].find((identity) => identity.kind === kind);
  if (!found) return undefined;
  const table = kind === 'organization' ? 'organizations' : 'practitioners';
  const row = await tx.db.selectFrom(table).select('name').where('id', '=', found.localId).executeTakeFirst();
  return row?.name === clipped(name) ? found.localId : undefined;
}

async function refer(tx: Tx, run: ImportRun, key: string | null, kind: IdentityKind): Promise<string | null> {
  if (key === null) return null;
  const digest: KeyDigest = run.digest(key);
  const identity = (await findIdentities(tx, [digest])).get(digest);
  return identity?.kind === kind ? identity.localId : null;
}

function changeOf(same: string | undefined, localId: string | undefined): Written['change'] {
  if (same === undefined) return 'created';
  return localId === undefined ? 'unchanged' : 'updated';
}

/** Keys by which others may refer to it; without a system a number says too little. */
function keysOf(type: string, identifiers: readonly PersonIdentifier[]): string[] {
  return identifiers.flatMap(({ system, value }) => (system === null ? [] : [identifierKey(type, system, value)]));
}

/** HL7 organization-type; what is not named there gives care. */
function kindOf(type: string | null): Pick<NewOrganization, 'kind' | 'sector' | 'setting'> {
  switch (type) {
    case 'pay':
    case 'ins':
      return { kind: 'insurer', sector: 'insurance', setting: 'private' };
    case 'govt':
      return { kind: 'public_authority', sector: 'social', setting: 'public' };
    case 'edu':
      return { kind: 'school', sector: 'education', setting: 'public' };
    case 'cg':
    case 'reli':
      return { kind: 'community_group', sector: 'social', setting: 'non_governmental' };
    default:
      return { kind: 'other', sector: 'health', setting: 'private' };
  }
}

function jsonb(value: unknown): Expression<unknown> {
  return sql<unknown>`${JSON.stringify(value)}::jsonb`;
}

const NAME_LENGTH = 200;

function clipped(name: string): string {
  return name.length <= NAME_LENGTH ? name : name.slice(0, NAME_LENGTH).toWellFormed();
}
