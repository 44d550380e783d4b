import type { Tx } from '#platform';
import { advanced, isDone, type Position } from './import-progress.ts';
import { type ImportRun, include, type StepResult, stepResult, tally } from './import-run.ts';
import { type ImportRow, saveStep } from './import-store.ts';
import { type OpenPart, openPart, type PartName } from './spill.ts';
import { groupByPatient, isRefusedByDatabase, type Manner, orRefuse, type PatientGroup, refuseGroup, writeGroup } from './write-group.ts';
import { learnMedications, type ProviderType, writeProviders } from './write-providers.ts';

/** Patients written at the same time: while the database works on one, the next is parsed and mapped. */
const AT_ONCE = 2;
const PROVIDERS_PER_STEP = 200;
const RECORDS_PER_BATCH = 400;

/** Told after each unit of work how the import stands. */
export type OnStep = (now: ImportRow) => void;

const providerTypes: readonly ProviderType[] = ['Organization', 'Location', 'Practitioner', 'PractitionerRole'];

/**
 * Writes what lies in the spill, from `position` on: providers first, because records refer to them; then patient after patient; then what
 * belongs to a patient whose own resource is elsewhere: under another key, or in an earlier import. Each unit of work keeps the position in its own transaction, so an import that was
 * killed goes on behind the last patient that is complete.
 */
export async function writeSpill(run: ImportRun, folder: string, patientParts: number, from: Position, onStep: OnStep): Promise<void> {
  await learnFrom(run, folder);
  let position = from;
  const steps = [
    ...providerTypes.map((type) => () => providerStep(run, folder, type, position, onStep)),
    ...Array.from({ length: patientParts }, (_, part) => () => patientStep(run, folder, part, position, 'patients', onStep)),
    ...Array.from({ length: patientParts }, (_, part) => () => patientStep(run, folder, part, position, 'others', onStep)),
  ];
  for (const [index, step] of steps.entries()) {
    if (index < position.step) continue;
    await step();
    ({ position } = await run.inTransaction(run.actor, (tx) =>
      saveStep(tx, run.importId, stepResult(), 0, (now) => ({ ...now, step: index + 1, next: 0, ahead: [] })),
    ));
  }
}

/** Names of medications are needed by every later step, also after a restart; refusing a broken one is counted by the prescriptions naming it. */
async function learnFrom(run: ImportRun, folder: string): Promise<void> {
  const part = await openPart(folder, 'Medication');
  await learnMedications(run, part);
  await part.close();
}

async function providerStep(run: ImportRun, folder: string, type: ProviderType, position: Position, onStep: OnStep): Promise<void> {
  await withPart(folder, type, async (part) => {
    const mentioned = new Set<string | null>();
    for (let from = 0, unit = 0; from < part.records.length; from += PROVIDERS_PER_STEP, unit += 1) {
      const all = part.records.slice(from, from + PROVIDERS_PER_STEP);
      const records = all.filter((spilled) => !mentioned.has(spilled.key) && mentioned.add(spilled.key));
      if (isDone(position, unit)) continue;
      const now = await swiftThenCareful(run, async (tx, manner) => {
        const result = stepResult();
        // Every patient's file may bring its own copy of a hospital; the first of an import counts, whatever the others say.
        if (all.length > records.length) tally(result, type, 'unchanged', all.length - records.length);
        if (manner === 'swift') await writeProviders(tx, run, type, part, records, result);
        else for (const one of records) await orRefuse(tx, [one], result, (into) => writeProviders(tx, run, type, part, [one], into));
        return saveStep(tx, run.importId, result, 0, (before) => advanced(before, unit));
      });
      onStep(now);
    }
  });
}

async function patientStep(
  run: ImportRun,
  folder: string,
  part: number,
  position: Position,
  round: 'patients' | 'others',
  onStep: OnStep,
): Promise<void> {
  await withPart(folder, `patients-${part}`, async (open) => {
    const groups = groupByPatient(open.records).filter((group) => hasPatient(group) === (round === 'patients'));
    await severalAtOnce(AT_ONCE, inBatches(groups), async (batch, unit) => {
      if (isDone(position, unit)) return;
      onStep(await swiftThenCareful(run, (tx, manner) => writeBatch(tx, run, open, batch, unit, manner)));
    });
  });
}

/** Small patients share a transaction, so that its fixed cost is not paid for each; each of them is still whole or not there at all. */
function inBatches(groups: readonly PatientGroup[]): PatientGroup[][] {
  const batches: PatientGroup[][] = [];
  let records = Number.POSITIVE_INFINITY;
  for (const group of groups) {
    if (records + group.records.length > RECORDS_PER_BATCH) {
      batches.push([]);
      records = 0;
    }
    batches.at(-1)?.push(group);
    records += group.records.length;
  }
  return batches;
}

async function writeBatch(
  tx: Tx,
  run: ImportRun,
  open: OpenPart,
  batch: readonly PatientGroup[],
  unit: number,
  manner: Manner,
): Promise<ImportRow> {
  const result = stepResult();
  for (const group of batch) {
    const write = async (into: StepResult) => {
      if ((await writeGroup(tx, run, open, group, into, manner)) === 'patient-unknown') refuseGroup(group, into);
    };
    if (manner === 'careful') await orRefuse(tx, group.records, result, write);
    else {
      const own = stepResult();
      await write(own);
      include(result, own);
    }
  }
  return saveStep(tx, run.importId, result, batch.filter(hasPatient).length, (now) => advanced(now, unit));
}

function hasPatient(group: PatientGroup): boolean {
  return group.records.some((spilled) => spilled.type === 'Patient');
}

/** First many rows by one statement; where the database refuses something among them, again one by one. */
async function swiftThenCareful<Result>(run: ImportRun, work: (tx: Tx, manner: Manner) => Promise<Result>): Promise<Result> {
  try {
    return await run.inTransaction(run.actor, (tx) => work(tx, 'swift'));
  } catch (error) {
    if (!isRefusedByDatabase(error)) throw error;
    return run.inTransaction(run.actor, (tx) => work(tx, 'careful'));
  }
}

async function withPart(folder: string, name: PartName, work: (part: OpenPart) => Promise<void>): Promise<void> {
  const part = await openPart(folder, name);
  try {
    await work(part);
  } finally {
    await part.close();
  }
}

/** Runs `work` for every item, so many at a time, begun in order. The first failure ends it, after what was begun has ended. */
async function severalAtOnce<Item>(
  limit: number,
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  async function goOn(): Promise<void> {
    while (next < items.length && !failed) {
      const index = next;
      next += 1;
      try {
        await work(items[index] as Item, index);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  }
  const results = await Promise.allSettled(Array.from({ length: limit }, goOn));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
