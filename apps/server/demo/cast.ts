import type { Actor } from '#platform';
import type { OrganizationKey } from './organizations.ts';
import type { WorkerKey } from './workers.ts';

/** The ids of everything that stands before the first case. */
export interface DemoCast {
  readonly networkId: string;
  readonly organizations: Record<OrganizationKey, string>;
  readonly users: Record<WorkerKey, string>;
  readonly programs: { readonly community: string; readonly intensive: string };
}

export interface DemoCase {
  readonly caseId: string;
  readonly personId: string;
  /** The case manager. */
  readonly by: Actor;
}
