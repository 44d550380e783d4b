import { canonicalJson } from '#kernel';
import type { ContentGoal, ContentIntervention, PlanContent } from './model.ts';

/** One field that reads differently in two versions. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What became of one goal or intervention between two versions. */
export interface PartChange<Part> {
  readonly change: 'added' | 'removed' | 'changed';
  readonly part: Part;
  readonly fields: readonly FieldChange[];
}

export interface GoalChange extends PartChange<ContentGoal> {
  readonly interventions: readonly PartChange<ContentIntervention>[];
}

/** What is different between two versions of a plan, goal by goal, in the order of the later version; what was dropped comes last. */
export interface PlanChanges {
  readonly fields: readonly FieldChange[];
  readonly goals: readonly GoalChange[];
}

const planFields = ['reviewOn', 'emergencyPlan'] as const;
const goalFields = [
  'clientWords',
  'measure',
  'scale',
  'unit',
  'baseline',
  'target',
  'targetOn',
  'strengths',
  'needIds',
  'strengthIds',
  'category',
] as const;
const interventionFields = [
  'what',
  'responsibleShown',
  'times',
  'per',
  'scheduleNote',
  'startsOn',
  'endsOn',
  'dueOn',
  'cost',
  'costPer',
  'funding',
  'fundingNote',
] as const;

/** Compares two versions by the goals' and interventions' own ids, so that moving a goal up is no change. Internal notes are not part of what is agreed. */
export function planChanges(before: PlanContent, after: PlanContent): PlanChanges {
  const goals = compareParts(before.goals, after.goals, (goal) => goal.goalId, goalFields);
  return {
    fields: changedFields(before, after, planFields),
    goals: goals
      .map((goal): GoalChange => ({ ...goal, interventions: interventionChanges(before, after, goal.part.goalId) }))
      .filter((goal) => goal.change !== 'changed' || goal.fields.length > 0 || goal.interventions.length > 0),
  };
}

/** Whether two versions say the same. */
export function isUnchanged(changes: PlanChanges): boolean {
  return changes.fields.length === 0 && changes.goals.length === 0;
}

function interventionChanges(before: PlanContent, after: PlanContent, goalId: string): PartChange<ContentIntervention>[] {
  const of = (plan: PlanContent) => plan.goals.find((goal) => goal.goalId === goalId)?.interventions ?? [];
  return compareParts(of(before), of(after), (one) => one.interventionId, interventionFields).filter(
    ({ change, fields }) => change !== 'changed' || fields.length > 0,
  );
}

function compareParts<Part extends object>(
  before: readonly Part[],
  after: readonly Part[],
  idOf: (part: Part) => string,
  fields: readonly (keyof Part & string)[],
): PartChange<Part>[] {
  const earlier = new Map(before.map((part) => [idOf(part), part]));
  const kept = new Set(after.map(idOf));
  const now = after.map((part): PartChange<Part> => {
    const was = earlier.get(idOf(part));
    return was ? { change: 'changed', part, fields: changedFields(was, part, fields) } : { change: 'added', part, fields: [] };
  });
  const gone = before.filter((part) => !kept.has(idOf(part))).map((part): PartChange<Part> => ({ change: 'removed', part, fields: [] }));
  return [...now, ...gone];
}

function changedFields<Part extends object>(before: Part, after: Part, fields: readonly (keyof Part & string)[]): FieldChange[] {
  return fields
    .filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}
