import { hash } from 'node:crypto';
import type { Agency } from './agencies.ts';
import { familyNames, givenNames } from './names.ts';
import { SeededRandom } from './random.ts';
import type { Household, Template } from './template.ts';
import { dayText, type Filling, fill } from './text.ts';
import type { RowWriter } from './writer.ts';

/** What all agencies are made from. */
export interface Mould {
  readonly template: Template;
  readonly seed: number;
}

/** Writes an agency with everybody in it. It depends on nothing but its place and the seed, so that agencies can be made side by side. */
export async function copyAgency({ template, seed }: Mould, at: number, agency: Agency, writer: RowWriter): Promise<void> {
  const prefix = `a${at}.`;
  // Of ids that carry no moment of their own.
  const madeAt = momentOf(template.networkId) ?? 0;
  const ofNetwork = new SeededRandom(seed, `network ${agency.network}`);
  const networkIds = template.networkIds.map(() => newId(madeAt, ofNetwork));
  if (agency.isFirstOfNetwork)
    for (const row of template.networkRows) writer.add(row.table, fill(row.text, plainFilling(networkIds, prefix)));
  const random = new SeededRandom(seed, `agency ${at}`);
  const shared = [...networkIds, ...template.agencyIds.map((id) => newId(momentOf(id) ?? madeAt, random))];
  for (const row of template.agencyRows) writer.add(row.table, fill(row.text, plainFilling(shared, prefix)));
  let number = agency.casesBefore;
  for (const [which, household] of template.households.entries()) {
    const moments = household.ids.map((id) => momentOf(id) ?? madeAt);
    const copies = agency.copies[which] ?? 0;
    for (let copy = 0; copy < copies; copy += 1) {
      number += 1;
      copyHousehold(household, { shared, moments, number: `C-${number}`, isFirst: copy === 0, random, writer });
      await writer.mayPause();
    }
  }
}

interface CopyOptions {
  readonly shared: readonly string[];
  readonly moments: readonly number[];
  readonly number: string;
  /** A worker can be at one place at a time: only one copy has what her calendar holds. */
  readonly isFirst: boolean;
  readonly random: SeededRandom;
  readonly writer: RowWriter;
}

const longestAgoDays = 1_800;
/** Days since 1970: from 1930 to 2012. */
const [earliestBirth, latestBirth] = [-14_610, 15_340];
/** Room for what the hash of one event covers. */
const chained = Buffer.alloc(2 ** 18);
const hashBytes = 32;

function copyHousehold(household: Household, { shared, moments, number, isFirst, random, writer }: CopyOptions): void {
  const shiftDays = household.kind === 'open' ? 0 : -random.between(0, longestAgoDays);
  const shift = shiftDays * millisecondsOfDay;
  let named = 0;
  let numbered = 0;
  const filling: Filling = {
    ids: [...shared, ...moments.map((moment) => newId(moment + shift, random))],
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
    birth: () => dayText(random.between(earliestBirth, latestBirth)),
    phone: () => `+1${random.between(2_000_000_000, 9_899_999_999)}`,
    prefix: '',
    previous: '',
    hash: '',
  };
  const heads = new Map<string, string>();
  let previous = '';
  for (const row of household.rows) {
    if (row.table.name === 'appointment_workers' && !isFirst) continue;
    if (row.event) {
      if (row.event.isFirst) previous = '';
      filling.previous = previous ? `\\\\x${previous}` : '\\N';
      previous = hashOf(previous, fill(row.event.chained, filling));
      filling.hash = `\\\\x${previous}`;
      heads.set(row.event.streamId, filling.hash);
    }
    // The tables come in alphabetical order: the events before the ends of their chains.
    if (row.headOf) filling.hash = heads.get(row.headOf) ?? '\\N';
    writer.add(row.table, fill(row.text, filling));
  }
}

/** As the journal chains its events (journal-writer.ts): the hash before it, then the event; in hexadecimal digits. */
function hashOf(previous: string, event: string): string {
  const from = previous ? hashBytes : 0;
  if (from + 3 * event.length > chained.length) throw new RangeError('an event is longer than there is room for');
  if (previous) chained.write(previous, 0, 'hex');
  return hash('sha256', chained.subarray(0, from + chained.write(event, from, 'utf8')), 'hex');
}

function plainFilling(ids: readonly string[], prefix: string): Filling {
  return {
    ids,
    shiftDays: 0,
    name: () => '',
    number: () => '',
    key: () => '',
    birth: () => '',
    phone: () => '',
    prefix,
    previous: '',
    hash: '',
  };
}

const millisecondsOfDay = 86_400_000;

/** The moment that an id carries. */
function momentOf(id: string): number | undefined {
  return id[14] === '7' ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : undefined;
}

/** An id of this moment, which would have come at it. */
function newId(moment: number, random: SeededRandom): string {
  const time = moment.toString(16).padStart(12, '0');
  const digits = random.hex(18);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits.slice(0, 3)}-8${digits.slice(3, 6)}-${digits.slice(6)}`;
}
