import { mayDo, type Role } from '#kernel';
import type { Transition } from './rules-transitions.ts';

/** Whether one of the roles may take a step at all; whether the step is possible is the table's to say. */
export function mayTake(roles: readonly Role[], step: Transition): boolean {
  return mayDo(roles, step.permission);
}
