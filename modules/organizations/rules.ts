import { accept, type Decision, refuse } from '#kernel';
import type { OrganizationChange } from './model.ts';

export type OrganizationRefusal = { code: 'organization.is-own' } | { code: 'organization.has-open-cases'; count: number };

/** Whether a change moves the clocks of the organisation: they are read at its place. */
export function movesClocks(change: OrganizationChange): boolean {
  return change.timeZone !== undefined || change.holidaySet !== undefined;
}

/**
 * An organisation may be taken out of use unless it is the administrator's own, who would lock themself out, or still carries cases that somebody
 * must first close or hand over.
 */
export function checkDeactivation(
  change: OrganizationChange,
  of: { isOwn: boolean; openCases: number },
): Decision<undefined, OrganizationRefusal> {
  if (change.active !== false) return accept();
  if (of.isOwn) return refuse({ code: 'organization.is-own' });
  if (of.openCases > 0) return refuse({ code: 'organization.has-open-cases', count: of.openCases });
  return accept();
}
