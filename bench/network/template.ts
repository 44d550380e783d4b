import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { canonicalJson } from '#kernel';
import { agencyTables, leftOut, networkTables } from './tables.ts';
import { cut, idsIn, marks, type RowText } from './text.ts';

/** A table with the columns a copy of its rows names. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

export interface TemplateRow {
  readonly table: Table;
  readonly text: RowText;
  /** Of an event: what its hash covers, and whether it is the first of its stream. */
  readonly event?: { readonly chained: RowText; readonly streamId: string; readonly isFirst: boolean };
  /** Of the end of a chain: whose. */
  readonly headOf?: string;
}

/** Somebody with everything that belongs to them and their cases; households that share a record stay together. */
export interface Household {
  readonly rows: readonly TemplateRow[];
  /** Ids of its own, which every copy has anew; they follow the shared ids in the list of ids. */
  readonly ids: readonly string[];
  readonly cases: number;
  /** `short` are those that ended after a few contacts. */
  readonly kind: 'open' | 'whole' | 'short';
}

/** The demo network, ready to be copied. */
export interface Template {
  readonly networkId: string;
  readonly networkIds: readonly string[];
  readonly agencyIds: readonly string[];
  readonly networkRows: readonly TemplateRow[];
  readonly agencyRows: readonly TemplateRow[];
  readonly households: readonly Household[];
}

interface Line {
  readonly table: Table;
  readonly text: string;
  readonly ids: readonly string[];
  /** What was signed; its seal fits it only as it is. */
  readonly sealed: string;
}

/** Reads the one network of a database. Times are read in UTC, so that a copy some days earlier differs only in its dates. */
export async function readTemplate(client: pg.Client): Promise<Template> {
  await client.query("SET timezone = 'UTC'");
  const tables = await tablesOf(client);
  const linesOf = async (names: readonly string[]) => {
    const lines: Line[] = [];
    for (const table of tables.filter(({ name }) => names.includes(name))) lines.push(...(await readLines(client, table)));
    return lines;
  };
  const networkLines = await linesOf(networkTables);
  const agencyLines = await linesOf(agencyTables);
  const kept = tables.map(({ name }) => name).filter((name) => ![...networkTables, ...agencyTables, ...leftOut].includes(name as never));
  const caseLines = await linesOf(kept);
  const networkId = networkLines.find(({ table }) => table.name === 'networks')?.ids[0];
  if (!networkId) throw new Error('the database has no network');
  const networkIds = [...new Set([networkId, ...networkLines.flatMap(ownIds)])];
  const agencyIds = [...new Set(agencyLines.flatMap(ownIds))].filter((id) => !networkIds.includes(id));
  const shared = new Map([...networkIds, ...agencyIds].map((id, place) => [id, place]));
  const cutShared = (line: Line): TemplateRow => ({ table: line.table, text: cutLine(line, (id) => shared.get(id)) });
  // The chain of an organisation tells of many people at once; it begins anew with what a copy does.
  const belongsToSomebody = ({ table, text }: Line) => {
    const stream = table.columns.indexOf('stream_id');
    return stream < 0 || !shared.has(text.split('\t')[stream] as string);
  };
  const events = await readEvents(client);
  return {
    networkId,
    networkIds,
    agencyIds,
    networkRows: networkLines.map(cutShared),
    agencyRows: agencyLines.map(cutShared),
    households: groupByHousehold(caseLines.filter(belongsToSomebody), shared).map((lines) => toHousehold(lines, shared, events)),
  };
}

