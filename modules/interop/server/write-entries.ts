import { hash } from 'node:crypto';
import { dataCategories, newId } from '#kernel';
import type { StoredFile, Tx } from '#platform';
import { mapHealthEntries } from '../fhir/mappers.ts';
import type { AttachedFile, HealthEntry } from '../fhir/records.ts';
import { type EntryRow, findEntries, insertEntries, updateEntries, withdrawEntries } from './entry-rows.ts';
import { findIdentities, type IdentityKind, type KeyDigest, type NewIdentity, saveIdentities } from './identities.ts';
import { type ImportRun, refuseResource, type StepResult, tally } from './import-run.ts';
import type { Spilled } from './spill.ts';

/** A resource of the person, parsed. */
export interface Loaded {
  readonly record: Spilled;
  /** As it was written. */
  readonly text: Buffer;
  readonly resource: Record<string, unknown>;
  readonly key: KeyDigest;
  readonly content: string;
}

/** What is known of one person while their resources are written. */
export interface PersonScope {
  readonly personId: string;
  /** Contents seen under each key in this import. */
  readonly seen: Map<KeyDigest, string>;
  /** Encounters of this person: their keys and ids. */
  readonly encounters: Map<KeyDigest, string>;
}

/** Counts up when the mappers change what they make of the same resource; entries of earlier imports are then renewed by the next one. */
const MAPPER_VERSION = '1';

/** Parses a spilled resource and finds the key and digest it is compared by. A resource without id is known by its content. */
export function load(run: ImportRun, record: Spilled, text: Buffer): Loaded {
  const resource = JSON.parse(text.toString('utf8')) as Record<string, unknown>;
  const content = hash('sha256', MAPPER_VERSION + JSON.stringify(resource), 'hex').slice(0, 32);
  const key = run.digest(record.key ?? `${record.owner}#${record.type}#${content}`);
  return { record, text, resource, key, content };
}

/** Writes a bundle of resources of one person: new ones are inserted, changed ones replaced, the rest left alone. */
export async function writeEntries(
  tx: Tx,
  run: ImportRun,
  scope: PersonScope,
  loaded: readonly Loaded[],
  result: StepResult,
): Promise<void> {
  const known = await findEntries(
    tx,
    loaded.map((one) => one.key),
  );
  const mapped: MappedEntry[] = [];
  for (const one of loaded) {
    if (!isFirst(one, scope, result)) continue;
    const identity = known.get(one.key);
    if (one.record.type === 'Encounter') scope.encounters.set(one.key, identity?.localId ?? newId());
    if (identity?.content === one.content) tally(result, one.record.type, 'unchanged');
    else mapped.push(...mapOne(run, one, scope, identity?.localId, result));
  }
  if (mapped.length > 0) await writeMapped(tx, run, scope, mapped);
}

interface MappedEntry {
  readonly from: Loaded;
  readonly entry: HealthEntry;
  readonly key: KeyDigest;
  readonly id: string | undefined;
  readonly replaces: boolean;
}

/** The same resource twice in one import: once is enough, and two that differ cannot both be right. */
function isFirst(one: Loaded, scope: PersonScope, result: StepResult): boolean {
  const before = scope.seen.get(one.key);
  scope.seen.set(one.key, before ?? one.content);
  if (before === undefined) return true;
  if (before === one.content) tally(result, one.record.type, 'unchanged');
  else refuseResource(result, one.record, { code: 'resource.repeated' });
  return false;
}

function mapOne(run: ImportRun, one: Loaded, scope: PersonScope, localId: string | undefined, result: StepResult): MappedEntry[] {
  const { type, base } = one.record;
  const outcome = mapHealthEntries(type, one.resource, { base, medication: (key) => run.medications.get(key) });
  if (!outcome?.ok) {
    if (localId === undefined) scope.encounters.delete(one.key);
    refuseResource(result, one.record, outcome?.refusal ?? { code: 'resource.no-mapper' });
    return [];
  }
  tally(result, type, localId === undefined ? 'created' : 'updated');
  return outcome.value.map((entry) => {
    const isMain = entry.part === null;
    const id = isMain ? (localId ?? scope.encounters.get(one.key)) : undefined;
    return { from: one, entry, key: isMain ? one.key : partKey(run, one, entry.part), id, replaces: isMain && localId !== undefined };
  });
}

function partKey(run: ImportRun, one: Loaded, part: string | null): KeyDigest {
  return run.digest(`${one.key}#${part}`);
}

