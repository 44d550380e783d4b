export * from './model.ts';
export { CasePlanView, type GoalView, type InterventionView, PlanView, ToSignView } from './model-views.ts';
export { partyRoles } from './policy.ts';
export { isOut, isWritable, type Missing, missingForSigning } from './rules.ts';
export { type GoalProgress, progressOf } from './rules-progress.ts';
