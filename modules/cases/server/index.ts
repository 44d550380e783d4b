import type { Area } from '#platform';
import { caseEvents } from './events.ts';
import { caseProblems } from './problems.ts';

export { type Load, loadOf, loadsOf } from './caseload.ts';
export { type OpenedCase, openCase } from './open-case.ts';
export { loadCaseSettings, loadPlace, loadProgram, type Program } from './programs.ts';
export { type CaseRow, loadCase, loadCaseForWork } from './store.ts';
export { type DetailOf, transition } from './transition.ts';

export const casesArea: Area = { name: 'cases', events: caseEvents, problems: caseProblems };
