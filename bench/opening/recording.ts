import type pg from 'pg';
import { idsIn } from '../network/text.ts';

/** The rows of one table that an opening writes, as one INSERT. */
export interface Statement {
  readonly table: string;
  /** As `pg` takes it, with ids of its own in place of those recorded, and the number of the case. */
  filled(idOf: (recorded: string) => string, number: string): pg.QueryConfig;
}

/** Written by triggers or, the number of the case, taken on the way. */
const notInserted = ['case_access', 'case_numbers', 'row_history'];

/** What must be there before others can refer to it; the rest may come in any order. */
const first = ['cases', 'care_team_members', 'consents', 'appointment_series', 'plans', 'goals', 'plan_goals'];

type Row = Readonly<Record<string, string | null>>;

/** The statements that insert what the opening of somebody's case wrote, read from the rows that carry its transaction. */
export async function statementsOf(owner: pg.Client, personId: string): Promise<Statement[]> {
  const { rows } = await owner.query<{ xid: string }>('SELECT xmin::text AS xid FROM cases WHERE person_id = $1', [personId]);
  const xid = rows[0]?.xid;
  const recorded: { table: Table; rows: Row[] }[] = [];
  for (const table of await tablesOf(owner)) {
    if (notInserted.includes(table.name)) continue;
    const columns = table.columns.map(({ name }) => `"${name}"::text`).join(', ');
    const written = await owner.query<Row>(`SELECT ${columns} FROM ${table.name} WHERE xmin::text = $1`, [xid]);
    if (written.rows.length > 0) recorded.push({ table, rows: written.rows });
  }
  const own = new Set(recorded.flatMap((one) => one.rows.flatMap((row) => [row.id, row.stream_id].filter((id) => id != null))));
  const place = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length);
  return recorded
    .toSorted((one, other) => place(one.table.name) - place(other.table.name))
    .map((one) => insertOf(one, (id) => own.has(id) || id === personId));
}

interface Table {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** All but what the database works out itself. */
async function tablesOf(owner: pg.Client): Promise<Table[]> {
  const { rows } = await owner.query<Table>(`
    SELECT c.table_name AS name,
      jsonb_agg(jsonb_build_object('name', c.column_name, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY c.ordinal_position) AS columns
    FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    JOIN pg_attribute a ON a.attrelid = format('%I.%I', c.table_schema, c.table_name)::regclass AND a.attname = c.column_name
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER' AND c.column_name <> 'transaction_id'
    GROUP BY c.table_name HAVING bool_or(c.column_name = 'network_id')`);
  return rows;
}

function insertOf({ table, rows }: { table: Table; rows: readonly Row[] }, isOwn: (id: string) => boolean): Statement {
  const names = table.columns.map(({ name }) => `"${name}"`);
  const tuples = rows.map(
    (_, at) => `(${table.columns.map(({ type }, column) => `$${at * names.length + column + 1}::${type}`).join(', ')})`,
  );
  const text = `INSERT INTO ${table.name} (${names.join(', ')}) VALUES ${tuples.join(', ')}`;
  const values = rows.flatMap((row) => table.columns.map(({ name }) => ({ name, text: row[name] ?? null })));
  const pieces = values.map(({ name, text: value }) =>
    table.name === 'cases' && name === 'number' ? undefined : value === null ? null : cutAtIds(value, isOwn),
  );
  return {
    table: table.name,
    filled: (idOf, number) => ({
      name: `insert-${table.name}`,
      text,
      values: pieces.map((piece) =>
        piece === undefined ? number : (piece?.map((part, at) => (at % 2 === 1 ? idOf(part) : part)).join('') ?? null),
      ),
    }),
  };
}

/** Texts and, between them, ids that every opening has anew. */
function cutAtIds(value: string, isOwn: (id: string) => boolean): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const id of idsIn(value).filter(isOwn)) {
    const at = value.indexOf(id, from);
    pieces.push(value.slice(from, at), id);
    from = at + id.length;
  }
  return [...pieces, value.slice(from)];
}
