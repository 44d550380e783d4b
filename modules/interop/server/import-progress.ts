import { z } from 'zod';
import { type Counts, TypeCounts } from '../model.ts';
import type { TextPosition } from './json-splitter.ts';

export type Outcome = keyof TypeCounts;

/** Something that could not be taken: where, and why. Never a value of the record. */
export interface ProblemFound {
  readonly file: string;
  readonly path: string;
  readonly code: string;
  readonly resourceType?: string;
  /** The element at fault. */
  readonly element?: string;
  readonly at?: TextPosition | undefined;
}

/** How far the writing is: parts are written one after the other, the groups of a part in order, a few at once. */
export const Position = z.object({
  /** The steps before this one are complete. */
  step: z.number().int().default(0),
  /** Of this step, the groups before this one. */
  next: z.number().int().default(0),
  /** Groups beyond `next` that are written already. */
  ahead: z.array(z.number().int()).default([]),
});
export type Position = z.infer<typeof Position>;

/** Adds one count. */
export function count(counts: Counts, type: string, outcome: Outcome, by = 1): void {
  const of = counts[type] ?? TypeCounts.parse({});
  counts[type] = { ...of, [outcome]: of[outcome] + by };
}

/** Both together. */
export function addCounts(one: Counts, other: Counts): Counts {
  const sum: Counts = { ...one };
  for (const [type, counts] of Object.entries(other)) {
    for (const outcome of Object.keys(counts) as Outcome[]) count(sum, type, outcome, counts[outcome]);
  }
  return sum;
}

/** The position after a group of the current step is written. */
export function advanced(position: Position, group: number): Position {
  const done = new Set([...position.ahead, group]);
  let { next } = position;
  while (done.delete(next)) next += 1;
  return { ...position, next, ahead: [...done].sort((a, b) => a - b) };
}

/** Whether a group of the current step is written already. */
export function isDone(position: Position, group: number): boolean {
  return group < position.next || position.ahead.includes(group);
}
