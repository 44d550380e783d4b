import type { GoalFields, GoalScale } from './model.ts';

export interface ProgressPoint {
  /** A calendar date. */
  readonly recordedOn: string;
  readonly value: number;
}

/** Where a goal stands. `change` is against the first value (the baseline where there is one), `share` the part of the way to the target, 0 … 1. */
export interface GoalProgress {
  readonly first: number | null;
  readonly latest: ProgressPoint | null;
  readonly change: number | null;
  readonly direction: 'closer' | 'away' | 'level' | null;
  readonly share: number | null;
  readonly reached: boolean;
}

/** The lowest and highest value a scale knows; null where the measure itself decides. */
export function rangeOf(scale: GoalScale): { readonly lowest: number; readonly highest: number } | null {
  switch (scale) {
    case 'percent':
      return { lowest: 0, highest: 100 };
    case 'gas':
      return { lowest: -2, highest: 2 };
    case 'number':
      return null;
  }
}

/** Where a goal starts and ends when nobody said otherwise: 0 to 100 per cent; from −2 (as now) to 0 (as expected). */
export function defaultsOf(scale: GoalScale): { readonly baseline: number | null; readonly target: number | null } {
  switch (scale) {
    case 'percent':
      return { baseline: 0, target: 100 };
    case 'gas':
      return { baseline: -2, target: 0 };
    case 'number':
      return { baseline: null, target: null };
  }
}

/** Whether the scale knows the value: whole steps from −2 to +2, 0 to 100 per cent, any figure of a measure. */
export function fitsScale(scale: GoalScale, value: number): boolean {
  const range = rangeOf(scale);
  if (range === null) return true;
  return value >= range.lowest && value <= range.highest && (scale !== 'gas' || Number.isInteger(value));
}

/** Where a goal stands from its entries, the oldest first. A target below the start (a debt, a pain score) is approached by falling. */
export function progressOf(goal: Pick<GoalFields, 'scale' | 'baseline' | 'target'>, entries: readonly ProgressPoint[]): GoalProgress {
  const latest = entries.at(-1) ?? null;
  const first = goal.baseline ?? defaultsOf(goal.scale).baseline ?? entries[0]?.value ?? null;
  const target = goal.target ?? defaultsOf(goal.scale).target;
  if (latest === null || first === null) return { first, latest, change: null, direction: null, share: null, reached: false };
  const change = latest.value - first;
  if (target === null) return { first, latest, change, direction: change === 0 ? 'level' : null, share: null, reached: false };
  const way = target - first;
  const reached = way >= 0 ? latest.value >= target : latest.value <= target;
  const towards = way === 0 ? 0 : change / way;
  const direction = change === 0 ? 'level' : reached || towards > 0 ? 'closer' : 'away';
  return { first, latest, change, direction, share: way === 0 ? Number(reached) : clamp(towards), reached };
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
