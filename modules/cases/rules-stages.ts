import type { CalendarDate } from '#kernel';
import { daysBetween } from '#kernel';
import type { CaseState, CaseStateDetail } from './model.ts';

export interface Stage {
  readonly state: CaseState;
  /** The day it ended; null while it lasts or lies ahead. */
  readonly endedOn: CalendarDate | null;
}

const fairway = ['assessment', 'planning', 'active', 'closing', 'closed'] as const satisfies readonly CaseState[];

/** The way of a case as it is shown: the five stages, with a rest where it happens. Derived from facts, never set by hand. */
export function stagesOf(state: CaseState, detail: CaseStateDetail): Stage[] {
  const ended = (stage: CaseState) => (stage === state ? null : (detail.passed[stage] ?? null));
  const stages: CaseState[] = [...fairway];
  if (state === 'on_hold') stages.splice(stages.indexOf(detail.previousState ?? 'active') + 1, 0, 'on_hold');
  return stages.map((stage) => ({ state: stage, endedOn: ended(stage) }));
}

/** Day of the present stage, the day it began being day 1. */
export function dayOfStage(since: CalendarDate, today: CalendarDate): number {
  return Math.max(1, daysBetween(since, today) + 1);
}
