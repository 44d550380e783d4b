/** A node of what EXPLAIN answers in JSON; only what is looked at. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Recheck Cond'?: string;
  readonly Filter?: string;
  readonly 'Join Filter'?: string;
  readonly Alias?: string;
  readonly Plans?: readonly PlanNode[];
}

/** One way in which a plan reads a table. */
export interface Scan {
  readonly table: string;
  readonly index: string | undefined;
  /** Columns by whose values rows are found in the index. */
  readonly foundBy: readonly string[];
  /** Columns that every row is tested by after it was read, those above included. */
  readonly testedBy: readonly string[];
  /** Columns by whose values it is joined, when every row was joined with every other. */
  readonly joinedBy: readonly string[];
  /** In the order of an index, and only as many rows as are wanted. */
  readonly stopsEarly: boolean;
}

/** Every scan of a table in a plan, those of subqueries and policies included; `joins` are the conditions above it. */
export function scansOf(node: PlanNode, joins = '', isLimited = false): Scan[] {
  const limits = node['Node Type'] === 'Limit' || (isLimited && passing.includes(node['Node Type']));
  const below = (node.Plans ?? []).flatMap((child) => scansOf(child, joins + (node['Join Filter'] ?? ''), limits));
  const joinedBy = [...joins.matchAll(/\b(\w+)\.(\w+)/g)].filter(([, alias]) => alias === node.Alias).map(([, , column]) => column ?? '');
  const table = node['Relation Name'];
  if (!table || node['Node Type'] === 'ModifyTable') return below;
  const tested = columnsIn(node.Filter);
  if (node['Node Type'] !== 'Bitmap Heap Scan') {
    const foundBy = columnsIn(node['Index Cond']);
    return [{ table, index: node['Index Name'], foundBy, testedBy: [...foundBy, ...tested], joinedBy, stopsEarly: isLimited }, ...below];
  }
  const bitmaps = bitmapsOf(node);
  const foundBy = [...new Set(bitmaps.flatMap(({ 'Index Cond': condition }) => columnsIn(condition)))];
  const testedBy = [...foundBy, ...tested, ...columnsIn(node['Recheck Cond'])];
  return [{ table, index: bitmaps[0]?.['Index Name'], foundBy, testedBy, joinedBy, stopsEarly: false }, ...below];
}

/** Nodes that ask for no more rows than are asked of them. */
const passing: readonly string[] = ['Subquery Scan', 'LockRows', 'Result'];

function bitmapsOf(node: PlanNode): PlanNode[] {
  return (node.Plans ?? []).flatMap((child) => {
    if (child['Node Type'] === 'Bitmap Index Scan') return [child];
    return child['Node Type'].startsWith('Bitmap') ? bitmapsOf(child) : [];
  });
}

/** A column is what stands right after a bracket: `((c.case_id = $1) AND (ROW(at, id) < ROW($2, $3)))`. */
function columnsIn(condition = ''): string[] {
  return [...condition.matchAll(/\((?:"?\w+"?\.)?"?([a-z_]\w*)"?(?=[\s,):])/g)].map((found) => found[1] as string);
}

/** What is known of the tables a plan may read. */
export interface Catalogue {
  /** Tables that have more rows every year. */
  readonly growing: ReadonlySet<string>;
  /** Tables without a row, of which the planner only guesses. */
  readonly empty: ReadonlySet<string>;
  /** Tables whose rows belong to a network. */
  readonly ofNetworks: ReadonlySet<string>;
  /** The columns of every index, by table. */
  readonly indexes: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Indexes that hold only the rows in some state, as those in work. */
  readonly narrow: ReadonlySet<string>;
}

/**
 * Why a scan takes longer for every case the network has ever had, or undefined. To be found by the network alone is to be read from one end to the other; unless an
 * index over a column that the rows are tested by exists, and the planner did not care; of a table without rows it may not care by what it is joined, either.
 */
export function growthOf(scan: Scan, { growing, empty, indexes, narrow }: Catalogue): string | undefined {
  const { table, index, foundBy, testedBy, joinedBy } = scan;
  const isByNetworkOnly = (columns: readonly string[]) => columns.every((column) => column === 'network_id');
  if (!growing.has(table) || !isByNetworkOnly(foundBy)) return undefined;
  if (index && (narrow.has(index) || (scan.stopsEarly && isByNetworkOnly(testedBy)))) return undefined;
  const helpful = (indexes.get(table) ?? []).find((columns) => {
    const first = columns.find((column) => column !== 'network_id');
    return first !== undefined && (testedBy.includes(first) || (empty.has(table) && joinedBy.includes(first)));
  });
  if (helpful) return undefined;
  return index ? `${table} is read from one end to the other over ${index}` : `${table} is read from one end to the other`;
}

/** Says so when a scan reads rows of more than one network: its rows are found or tested by neither a network nor a row of one. */
export function strayOf({ table, testedBy }: Scan, { ofNetworks }: Catalogue): string | undefined {
  return ofNetworks.has(table) && !testedBy.includes('network_id') ? `${table} is read in all networks` : undefined;
}
