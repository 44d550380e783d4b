import { createHash } from 'node:crypto';
import { dealCases } from './agencies.ts';
import { connect, dropIndexes } from './database.ts';
import { familyNames, givenNames } from './names.ts';
import { SeededRandom } from './random.ts';
import { type Household, readTemplate } from './template.ts';
import { type Filling, fill } from './text.ts';
import { RowWriter } from './writer.ts';

export interface Grown {
  readonly networks: number;
  readonly agencies: number;
  readonly cases: number;
  readonly rows: number;
  /** What stands before the e-mail of somebody of the demo at the fullest agency. */
  readonly prefix: string;
}

/**
 * Multiplies the demo network of a database to so many cases, journals with valid chains, duties, plans and contacts included. Every row is a copy of one that came
 * about through the product's rules, with ids, people, days and agencies of its own; the same seed gives the same copies. `adminUrl` is of a superuser:
 * triggers and foreign keys rest while the rows arrive.
 */
export async function grow(adminUrl: string, { cases, seed }: { cases: number; seed: number }): Promise<Grown> {
  const random = new SeededRandom(seed);
  const client = await connect(adminUrl);
  const template = await readTemplate(client);
  const agencies = dealCases(template, cases, random);
  const indexes = await dropIndexes(client);
  const writer = await RowWriter.open(adminUrl);
  const networks = new Map<number, { ids: string[]; cases: number }>();
  let made = 0;
  for (const [at, agency] of agencies.entries()) {
    const prefix = `a${at}.`;
    let network = networks.get(agency.network);
    if (!network) {
      network = { ids: template.networkIds.map(() => newIdLike('', 0, random)), cases: 0 };
      networks.set(agency.network, network);
      for (const row of template.networkRows) writer.add(row.table, fill(row.text, plainFilling(network.ids, prefix)));
    }
    const shared = [...network.ids, ...template.agencyIds.map((id) => newIdLike(id, 0, random))];
    for (const row of template.agencyRows) writer.add(row.table, fill(row.text, plainFilling(shared, prefix)));
    for (const [which, household] of template.households.entries()) {
      for (let copy = agency.copies[which] ?? 0; copy > 0; copy -= 1) {
        network.cases += 1;
        const isFirst = copy === agency.copies[which];
        copyHousehold(household, { shared, number: `C-${network.cases}`, isFirst, random, writer });
        made += household.cases;
      }
      await writer.mayPause();
    }
  }
  const rows = await writer.finish();
  for (const index of indexes) await client.query(index);
  await client.query('VACUUM ANALYZE');
  await client.end();
  return { networks: networks.size, agencies: agencies.length, cases: made, rows, prefix: 'a0.' };
}

interface CopyOptions {
  readonly shared: readonly string[];
  readonly number: string;
  /** A worker can be at one place at a time: only one copy has what her calendar holds. */
  readonly isFirst: boolean;
  readonly random: SeededRandom;
  readonly writer: RowWriter;
}

function copyHousehold(household: Household, { shared, number, isFirst, random, writer }: CopyOptions): void {
  const shiftDays = household.isOpen ? 0 : -random.between(0, 1_800);
  let named = 0;
  let numbered = 0;
  const filling: Filling = {
    ids: [...shared, ...household.ids.map((id) => newIdLike(id, shiftDays, random))],
    shiftDays,
    name() {
      named += 1;
      return random.pick(named % 2 === 1 ? givenNames : familyNames);
    },
    number() {
      numbered += 1;
      return numbered === 1 ? number : `${number}-${numbered}`;
    },
    key: () => `\\\\x${random.hex(64)}`,
    prefix: '',
    previous: '',
    hash: '',
  };
  const heads = new Map<string, string>();
  let previous: Buffer | undefined;
  for (const row of household.rows) {
    if (row.table.name === 'appointment_workers' && !isFirst) continue;
    if (row.event) {
      if (row.event.isFirst) previous = undefined;
      const hash = createHash('sha256');
      if (previous) hash.update(previous);
      const digest = hash.update(fill(row.event.chained, filling)).digest();
      filling.previous = previous ? `\\\\x${previous.toString('hex')}` : '\\N';
      filling.hash = `\\\\x${digest.toString('hex')}`;
      heads.set(row.event.streamId, filling.hash);
      previous = digest;
    }
    // The tables come in alphabetical order: the events before the ends of their chains.
    if (row.headOf) filling.hash = heads.get(row.headOf) ?? '\\N';
    writer.add(row.table, fill(row.text, filling));
  }
}

function plainFilling(ids: readonly string[], prefix: string): Filling {
  return { ids, shiftDays: 0, name: () => '', number: () => '', key: () => '', prefix, previous: '', hash: '' };
}

const millisecondsOfDay = 86_400_000;

/** An id of the same moment, some days earlier, or of now. */
function newIdLike(id: string, shiftDays: number, random: SeededRandom): string {
  const isTimed = id[14] === '7';
  const at = (isTimed ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : Date.now()) + shiftDays * millisecondsOfDay;
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.hex(3)}-8${random.hex(3)}-${random.hex(12)}`;
}
