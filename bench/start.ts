// npm run bench -- start [--rounds 5] [--json]
// From nothing running to the first page: the server as `npm start` runs it, over a migrated database whose PostgreSQL rests. Then what all our processes take
// of memory, left alone and after a load. Linux only: memory is read from /proc.
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { workers } from '../apps/server/demo/workers.ts';
import { median, oneRound } from './measure/load.ts';
import { type Measurement, present } from './measure/measure.ts';
import { megabytesOf } from './measure/memory.ts';
import { installProduct, type Product } from './measure/product-process.ts';
import { signInAs } from './measure/sign-in.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, json: { type: 'boolean', default: false } } });

/** Seconds from nothing to the first page, and megabytes of all processes while nobody asks anything. */
const TARGET = { seconds: 2, idle: 300 } as const;

/** By then what starts by itself has started, and pages that were only needed for that are given back. */
const quiet = 10_000;

const product = await installProduct();
try {
  present(await measure(product), values);
} finally {
  await product.remove();
}

async function measure(of: Product): Promise<Measurement[]> {
  const seconds: number[] = [];
  // The first start of all translates the programs of the server for the compile cache.
  for (let round = -1; round < Number(values.rounds); round += 1) {
    if (round >= 0) await of.stop();
    const taken = await of.start();
    if (round >= 0) seconds.push(taken / 1000);
  }
  await wait(quiet);
  const idle = megabytesOf(of.pid);
  await load(of.url);
  const loaded = megabytesOf(of.pid);
  await of.stop();
  return [
    {
      measure: 'Cold start to the first page',
      ...{ figure: median(seconds), unit: 's', target: { atMost: TARGET.seconds } },
      details: { 'fastest s': Math.min(...seconds), 'slowest s': Math.max(...seconds) },
    },
    {
      measure: 'Memory of all processes, idle',
      ...{ figure: idle.all, unit: 'MB', target: { atMost: TARGET.idle } },
      details: { 'server MB': idle.own, 'PostgreSQL MB': idle.all - idle.own },
    },
    {
      measure: 'Memory of all processes, loaded',
      ...{ figure: loaded.all, unit: 'MB' },
      details: { 'server MB': loaded.own, 'PostgreSQL MB': loaded.all - loaded.own },
    },
  ];
}

/** A morning of sixteen people in a few seconds. */
async function load(url: string): Promise<void> {
  const cookie = await signInAs(url, workers.amara);
  const asks = ['/duties?of=mine&limit=100', '/caseload', '/cases?of=mine', '/programs', '/search?q=alm'];
  await oneRound(
    async () => {
      for (const path of asks) await (await fetch(`${url}/api${path}`, { headers: { cookie } })).arrayBuffer();
    },
    16,
    200,
  );
}
