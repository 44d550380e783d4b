import { sql } from 'kysely';
import { Acuity, type CarriedCase, caseload, defaultCaseloadWeights, weightedCaseload } from '#kernel';
import { asSystem, type Tx } from '#platform';
import { openStates } from '../model.ts';
import { programSettings } from '../model-defaults.ts';

export interface Load {
  readonly cases: number;
  readonly weighted: number;
}

const nothing: Load = { cases: 0, weighted: 0 };

/** What each of these people carries today: open cases, counted and weighted as their programmes weigh them. Figures only, so it is read with the platform's sight. */
export async function loadsOf(tx: Tx, userIds: readonly string[]): Promise<ReadonlyMap<string, Load>> {
  if (userIds.length === 0) return new Map();
  const rows = await asSystem(tx, () =>
    tx.db
      .selectFrom('cases as c')
      .innerJoin('programs as p', 'p.id', 'c.programId')
      .where(sql<boolean>`c.case_manager_id = ANY (${[...userIds]}::uuid[])`)
      .where('c.state', 'in', [...openStates])
      .select(['c.caseManagerId', 'c.state', 'c.acuity', 'c.model', 'p.settings'])
      .execute(),
  );
  const loads = new Map<string, Load>();
  for (const row of rows) {
    const weights = programSettings(row.model as 'clinical', row.settings).caseloadWeights ?? defaultCaseloadWeights;
    const carried: CarriedCase[] = [{ state: row.state, acuity: Acuity.parse(row.acuity) }];
    const before = loads.get(row.caseManagerId ?? '') ?? nothing;
    loads.set(row.caseManagerId ?? '', {
      cases: before.cases + caseload(carried, weights),
      weighted: before.weighted + weightedCaseload(carried, weights),
    });
  }
  return loads;
}

/** What one person carries today. */
export async function loadOf(tx: Tx, userId: string): Promise<Load> {
  return (await loadsOf(tx, [userId])).get(userId) ?? nothing;
}
