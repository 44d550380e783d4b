import { z } from 'zod';

/** How hard a case is to carry: 1 light … 4 very demanding. */
export const Acuity = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Acuity = z.infer<typeof Acuity>;

/** A programme's weights: data that a programme lead edits, not law. */
export const CaseloadWeights = z.object({
  countedStates: z.array(z.string()),
  byAcuity: z.object({
    1: z.number().nonnegative(),
    2: z.number().nonnegative(),
    3: z.number().nonnegative(),
    4: z.number().nonnegative(),
  }),
  /** Factor on top of the acuity weight; 1 where a state is not named. */
  byState: z.record(z.string(), z.number().nonnegative()),
});
export type CaseloadWeights = z.infer<typeof CaseloadWeights>;

/** What a programme starts with until it sets its own weights. */
export const defaultCaseloadWeights: CaseloadWeights = {
  countedStates: ['assessment', 'planning', 'active', 'on_hold', 'closing'],
  byAcuity: { 1: 0.5, 2: 1, 3: 1.5, 4: 2 },
  byState: { on_hold: 0.5 },
};

export interface CarriedCase {
  readonly state: string;
  readonly acuity: Acuity;
}

/** Number of cases that count for a worker: cases opened and not yet closed, also those on hold. */
export function caseload(cases: readonly CarriedCase[], weights: CaseloadWeights = defaultCaseloadWeights): number {
  return cases.filter((carried) => weights.countedStates.includes(carried.state)).length;
}

/** Sum of weight(acuity) × factor(state) over the cases that count. */
export function weightedCaseload(cases: readonly CarriedCase[], weights: CaseloadWeights = defaultCaseloadWeights): number {
  return cases
    .filter((carried) => weights.countedStates.includes(carried.state))
    .reduce((sum, carried) => sum + weights.byAcuity[carried.acuity] * (weights.byState[carried.state] ?? 1), 0);
}
