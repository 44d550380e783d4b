import fc from 'fast-check';
import { testServer } from '#testing';
import { openStage } from '../recipes/index.ts';
import { editableKinds } from './records.ts';
import { creations, repeatsOf } from './repeats.ts';
import { playRound, stepsOn } from './round.ts';

/** What several writers did to the records of one kind, and what was wrong with it. */
export interface KindReport {
  readonly table: string;
  readonly operations: readonly string[];
  readonly rounds: number;
  readonly taken: number;
  readonly conflicts: number;
  readonly refused: number;
  readonly faults: readonly string[];
}

export interface WritersReport {
  readonly kinds: readonly KindReport[];
  /** How many operations that make a record were sent again and again, and what was wrong with it. */
  readonly creations: number;
  readonly faults: readonly string[];
}

/** Lets several people write to a record of every kind there is, so many rounds of it, in random order and at the same moment. */
export async function manyWriters(of: {
  rounds: number;
  seed: number;
  onKind?: (report: KindReport) => void;
  /** Leaves out what is made anew again and again. */
  withCreations?: boolean;
}): Promise<WritersReport> {
  const server = await testServer({}, { limited: false });
  try {
    const stage = await openStage(server);
    const kinds: KindReport[] = [];
    for (const kind of await editableKinds(stage)) {
      const total = { taken: 0, conflicts: 0, refused: 0, faults: [] as string[] };
      for (const steps of fc.sample(stepsOn(kind), { seed: of.seed, numRuns: of.rounds })) {
        const round = await playRound(stage, kind, steps);
        total.taken += round.taken;
        total.conflicts += round.conflicts;
        total.refused += round.refused;
        total.faults.push(...round.faults);
      }
      const report = { table: kind.table, operations: kind.edits.map(({ operation }) => operation.name), rounds: of.rounds, ...total };
      kinds.push(report);
      of.onKind?.(report);
    }
    const made = of.withCreations === false ? [] : await creations();
    const faults: string[] = [];
    for (const operation of made) faults.push(...(await repeatsOf(stage, operation)));
    return { kinds, creations: made.length, faults };
  } finally {
    await server.stop();
  }
}
