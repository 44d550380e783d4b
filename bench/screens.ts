// npm run bench -- screens [--size 1k,10k | --from DIR,DIR2] [--turns 200] [--rounds 3] [--json]
// The screens of a working day over the demo network multiplied to each size: every request of a screen, signed in, over HTTP, through all access checks. Says how
// much slower the largest network is than the smallest; both are measured in this run.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { parseSettings } from '#platform';
import { demoPassword, emailOf, type WorkerKey, workers } from '../apps/server/demo/workers.ts';
import { startServer } from '../apps/server/start.ts';
import { type Figures, measureLoad } from './measure/load.ts';
import { type Places, screenLoads } from './measure/screens.ts';
import { type GrownNetwork, wantedNetworks } from './network/grown-network.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1k,10k' },
    from: { type: 'string' },
    turns: { type: 'string', default: '200' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});
const concurrencies = [1, 4, 16];

interface Measurement extends Figures {
  readonly cases: number;
  readonly screen: string;
  readonly concurrency: number;
}

/** What the growth from the smallest to the largest size may do to the 95th percentile. */
const TARGET = 1.5;

const measurements: Measurement[] = [];
for (const open of wantedNetworks(values)) measurements.push(...(await measureNetwork(await open())));
if (values.json) console.log(JSON.stringify(measurements, null, 2));
else print(measurements);

async function measureNetwork(network: GrownNetwork): Promise<Measurement[]> {
  const settings = { ...parseSettings({ LOTSE_HOME: network.home, LOG_LEVEL: 'silent' }), port: 0 };
  const server = await startServer(settings, network, { limited: false });
  try {
    if (!values.json)
      console.log(
        `${network.grown.cases} cases, ${network.grown.rows} rows, ${network.megabytes} MB, made in ${network.seconds.toFixed(0)} s`,
      );
    const results: Measurement[] = [];
    const sessions = new Map<WorkerKey, string>();
    const amara = await signIn(server.address, network, 'amara');
    for (const { name, of, asks } of screenLoads(await placesOf(server.address, amara))) {
      const cookie = sessions.get(of) ?? (await signIn(server.address, network, of));
      sessions.set(of, cookie);
      const turn = async () => {
        for (const path of asks) await ask(server.address, cookie, path);
      };
      for (const concurrency of concurrencies) {
        const figures = await measureLoad(turn, { concurrency, turns: Number(values.turns), rounds: Number(values.rounds) });
        results.push({ cases: network.grown.cases, screen: name, concurrency, ...figures });
      }
    }
    return results;
  } finally {
    await server.stop();
    await network.stop();
  }
}

/** The cookie of somebody's session at the fullest agency. */
async function signIn(address: string, { grown }: GrownNetwork, worker: WorkerKey): Promise<string> {
  const response = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email: grown.prefix + emailOf(workers[worker]), password: demoPassword }),
  });
  if (response.status !== 200) throw new Error(`sign-in of ${worker} answered ${response.status}: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function ask<Body>(address: string, cookie: string, path: string): Promise<Body> {
  const response = await fetch(`${address}/api${path}`, { headers: { cookie } });
  const body = await response.json();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(body)}`);
  return body as Body;
}

async function placesOf(address: string, cookie: string): Promise<Places> {
  const { items } = await ask<{ items: { id: string; personId: string; personName: string }[] }>(
    address,
    cookie,
    '/cases?of=mine&state=active',
  );
  const [first] = items;
  if (!first) throw new Error('nobody is in the caseload');
  const person = await ask<{ birthDate: string; contactPoints: { value: string }[] }>(address, cookie, `/people/${first.personId}`);
  const phone = person.contactPoints?.map(({ value }) => value.replace(/\D/g, '')).find((digits) => digits.length >= 7) ?? '5550';
  return {
    caseId: first.id,
    personId: first.personId,
    name: first.personName.split(' ').at(-1)?.slice(0, 4) ?? '',
    phone: phone.slice(-7),
    birthDate: person.birthDate,
  };
}

function print(all: readonly Measurement[]): void {
  const sizes = [...new Set(all.map(({ cases }) => cases))];
  const [smallest = 0, largest = 0] = [Math.min(...sizes), Math.max(...sizes)];
  console.log(
    `\nload of the machine ${loadavg()[0]?.toFixed(1)}; milliseconds, medians of ${values.rounds} rounds of ${values.turns} turns`,
  );
  for (const { screen, concurrency } of all.filter(({ cases }) => cases === smallest)) {
    const at = (cases: number) => all.find((one) => one.cases === cases && one.screen === screen && one.concurrency === concurrency);
    const cells = sizes.map((cases) => cell(at(cases)));
    const growth = (at(largest)?.p95 ?? 0) / (at(smallest)?.p95 ?? 1);
    const mark = sizes.length > 1 ? `  × ${growth.toFixed(2)}${growth > TARGET ? ' > target' : ''}` : '';
    console.log(`${screen.padEnd(14)} ${String(concurrency).padStart(2)}  ${cells.join('  |')}${mark}`);
  }
}

function cell(figures: Figures | undefined): string {
  if (!figures) return '';
  const { p50, p95, p99, perSecond } = figures;
  return [p50, p95, p99, perSecond].map((figure) => figure.toFixed(1).padStart(8)).join('');
}
