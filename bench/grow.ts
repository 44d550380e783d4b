// npm run bench -- grow [cases] [--seed 1] [--keep DIR]
// Multiplies the demo network to so many cases and says how long that took and how large it is. Then the journal chains are verified, unless
// there are too many to read. The database vanishes again, or is kept as a data home in DIR for measurements with --from DIR.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { OperatorError, openPool, queryBuilder, verifyJournal } from '#platform';
import { tellProgress } from './measure/progress.ts';
import { readCount } from './measure/sizes.ts';
import { grownNetwork } from './network/grown-network.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, keep: { type: 'string' } },
});

/** All cases are made the same way; reading millions of chains would take longer than making them. */
const mostVerified = 50_000;

try {
  await main(readCount(positionals[0] ?? '1k'));
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function main(cases: number): Promise<void> {
  const network = await grownNetwork({ cases, seed: Number(values.seed), keep: values.keep, onProgress: tellProgress() });
  try {
    const { grown, seconds, megabytes } = network;
    const count = (number: number) => number.toLocaleString('en');
    console.log(
      `${count(grown.cases)} cases in ${count(grown.agencies)} agencies of ${count(grown.networks)} networks: ${count(grown.rows)} rows, ${count(megabytes)} MB`,
    );
    console.log(
      `${seconds.toFixed(0)} s, ${count(Math.round(grown.rows / seconds))} rows/s (load of the machine ${loadavg()[0]?.toFixed(1)})`,
    );
    if (grown.cases > mostVerified) return;
    const db = queryBuilder(openPool(network.ownerUrl, 1));
    const { events, streams, faults } = await verifyJournal(db);
    await db.destroy();
    console.log(`${count(events)} events in ${count(streams)} chains, ${faults.length} faults`);
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    await network.stop();
  }
}
