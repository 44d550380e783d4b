import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Agency, dealCases } from './agencies.ts';
import type { Mould } from './copies.ts';
import { connect, rebuild, restIndexes } from './database.ts';
import type { Part, PartDone } from './grow-part.ts';
import { SeededRandom } from './random.ts';
import { readTemplate } from './template.ts';

export interface Grown {
  readonly networks: number;
  readonly agencies: number;
  readonly cases: number;
  readonly rows: number;
  /** What stands before the e-mail of somebody of the demo at the fullest agency. */
  readonly prefix: string;
}

/** How far it is: cases written of those wanted, then tables made ready of all. */
export interface Progress {
  readonly step: 'cases' | 'tables';
  readonly done: number;
  readonly all: number;
}

export interface GrowOptions {
  readonly cases: number;
  readonly seed: number;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Multiplies the demo network of a database to so many cases, journals with valid chains, duties, plans and contacts included. Every row is a copy of one that came
 * about through the product's rules, with ids, people, days and agencies of its own; the same seed gives the same copies. `adminUrl` is of a superuser:
 * triggers, foreign keys and indexes rest while the rows arrive.
 */
export async function grow(adminUrl: string, { cases, seed, onProgress = () => undefined }: GrowOptions): Promise<Grown> {
  const client = await connect(adminUrl);
  const template = await readTemplate(client);
  const agencies = dealCases(template, cases, new SeededRandom(seed));
  await restIndexes(client);
  await client.end();
  const made = { cases: 0, rows: 0 };
  await writeAgencies({ template, seed }, agencies, adminUrl, (part) => {
    made.cases += part.cases;
    made.rows += part.rows;
    onProgress({ step: 'cases', done: made.cases, all: cases });
  });
  await rebuild(adminUrl, (done, all) => onProgress({ step: 'tables', done, all }));
  const networks = new Set(agencies.map(({ network }) => network)).size;
  return { networks, agencies: agencies.length, ...made, prefix: 'a0.' };
}

/** One thread for every processor, as making a row and storing it take about as long. */
async function writeAgencies(mould: Mould, agencies: readonly Agency[], adminUrl: string, onPart: (part: PartDone) => void): Promise<void> {
  const step = Math.min(availableParallelism(), 4);
  const threads = Array.from({ length: step }, (_, first) => {
    const workerData: Part = { mould, agencies, adminUrl, first, step };
    const thread = new Worker(new URL('./grow-part.ts', import.meta.url), { workerData });
    thread.on('message', onPart);
    return new Promise<void>((resolve, reject) => {
      thread.once('error', reject);
      thread.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a thread ended with ${code}`))));
    });
  });
  await Promise.all(threads);
}
