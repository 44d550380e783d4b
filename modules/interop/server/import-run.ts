import type { Country } from '#kernel';
import type { Actor, Files, Sealer, Transactor } from '#platform';
import type { Coded } from '../fhir/records.ts';
import type { Counts } from '../model.ts';
import type { KeyDigest, KeyMemory } from './identities.ts';
import type { Outcome, ProblemFound } from './import-progress.ts';
import { addCounts, count } from './import-progress.ts';

/** What the writing of one import works with. */
export interface ImportRun {
  readonly importId: string;
  readonly organizationId: string;
  readonly actor: Actor;
  readonly inTransaction: Transactor;
  readonly files: Files;
  readonly sealer: Sealer;
  readonly digest: (key: string) => KeyDigest;
  /** Practitioners, organisations and sites that were looked up before. */
  readonly memory: KeyMemory;
  readonly medications: Map<string, Coded>;
  /** Country of addresses that name none. */
  readonly country: Country;
}

/** What one step of the writing did; kept with the step, in its transaction. */
export interface StepResult {
  counts: Counts;
  readonly problems: ProblemFound[];
}

export function stepResult(): StepResult {
  return { counts: {}, problems: [] };
}

/** Adds what a part of a step did. */
export function include(result: StepResult, part: StepResult): void {
  result.counts = addCounts(result.counts, part.counts);
  result.problems.push(...part.problems);
}

export function tally(result: StepResult, type: string, outcome: Outcome, by = 1): void {
  count(result.counts, type, outcome, by);
}

/** Lists a resource that cannot be taken. */
export function refuseResource(
  result: StepResult,
  of: { readonly file: string; readonly path: string; readonly type: string },
  why: { readonly code: string; readonly path?: string },
): void {
  count(result.counts, of.type, 'refused');
  const element = why.path === undefined ? {} : { element: why.path };
  result.problems.push({ file: of.file, path: of.path, resourceType: of.type, code: why.code, ...element });
}
