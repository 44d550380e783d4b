import { setImmediate as breathe } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Tx } from '#platform';
import { record } from '#platform';
import type { Counts } from '../model.ts';
import { recordImported } from './events.ts';
import { findIdentities } from './identities.ts';
import type { Outcome } from './import-progress.ts';
import { type ImportRun, include, refuseResource, type StepResult, stepResult } from './import-run.ts';
import type { OpenPart, Spilled } from './spill.ts';
import { type Loaded, load, type PersonScope, writeEntries } from './write-entries.ts';
import { writePerson } from './write-person.ts';

/** All resources of one patient in a part. */
export interface PatientGroup {
  readonly owner: string | null;
  readonly records: readonly Spilled[];
}

/** The groups of a part in the order in which their first resources were read. */
export function groupByPatient(records: readonly Spilled[]): PatientGroup[] {
  const groups = new Map<string | null, Spilled[]>();
  for (const spilled of records) {
    const group = groups.get(spilled.owner);
    if (group) group.push(spilled);
    else groups.set(spilled.owner, [spilled]);
  }
  return [...groups].map(([owner, of]) => ({ owner, records: of }));
}

/** Entries written by one statement: enough to be fast, few enough to leave room for other requests in between. */
const BUNDLE = 400;

/**
 * Writes a patient whole: the person and every resource of theirs in this transaction. Answers `patient-unknown` without writing when the
 * patient is neither in the group nor known from before. `careful` is for a group in which
 * something does not fit into the database: then each resource is tried on its own.
 */
export async function writeGroup(
  tx: Tx,
  run: ImportRun,
  part: OpenPart,
  group: PatientGroup,
  result: StepResult,
  manner: Manner,
): Promise<'written' | 'patient-unknown'> {
  const bundleSize = manner === 'careful' ? 1 : BUNDLE;
  if (group.owner === null) return 'patient-unknown';
  // Two imports with the same patient wait for each other instead of creating the same records twice.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${run.actor.networkId} ${run.digest(group.owner)}`}, 0))`.execute(tx.db);
  const [patient, ...repeated] = group.records.filter(isPatient);
  const rest = group.records.filter((spilled) => !isPatient(spilled)).sort(encountersFirst);
  const own = patient
    ? await writePerson(tx, run, load(run, patient, await part.text(patient)), result)
    : await knownPerson(tx, run, group.owner);
  if (own === undefined) return 'patient-unknown';
  for (const spilled of repeated) refuseResource(result, spilled, { code: 'resource.repeated' });
  if ('refused' in own) {
    for (const spilled of rest) refuseResource(result, spilled, { code: 'patient.refused' });
    return 'written';
  }
  const scope: PersonScope = { personId: own.personId, seen: new Map(), encounters: new Map() };
  for (let from = 0; from < rest.length; from += bundleSize) {
    const bundle: Loaded[] = [];
    for (const spilled of rest.slice(from, from + bundleSize)) bundle.push(load(run, spilled, await part.text(spilled)));
    const write = (into: StepResult) => writeEntries(tx, run, scope, bundle, into);
    if (manner === 'careful')
      await orRefuse(
        tx,
        bundle.map((one) => one.record),
        result,
        write,
      );
    else await write(result);
    await breathe();
  }
  const created = tallyOf(result.counts, 'created');
  const updated = tallyOf(result.counts, 'updated');
  if (own.change !== 'unchanged' || Object.keys(created).length + Object.keys(updated).length > 0) {
    record(
      tx,
      recordImported,
      { personId: own.personId },
      { importId: run.importId, person: own.change, created, updated, entries: sum(created), renewed: sum(updated) },
    );
  }
  return 'written';
}

/** Swift: many rows by one statement. Careful: one after the other, and one that fails takes no other with it. */
export type Manner = 'swift' | 'careful';

/** Runs `write`; if the database does not take what it writes, the records are refused and nothing of them stays. */
export async function orRefuse(
  tx: Tx,
  records: readonly Spilled[],
  result: StepResult,
  write: (into: StepResult) => Promise<void>,
): Promise<void> {
  const own = stepResult();
  await sql`SAVEPOINT one_resource`.execute(tx.db);
  try {
    await write(own);
    await sql`RELEASE SAVEPOINT one_resource`.execute(tx.db);
    include(result, own);
  } catch (error) {
    if (!isRefusedByDatabase(error)) throw error;
    await sql`ROLLBACK TO SAVEPOINT one_resource`.execute(tx.db);
    for (const spilled of records) refuseResource(result, spilled, { code: 'resource.not-storable' });
  }
}

/** Data the database does not take (SQLSTATE 22, 23, 54): numbers beyond its range, a broken constraint, a limit. Anything else is an outage or a bug. */
export function isRefusedByDatabase(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(22|23|54)/.test(String(error.code));
}

/** Lists every resource of a group whose patient is not to be found. */
export function refuseGroup(group: PatientGroup, result: StepResult): void {
  for (const spilled of group.records)
    refuseResource(result, spilled, { code: group.owner === null ? 'patient.not-named' : 'patient.unknown' });
}

async function knownPerson(tx: Tx, run: ImportRun, owner: string): Promise<{ personId: string; change: 'unchanged' } | undefined> {
  const key = run.digest(owner);
  const identity = (await findIdentities(tx, [key])).get(key);
  return identity?.kind === 'person' ? { personId: identity.localId, change: 'unchanged' } : undefined;
}

function isPatient(spilled: Spilled): boolean {
  return spilled.type === 'Patient';
}

/** Others refer to encounters, so these are known first. */
function encountersFirst(a: Spilled, b: Spilled): number {
  return Number(b.type === 'Encounter') - Number(a.type === 'Encounter');
}

function tallyOf(counts: Counts, outcome: Outcome): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counts).flatMap(([type, of]) => (type === 'Patient' || of[outcome] === 0 ? [] : [[type, of[outcome]]])),
  );
}

function sum(tally: Record<string, number>): number {
  return Object.values(tally).reduce((total, number) => total + number, 0);
}
