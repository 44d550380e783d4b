import type pg from 'pg';
import { isAllowed } from './allowed.ts';
import { type Catalogue, growthOf, type PlanNode, scansOf, strayOf } from './scans.ts';

/** A statement of the product and the file that sends it. */
export interface Statement {
  readonly from: string;
  readonly text: string;
}

export interface Fault extends Statement {
  readonly fault: string;
}

/** Explains each statement as it is planned once for all values, and answers what is wrong with its plan. `client` is of the role whose plans are meant. */
export async function checkStatements(client: pg.Client, catalogue: Catalogue, statements: readonly Statement[]): Promise<Fault[]> {
  // Tables are small here, and to read one at once would be cheap: the question is what could be found over an index.
  await client.query('SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off');
  const faults: Fault[] = [];
  for (const statement of statements) {
    for (const fault of await faultsOf(client, catalogue, statement)) faults.push({ ...statement, fault });
  }
  return faults;
}

async function faultsOf(client: pg.Client, catalogue: Catalogue, { from, text }: Statement): Promise<string[]> {
  const plan = await planOf(client, text);
  if (typeof plan === 'string') return [`it cannot be explained: ${plan}`];
  const faults = scansOf(plan).flatMap((scan) => {
    const growth = isAllowed(from, scan.table) ? undefined : growthOf(scan, catalogue);
    return [growth, strayOf(scan, catalogue)].filter((fault) => fault !== undefined);
  });
  return [...new Set(faults)];
}

async function planOf(client: pg.Client, text: string): Promise<PlanNode | string> {
  try {
    const { rows } = await client.query(`EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${text}`);
    return rows[0]['QUERY PLAN'][0].Plan;
  } catch (error) {
    return (error as Error).message;
  }
}