async function writeMapped(tx: Tx, run: ImportRun, scope: PersonScope, mapped: readonly MappedEntry[]): Promise<void> {
  const parts = await knownParts(tx, run, mapped);
  const ids = await resolveReferences(tx, run, scope, mapped);
  const stored = await storeFiles(run, mapped);
  const inserts: EntryRow[] = [];
  const updates: EntryRow[] = [];
  const second: NewIdentity[] = [];
  for (const one of mapped) {
    const partId = parts.get(one.key);
    parts.delete(one.key);
    const id = one.id ?? partId ?? newId();
    const row = rowOf(run, scope, one, id, ids, stored);
    if (one.replaces || partId !== undefined) updates.push(row);
    else inserts.push(row);
    const { also } = one.from.record;
    if (also !== null && one.entry.part === null) second.push({ key: run.digest(also), kind: 'health_entry', localId: id, content: null });
  }
  await insertEntries(tx, inserts);
  await updateEntries(tx, updates);
  await withdrawEntries(tx, [...parts.values()]);
  await saveIdentities(tx, second);
}

/** The parts that earlier versions of changed observations were divided into. */
async function knownParts(tx: Tx, run: ImportRun, mapped: readonly MappedEntry[]): Promise<Map<KeyDigest, string>> {
  const changed = mapped.filter((one) => one.replaces && one.entry.kind === 'observation');
  const found = await findEntries(
    tx,
    changed.flatMap((one) => dataCategories.map((category) => partKey(run, one.from, category))),
  );
  return new Map([...found].map(([key, identity]) => [key, identity.localId]));
}

type Resolved = (key: string | null, kind: IdentityKind) => string | null;

/** Finds what the entries refer to: first in memory, the rest with one question to the database. */
async function resolveReferences(tx: Tx, run: ImportRun, scope: PersonScope, mapped: readonly MappedEntry[]): Promise<Resolved> {
  const wanted = new Map<string, KeyDigest>();
  for (const { entry } of mapped) {
    for (const key of [entry.encounter, entry.practitioner, entry.organization]) {
      if (key !== null && !key.startsWith('#') && !wanted.has(key)) wanted.set(key, run.digest(key));
    }
  }
  const unknown = [...wanted.values()].filter((digest) => !scope.encounters.has(digest) && !run.memory.has(digest));
  const found = unknown.length === 0 ? [] : [...(await findEntries(tx, unknown)), ...(await findIdentities(tx, unknown))];
  for (const [digest, identity] of found) {
    if (identity.kind === 'health_entry') scope.encounters.set(digest, identity.localId);
    else run.memory.set(digest, identity);
  }
  return (key, kind) => {
    const digest = key === null ? undefined : wanted.get(key);
    if (digest === undefined) return null;
    if (kind === 'health_entry') return scope.encounters.get(digest) ?? null;
    const identity = run.memory.get(digest);
    return identity?.kind === kind ? identity.localId : null;
  };
}

type StoredFiles = ReadonlyMap<AttachedFile, StoredFile>;

const FILES_AT_ONCE = 8;

/** Stores what came inside the resources, several at a time: each waits for the disk. The same bytes are stored once. */
async function storeFiles(run: ImportRun, mapped: readonly MappedEntry[]): Promise<StoredFiles> {
  const stored = new Map<AttachedFile, StoredFile>();
  const waiting = mapped.flatMap((one) => one.entry.files);
  await Promise.all(
    Array.from({ length: Math.min(FILES_AT_ONCE, waiting.length) }, async () => {
      for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) stored.set(file, await run.files.put(file.content));
    }),
  );
  return stored;
}

function rowOf(run: ImportRun, scope: PersonScope, one: MappedEntry, id: string, resolved: Resolved, stored: StoredFiles): EntryRow {
  const { entry, from } = one;
  return {
    id,
    personId: scope.personId,
    importId: run.importId,
    entry,
    encounterId: resolved(entry.encounter, 'health_entry'),
    practitionerId: resolved(entry.practitioner, 'practitioner'),
    organizationId: resolved(entry.organization, 'organization'),
    files: entry.files.flatMap((file) => {
      const at = stored.get(file);
      return at ? [{ ...at, mediaType: file.contentType, title: file.title }] : [];
    }),
    resource: entry.resource === null ? from.text : Buffer.from(JSON.stringify(entry.resource)),
    sourceKey: one.key,
    sourceContent: from.content,
  };
}
