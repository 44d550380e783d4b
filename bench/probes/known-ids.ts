import pg from 'pg';
import { newId } from '#kernel';
import type { PickId } from './from-schema.ts';

/** Ids of records that exist, by table; asked again from time to time, because a run makes new ones. */
export interface KnownIds {
  /** Reads the ids anew. */
  refresh(): Promise<void>;
  /** For people of the network: mostly an id of a record of theirs, sometimes another kind's, another network's, or nobody's. */
  readonly inside: PickId;
  /** For people who see little: also the ids of the records they must not see. */
  readonly outside: PickId;
  /** Only ids of the network's own records, and only of those nobody must see. */
  readonly own: PickId;
  readonly hidden: PickId;
  /** From now on, ids not known so far are secret; answers what ends that. */
  keepSecret(): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

type Ids = Map<string, string[]>;

export async function knownIds(ownerUrl: string, networkId: string): Promise<KnownIds> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const tables = await tablesWithIds(client);
  const secret = new Set<string>();
  let own: Ids = new Map();
  let hidden: Ids = new Map();

  const idsWhere = async (condition: string, order = 'id', limit = 'ALL') => {
    const one = (table: string) =>
      `(SELECT '${table}' AS name, id::text FROM ${table} WHERE ${condition} ORDER BY ${order} LIMIT ${limit})`;
    const { rows } = await client.query<{ name: string; id: string }>(tables.map(one).join(' UNION ALL '), [networkId]);
    return rows;
  };
  const choose = (field: string, turn: number, ...from: Ids[]): string => {
    const ids = from.flatMap((of) => idsFor(of, field));
    return ids[turn % Math.max(ids.length, 1)] ?? newId();
  };
  return {
    async refresh() {
      const first = await idsWhere('network_id = $1', 'id', '40');
      const last = await idsWhere('network_id = $1', 'id DESC', '6');
      const rows = [...first, ...last].filter(({ id }) => !secret.has(id));
      own = byTable(rows);
      const foreign = await idsWhere('network_id <> $1', 'id', '10');
      const secrets = (await idsWhere('network_id = $1')).filter(({ id }) => secret.has(id));
      hidden = byTable([...foreign, ...secrets]);
    },
    inside(field, turn) {
      const luck = turn % 16;
      if (luck === 13) return [...own.values()].flat()[turn % 97] ?? newId();
      if (luck === 14) return newId();
      return choose(field, turn >> 4, luck === 15 ? hiddenOfNetworks(hidden, secret) : own);
    },
    outside(field, turn) {
      return turn % 8 === 7 ? newId() : choose(field, turn >> 3, turn % 2 === 0 ? own : hidden);
    },
    own: (field, turn) => choose(field, turn, own),
    hidden: (field, turn) => choose(field, turn, hidden),
    async keepSecret() {
      const before = new Set((await idsWhere('network_id = $1')).map(({ id }) => id));
      return async () => {
        for (const { id } of await idsWhere('network_id = $1')) if (!before.has(id)) secret.add(id);
      };
    },
    stop: () => client.end(),
  };
}

async function tablesWithIds(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
    GROUP BY 1 HAVING bool_or(a.attname = 'id' AND a.atttypid = 'uuid'::regtype) AND bool_or(a.attname = 'network_id') ORDER BY 1`);
  return rows.map(({ name }) => name);
}

function byTable(rows: readonly { name: string; id: string }[]): Ids {
  const ids: Ids = new Map();
  for (const { name, id } of rows) ids.set(name, [...new Set([...(ids.get(name) ?? []), id])]);
  return ids;
}

function hiddenOfNetworks(hidden: Ids, secret: ReadonlySet<string>): Ids {
  return new Map([...hidden].map(([name, ids]) => [name, ids.filter((id) => !secret.has(id))]));
}

/** What a field refers to when its name does not say it. */
const otherNames: Readonly<Record<string, string>> = {
  people: 'persons',
  manager: 'users',
  worker: 'users',
  holder: 'users',
  series: 'appointment_series',
  point: 'person_contact_points',
  closure: 'closure_days',
  progress: 'goal_progress',
  address: 'person_addresses',
};

/** `toUserId` and the `users` of a path mean users; `goalId` the goals of a plan. */
function idsFor(ids: Ids, field: string): string[] {
  const words = field
    .replace(/Ids?$/, '')
    .replaceAll('-', '_')
    .replace(/([A-Z])/g, '_$1')
    .toLowerCase();
  const last = words.split('_').at(-1) ?? '';
  const ending = otherNames[last] ?? (field.endsWith('Id') ? `${last}s` : words);
  return [...ids].filter(([table]) => table.endsWith(ending)).flatMap(([, of]) => of);
}
