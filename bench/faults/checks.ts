import { openPool } from '#platform';
import type { Ledger } from './ledger.ts';
import type { Place } from './place.ts';

/** Everything that must hold whatever was broken; answers what does not. */
export async function checkEverything(place: Pick<Place, 'ownerUrl' | 'lotse'>, ledger: Ledger): Promise<string[]> {
  const verified = await place.lotse('verify');
  return [
    ...ledger.wrongAnswers.map((answer) => `a request was answered ${answer}`),
    ...(await checkLedger(place.ownerUrl, ledger)),
    ...(verified.code === 0 ? [] : [`lotse verify: ${verified.output.trim()}`]),
  ];
}

/** Every acknowledged write is there, exactly once, and nothing of one that was not finished. Needs the owner's address. */
export async function checkLedger(ownerUrl: string, { acknowledged }: Ledger): Promise<string[]> {
  const pool = openPool(ownerUrl, 1);
  const ask = async <Row extends object>(text: string, values: unknown[] = []) => (await pool.query<Row>(text, values)).rows;
  const faults: string[] = [];
  const of = (kind: string) =>
    Map.groupBy(
      acknowledged.filter((one) => one.kind === kind),
      ({ table }) => table,
    );
  try {
    for (const [table, ones] of of('record')) {
      const ids = ones.map(({ id }) => id);
      const kept = await ask<{ id: string; events: number }>(
        `SELECT r.id, (SELECT count(*) FROM journal j WHERE j.facts::text LIKE '%' || r.id || '%' AND j.type <> 'duty-postponed')::int AS events
         FROM ${table} r WHERE r.id = ANY ($1::uuid[])`,
        [ids],
      );
      const found = new Map(kept.map(({ id, events }) => [id, events]));
      for (const id of ids)
        if (found.get(id) !== 1) faults.push(`${table} ${id} was acknowledged and is in the journal ${found.get(id) ?? 'not at all'}`);
    }
    for (const [table, ones] of of('version')) {
      const rows = await ask<{ state: string }>(
        `SELECT to_jsonb(t)::text AS state FROM ${table} t WHERE id = ANY ($1::uuid[])
         UNION ALL SELECT state::text FROM row_history WHERE table_name = $2 AND row_id = ANY ($1::uuid[])`,
        [ones.map(({ id }) => id), table],
      );
      for (const { id, words } of ones)
        if (!rows.some(({ state }) => state.includes(words))) faults.push(`${table} ${id}: the acknowledged words "${words}" are lost`);
    }
    const reasons = new Set(
      (await ask<{ reason: string }>("SELECT facts->>'reason' AS reason FROM journal WHERE type = 'duty-postponed'")).map(
        ({ reason }) => reason,
      ),
    );
    for (const { id, words } of [...of('decision').values()].flat())
      if (!reasons.has(words)) faults.push(`duty ${id}: the acknowledged decision "${words}" is lost`);
    for (const [name, query] of Object.entries(halves)) {
      const rows = await ask(query);
      if (rows.length > 0) faults.push(`${name}: ${rows.length} × ${JSON.stringify(rows[0])}`);
    }
  } finally {
    await pool.end();
  }
  return faults;
}

/** What one transaction wrote and another must not find half done; read without any index that might be broken. */
const halves: Readonly<Record<string, string>> = {
  'a receipt without its record': `SELECT r.kind, r.id FROM receipts r
    WHERE r.kind IN ('contact', 'need', 'appointment', 'referral', 'document')
      AND NOT EXISTS (SELECT FROM contacts WHERE id = r.id UNION ALL SELECT FROM needs WHERE id = r.id UNION ALL SELECT FROM appointments WHERE id = r.id
        UNION ALL SELECT FROM referrals WHERE id = r.id UNION ALL SELECT FROM documents WHERE id = r.id)`,
  'two plans in work': `SELECT case_id FROM plans WHERE status IN ('draft', 'submitted', 'returned', 'signed') GROUP BY case_id HAVING count(*) > 1`,
  'two plans in force': `SELECT case_id FROM plans WHERE status = 'in_force' GROUP BY case_id HAVING count(*) > 1`,
  'somebody in two appointments at once': `SELECT a.id FROM appointments a JOIN appointments b ON a.person_id = b.person_id AND a.id < b.id
    AND tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at) WHERE a.status IN ('planned', 'kept') AND b.status IN ('planned', 'kept')`,
};

/** How many rows a table has, of all networks. */
export async function countRows(ownerUrl: string, table: string): Promise<number> {
  const pool = openPool(ownerUrl, 1);
  try {
    return (await pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`)).rows[0]?.count ?? 0;
  } finally {
    await pool.end();
  }
}
