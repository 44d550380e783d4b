// A thread of grow.ts: makes every so many-th agency and writes it over a connection of its own.
import { parentPort, workerData } from 'node:worker_threads';
import type { Agency } from './agencies.ts';
import { copyAgency, type Mould } from './copies.ts';
import { RowWriter } from './writer.ts';

/** Which agencies a thread makes. */
export interface Part {
  readonly mould: Mould;
  readonly agencies: readonly Agency[];
  readonly adminUrl: string;
  readonly first: number;
  readonly step: number;
}

/** What a thread says after every agency. */
export interface PartDone {
  readonly cases: number;
  readonly rows: number;
}

const { mould, agencies, adminUrl, first, step } = workerData as Part;
const writer = await RowWriter.open(adminUrl);
let said = 0;
for (let at = first; at < agencies.length; at += step) {
  const agency = agencies[at] as Agency;
  await copyAgency(mould, at, agency, writer);
  parentPort?.postMessage({ cases: agency.cases, rows: writer.rows - said } satisfies PartDone);
  said = writer.rows;
}
await writer.finish();
