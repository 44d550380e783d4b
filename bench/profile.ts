// npm run bench -- profile [--size 10k | --from DIR] [--seconds 15] [--screens Today,Case] [--out docs/flame-graph.svg]
// Where the server's time goes while four people open Today and a case: a profile of its thread (those who ask run in another) as a flame graph, and what each package
// took itself. Warmed up for a third of the time.
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { parseSettings } from '#platform';
import { demoPassword, emailOf, workers } from '../apps/server/demo/workers.ts';
import { startServer } from '../apps/server/start.ts';
import type { Asking } from './measure/asking.ts';
import { browserAt } from './measure/browser.ts';
import { actorOf } from './measure/by-hand/person.ts';
import { flameGraph, framesOf, sharesOf } from './measure/flame-graph.ts';
import { findPlaces, screenLoads } from './measure/screens.ts';
import { wantedNetworks } from './network/grown-network.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '10k' },
    from: { type: 'string' },
    seconds: { type: 'string', default: '15' },
    screens: { type: 'string', default: 'Today,Case' },
    out: { type: 'string', default: 'docs/flame-graph.svg' },
  },
});
const concurrency = 4;
const shown = 12;

const [open] = wantedNetworks(values);
if (!open) throw new Error('no network to measure over');
const network = await open();
const settings = { ...parseSettings({ LOTSE_HOME: network.home, LOG_LEVEL: 'silent' }), port: 0 };
const server = await startServer(settings, network, { limited: false });
try {
  const email = network.grown.prefix + emailOf(workers.amara);
  const browser = browserAt(server.address);
  const cookie = await browser.signIn(email, demoPassword);
  const actor = await actorOf(network.adminUrl, email);
  const loads = screenLoads(await findPlaces(async (path) => JSON.parse(await browser.ask(cookie, path))));
  const paths = loads
    .filter(({ name }) => values.screens.split(',').includes(name))
    .flatMap(({ asks }) => asks(actor).map(({ path }) => path));
  browser.close();
  const asking: Asking = { address: server.address, cookie, paths, concurrency };
  const worker = new Worker(new URL('./measure/asking.ts', import.meta.url), { workerData: asking });
  let turns = 0;
  worker.on('message', () => {
    turns += 1;
  });
  const milliseconds = Number(values.seconds) * 1000;
  await wait(milliseconds / 3);
  turns = 0;
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  await wait(milliseconds);
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const counted = turns;
  await worker.terminate();
  const frames = framesOf(profile);
  const cases = network.grown.cases.toLocaleString('en');
  writeFileSync(
    values.out,
    flameGraph(frames, `The server’s thread while four people open ${values.screens.replace(',', ' and ')} at ${cases} cases`),
  );
  console.log(
    `${counted} turns of ${paths.length} requests, ${(frames.total / 1000 / counted).toFixed(1)} ms of the server's thread each. Whose time it was:\n`,
  );
  console.log('| Package | Share |\n|---|---|');
  for (const { owner, share } of sharesOf(frames).slice(0, shown)) console.log(`| ${owner} | ${(share * 100).toFixed(1)} % |`);
  console.log(`\nDrawn to ${values.out}.`);
} finally {
  await server.stop();
  await network.stop();
}
