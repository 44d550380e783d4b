import { mayDo, type Permission, type Role } from '#kernel';
import type { Transition } from './rules-transitions.ts';

/** Whether one of the roles may take a step at all; whether the step is possible is the table's to say. */
export function mayTake(roles: readonly Role[], step: Transition): boolean {
  return mayDo(roles, step.permission);
}

/** What nobody does on a case that has ended. It is still read, printed and exported, and its steps say whether it can be opened again. */
export const restingAtEnd = [
  'cases.work',
  'consents.record',
  'assessments.answer',
  'plans.write',
  'plans.approve',
  'calendar.schedule',
  'contacts.log',
  'documents.add',
] as const satisfies readonly Permission[];
