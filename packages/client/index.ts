export { type FieldProblem, Problem, problemOf } from './problem.ts';
export type { Session } from './session.ts';