async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT c.table_name AS name, array_agg(c.column_name::text ORDER BY c.ordinal_position) AS columns
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
    GROUP BY c.table_name HAVING bool_or(c.column_name = 'network_id') OR c.table_name = 'networks' ORDER BY c.table_name`);
  return rows;
}

async function readLines(client: pg.Client, table: Table): Promise<Line[]> {
  const order = table.name === 'journal' ? ' ORDER BY stream_id, stream_position' : '';
  const select = `SELECT ${table.columns.map((column) => `"${column}"`).join(', ')} FROM ${table.name}${order}`;
  const chunks: Buffer[] = [];
  for await (const chunk of client.query(copyTo(`COPY (${select}) TO STDOUT`))) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString().split('\n').slice(0, -1);
  return lines.map((text) => ({ table, ...markDifferences(table, text), ids: idsIn(text) }));
}

/** Puts marks where every copy has something of its own that is neither an id nor a date. */
function markDifferences(table: Table, line: string): { text: string; sealed: string } {
  const fields = line.split('\t');
  const sealed = table.name === 'plan_copies' ? (fields[table.columns.indexOf('content')] ?? '') : '';
  const put = (column: string, mark: string) => {
    const at = table.columns.indexOf(column);
    if (at >= 0 && fields[at] !== '\\N') fields[at] = mark;
  };
  if (table.name === 'persons') {
    put('given_names', marks.name);
    put('family_name', marks.name);
    put('birth_date', marks.birth);
  }
  if (table.name === 'cases' || table.name === 'referrals') put('number', marks.number);
  put('source_key', marks.key);
  if (table.name === 'person_identifiers') put('digest', marks.key);
  if (table.name === 'person_contact_points' && line.includes('\t+')) put('value', marks.phone);
  if (table.name === 'users') put('email', `${marks.prefix}${fields[table.columns.indexOf('email')]}`);
  if (table.name === 'journal') {
    put('previous_hash', marks.previous);
    put('hash', marks.hash);
  }
  if (table.name === 'journal_heads') put('hash', marks.hash);
  if (sealed) put('content', marks.sealed);
  return { text: fields.join('\t'), sealed };
}

function cutLine({ text, sealed }: Line, placeOf: (id: string) => number | undefined): RowText {
  const row = cut(text, placeOf);
  return sealed ? { ...row, texts: row.texts.map((part) => part.replace(marks.sealed, () => sealed)) } : row;
}

/** The id a row is known by: its column `id`, which comes right after the network's. */
function ownIds({ table, text, ids }: Line): string[] {
  const at = table.columns.indexOf('id');
  return at < 0 ? [] : idsIn(text.split('\t')[at] ?? '').filter((id) => ids.includes(id));
}

/** Rows belong together when they name the same thing, as long as it is not shared by everybody. */
function groupByHousehold(lines: readonly Line[], shared: ReadonlyMap<string, number>): Line[][] {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    const parent = parents.get(id) ?? id;
    if (parent === id) return id;
    const root = rootOf(parent);
    parents.set(id, root);
    return root;
  };
  const own = (line: Line) => line.ids.filter((id) => !shared.has(id));
  for (const line of lines) {
    const [first, ...others] = own(line);
    if (first) for (const other of others) parents.set(rootOf(other), rootOf(first));
  }
  const groups = Map.groupBy(
    lines.filter((line) => own(line).length > 0),
    (line) => rootOf(own(line)[0] as string),
  );
  return [...groups.values()].filter((group) => group.some(({ table }) => table.name === 'persons'));
}

type Events = ReadonlyMap<string, { readonly streamId: string; readonly isFirst: boolean; readonly canonical: string }>;

/** What the hash of each event covers (journal-writer.ts), as canonical JSON. */
async function readEvents(client: pg.Client): Promise<Events> {
  const { rows } = await client.query(`
    SELECT network_id AS "networkId", id, stream_id AS "streamId", stream_position AS "streamPosition", area, type, case_id AS "caseId", person_id AS "personId",
      organization_id AS "organizationId", category, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, actor_user_id AS "actorUserId",
      actor_organization_id AS "actorOrganizationId", purpose, facts FROM journal`);
  return new Map(
    rows.map((event) => [event.id, { streamId: event.streamId, isFirst: event.streamPosition === 1, canonical: canonicalJson(event) }]),
  );
}

function toHousehold(lines: readonly Line[], shared: ReadonlyMap<string, number>, events: Events): Household {
  const ids = [...new Set(lines.flatMap((line) => line.ids))].filter((id) => !shared.has(id)).sort();
  const places = new Map(ids.map((id, at) => [id, shared.size + at]));
  const placeOf = (id: string) => shared.get(id) ?? places.get(id);
  const cases = lines.filter(({ table }) => table.name === 'cases');
  return {
    ids,
    cases: cases.length,
    kind: kindOf(cases, lines),
    rows: lines.map((line) => {
      const row = { table: line.table, text: cutLine(line, placeOf) };
      if (line.table.name === 'journal_heads') return { ...row, headOf: idsIn(line.text)[1] as string };
      const event = line.table.name === 'journal' ? events.get(ownIds(line)[0] as string) : undefined;
      return event ? { ...row, event: { chained: cut(event.canonical, placeOf), streamId: event.streamId, isFirst: event.isFirst } } : row;
    }),
  };
}

/** A case that ended went the whole way when there was a plan. */
function kindOf(cases: readonly Line[], lines: readonly Line[]): Household['kind'] {
  if (!cases.every(({ table, text }) => text.split('\t')[table.columns.indexOf('state')] === 'closed')) return 'open';
  return lines.some(({ table }) => table.name === 'plans') ? 'whole' : 'short';
}
