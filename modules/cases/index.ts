export * from './model.ts';
export { modelDefaults, programSettings } from './model-defaults.ts';
export { CaseEvent, type CaseEventInput, type CaseEventType } from './model-events.ts';
export { CaseFacts } from './model-facts.ts';
export { PlanApproval, ProgramSettings, TimerKey } from './model-program.ts';
export { TeamRole, teamRoles } from './model-team.ts';
export { type HandedCase, spreadByCapacity, type Taker } from './rules-hand-over.ts';
export { agreedDeadline, type TimerDeadline, timerDeadline, timerRule } from './rules-timers.ts';
