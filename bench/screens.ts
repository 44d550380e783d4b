// npm run bench -- screens [--size 1k,10k | --from DIR,DIR2] [--turns 200] [--rounds 3] [--only Today,Case] [--json]
// The screens of a working day over the demo network multiplied to each size: every request of a screen, signed in, over HTTP, through all access checks; beside each,
// in rounds that take turns, the same rows read by hand-written SQL through `pg` in the same process, in the same transactions and as the same person. Checked before
// anything is measured: both read the same rows.
import { parseArgs } from 'node:util';
import { parseSettings } from '#platform';
import { demoPassword, emailOf, type WorkerKey, workers } from '../apps/server/demo/workers.ts';
import { startServer } from '../apps/server/start.ts';
import { browserAt } from './measure/browser.ts';
import { actorOf, reader } from './measure/by-hand/person.ts';
import { type Figures, measureSideBySide } from './measure/load.ts';
import { type Measurement, present } from './measure/measure.ts';
import { type Ask, findPlaces, screenLoads } from './measure/screens.ts';
import { type GrownNetwork, wantedNetworks } from './network/grown-network.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1k,10k' },
    from: { type: 'string' },
    turns: { type: 'string', default: '200' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const concurrencies = [1, 4, 16];
/** As many as the server opens. */
const connections = 16;

interface Taken {
  readonly cases: number;
  readonly screen: string;
  readonly concurrency: number;
  readonly ours: Figures;
  readonly byHand: Figures;
}

const taken: Taken[] = [];
for (const open of wantedNetworks(values)) taken.push(...(await measureNetwork(await open())));
present([...taken.map(latency), ...screensOf(taken).flatMap(verdicts)], values);

async function measureNetwork(network: GrownNetwork): Promise<Taken[]> {
  const settings = { ...parseSettings({ LOTSE_HOME: network.home, LOG_LEVEL: 'silent' }), port: 0 };
  const server = await startServer(settings, network, { limited: false });
  const browser = browserAt(server.address);
  const hand = reader(network.appUrl, connections);
  try {
    const { cases } = network.grown;
    const as = async (worker: WorkerKey) => {
      const email = network.grown.prefix + emailOf(workers[worker]);
      return { cookie: await browser.signIn(email, demoPassword), actor: await actorOf(network.adminUrl, email) };
    };
    const amara = await as('amara');
    const asAmara = async (path: string) => JSON.parse(await browser.ask(amara.cookie, path));
    console.error(
      `${cases} cases, ${network.grown.rows} rows, ${network.megabytes} MB; who asks carries ${(await asAmara('/caseload')).cases} cases`,
    );
    const results: Taken[] = [];
    for (const { name, of, asks } of screenLoads(await findPlaces(asAmara))) {
      if (values.only && !values.only.split(',').includes(name)) continue;
      const { cookie, actor } = of === 'amara' ? amara : await as(of);
      const all = asks(actor);
      for (const one of all) requireSame(one, JSON.parse(await browser.ask(cookie, one.path)), await hand.read(actor, one.byHand));
      const ours = async () => {
        for (const { path } of all) await browser.ask(cookie, path);
      };
      const byHand = async () => {
        for (const one of all) await hand.read(actor, one.byHand);
      };
      for (const concurrency of concurrencies) {
        const options = { concurrency, turns: Number(values.turns), rounds: Number(values.rounds) };
        const [figures, figuresByHand] = await measureSideBySide([ours, byHand], options);
        if (figures && figuresByHand) results.push({ cases, screen: name, concurrency, ours: figures, byHand: figuresByHand });
      }
    }
    return results;
  } finally {
    browser.close();
    await hand.stop();
    await server.stop();
    await network.stop();
  }
}

/** A ratio is worth something only if both sides read the same. */
function requireSame({ path, keysOf, keysByHand }: Ask, answer: unknown, [rows = []]: readonly Record<string, unknown>[][]): void {
  const [ours, theirs] = [keysOf(answer), keysByHand(rows)].map((keys) => keys.map(String).sort().join(' '));
  if (ours !== theirs) throw new Error(`${path} is not what is read by hand:\n${ours}\n${theirs}`);
}

function latency({ cases, screen, concurrency, ours, byHand }: Taken): Measurement {
  return {
    measure: `${screen}, ${concurrency} at once, ${cases.toLocaleString('en')} cases`,
    figure: ours.p95,
    unit: 'ms',
    details: {
      'p50 ms': ours.p50,
      'p99 ms': ours.p99,
      'per s': ours.perSecond,
      'by hand per s': byHand.perSecond,
      'CPU ms': ours.cpu,
      'by hand CPU ms': byHand.cpu,
    },
  };
}

function screensOf(all: readonly Taken[]): Taken[][] {
  return Object.values(Object.groupBy(all, ({ screen }) => screen)).map((of) => of ?? []);
}

/** What a screen is held to at the largest size: its throughput against SQL by hand, and how much slower it is than at the smallest. */
function verdicts(of: readonly Taken[]): Measurement[] {
  const sizes = of.map(({ cases }) => cases);
  const at = (size: number) => of.filter(({ cases }) => cases === size);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const screen = of[0]?.screen ?? '';
  const ratios = at(most).map(({ concurrency, ours, byHand }) => ({ concurrency, ratio: ours.perSecond / byHand.perSecond }));
  const growth = at(most).map(({ concurrency, ours }) => {
    const small = at(least).find((one) => one.concurrency === concurrency);
    return { concurrency, ratio: ours.p95 / (small?.ours.p95 ?? Number.NaN) };
  });
  const details = (all: typeof ratios) => Object.fromEntries(all.map(({ concurrency, ratio }) => [`${concurrency} at once`, ratio]));
  const worst = Math.min(...ratios.map(({ ratio }) => ratio));
  const against: Measurement = {
    measure: `${screen}: throughput against SQL by hand`,
    figure: worst,
    unit: '×',
    target: { atLeast: 0.5 },
    details: details(ratios),
  };
  if (least === most) return [against];
  const grown = Math.max(...growth.map(({ ratio }) => ratio));
  const measure = `${screen}: p95 at ${most.toLocaleString('en')} cases over ${least.toLocaleString('en')}`;
  return [against, { measure, figure: grown, unit: '×', target: { atMost: 1.5 }, details: details(growth) }];
}
