// npm run bench -- grow [cases]
// Multiplies the demo network to so many cases in a throw-away database and says how long that took and how large it is. Then every journal chain is verified.
import { loadavg } from 'node:os';
import { openPool, queryBuilder, verifyJournal } from '#platform';
import { readCount } from './measure/sizes.ts';
import { grownNetwork } from './network/grown-network.ts';

const wanted = readCount(process.argv[2] ?? '1k');
const network = await grownNetwork({ cases: wanted, seed: 1 });
try {
  const { grown, seconds, megabytes } = network;
  const count = (number: number) => number.toLocaleString('en');
  console.log(
    `${count(grown.cases)} cases in ${count(grown.agencies)} agencies of ${count(grown.networks)} networks: ${count(grown.rows)} rows, ${count(megabytes)} MB`,
  );
  console.log(
    `${seconds.toFixed(0)} s, ${count(Math.round(grown.rows / seconds))} rows/s (load of the machine ${loadavg()[0]?.toFixed(1)})`,
  );
  const db = queryBuilder(openPool(network.ownerUrl, 1));
  const { events, streams, faults } = await verifyJournal(db);
  await db.destroy();
  console.log(`${count(events)} events in ${count(streams)} chains, ${faults.length} faults`);
  if (faults.length > 0) process.exitCode = 1;
} finally {
  await network.stop();
}
