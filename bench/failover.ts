// npm run bench -- failover [--rounds 4] [--mode both|synchronous|asynchronous] [--json]
// Builds primary and standby with the scripts of deploy/standby, from Debian's packages, before them HAProxy and a Lotse server; kills the primary with -9 under a load
// of writes, promotes, lets the old primary join anew, and so on in turn. Says how long no write was answered and how many acknowledged ones are gone.
// Needs root and: apt-get install postgresql haproxy
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type DatabaseMachine, databasePair } from './deploy/database-pair.ts';
import { findPrimary } from './deploy/haproxy.ts';
import { casesOf, contactsOf, isReady, lotse, signIn, startLotse, startWriters } from './deploy/lotse.ts';
import { until } from './deploy/processes.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '4' },
    mode: { type: 'string', default: 'both' },
    json: { type: 'boolean', default: false },
  },
});
const modes = values.mode === 'both' ? (['synchronous', 'asynchronous'] as const) : [values.mode];

interface Round {
  readonly mode: string;
  /** Seconds the promotion itself took. */
  readonly promotion: number;
  /** Seconds from the kill to the first write that was answered again. */
  readonly outage: number;
  readonly acknowledged: number;
  readonly lost: number;
  /** Seconds the old primary took to follow the new one. */
  readonly rejoined: number;
}

const pair = await databasePair();
const stops: (() => Promise<void>)[] = [pair.stop];
try {
  let [primary, standby] = pair.machines;
  say(await primary.script('primary.sh'), await standby.script('standby.sh'));
  const proxy = await findPrimary(pair);
  stops.push(() => proxy.running.end());
  const home = join(pair.folder, 'home');
  mkdirSync(home);
  const at = (user: string, password: string) => `postgresql://${user}:${password}@127.0.0.1:${proxy.port}/lotse`;
  const env = {
    LOTSE_HOME: home,
    DATABASE_URL: at('lotse_owner', pair.passwords.owner),
    DATABASE_APP_URL: at('lotse_app', pair.passwords.app),
  };
  await wait(2_000);
  const server = await startLotse(env);
  stops.push(() => server.running.end());
  const cookie = await signIn(server.url, 'amara');
  const caseIds = await casesOf(server.url, cookie, 4);

  const rounds: Round[] = [];
  for (const mode of modes) {
    for (let round = 0; round < Number(values.rounds); round += 1) {
      await primary.script('synchronous.sh', mode === 'synchronous' ? 'on' : 'off');
      rounds.push(await failOver(mode, primary, standby));
      [primary, standby] = [standby, primary];
    }
  }
  say(await lotse(env, 'verify', 'journal'));
  print(rounds);
  if (rounds.some(({ mode, lost }) => mode === 'synchronous' && lost > 0)) process.exitCode = 1;

  async function failOver(mode: string, from: DatabaseMachine, to: DatabaseMachine): Promise<Round> {
    const writers = startWriters([server.url], cookie, caseIds);
    const more = (count: number) => until(async () => writers.acknowledged.size >= count, 'writing', server.running, 90);
    await more(writers.acknowledged.size + 40);
    from.kill();
    const killed = performance.now();
    await to.script('promote.sh');
    const promoted = performance.now();
    const before = [...writers.acknowledged.values()].filter((time) => time <= promoted).length;
    await more(before + 1);
    const again = Math.min(...[...writers.acknowledged.values()].filter((time) => time > promoted));
    await more(before + 40);
    const joining = performance.now();
    await from.script('rejoin.sh');
    const rejoined = performance.now() - joining;
    await writers.stop();
    await until(() => isReady(server.url), 'the server', server.running);
    const kept = new Set(await contactsOf(server.url, cookie, caseIds));
    const lost = [...writers.acknowledged.keys()].filter((id) => !kept.has(id)).length;
    const seconds = (milliseconds: number) => milliseconds / 1000;
    return {
      mode,
      promotion: seconds(promoted - killed),
      outage: seconds(again - killed),
      acknowledged: writers.acknowledged.size,
      lost,
      rejoined: seconds(rejoined),
    };
  }
} finally {
  for (const stop of stops.reverse()) await stop();
}

function say(...words: string[]): void {
  if (!values.json) for (const line of words) console.log(line.trim());
}

function print(rounds: readonly Round[]): void {
  if (values.json) {
    console.log(JSON.stringify(rounds, null, 2));
    return;
  }
  console.log(
    '\n| Replication | Fail-overs | Promotion s, median | No write answered s, median (longest) | Acknowledged | Lost | Old primary follows again s, median |',
  );
  console.log('|---|---|---|---|---|---|---|');
  for (const [mode, of] of Map.groupBy(rounds, ({ mode }) => mode)) {
    const median = (key: 'promotion' | 'outage' | 'rejoined') =>
      of
        .map((one) => one[key])
        .sort((x, y) => x - y)
        [of.length >> 1]?.toFixed(1);
    const longest = Math.max(...of.map(({ outage }) => outage)).toFixed(1);
    const sum = (key: 'acknowledged' | 'lost') => of.reduce((total, one) => total + one[key], 0);
    console.log(
      `| ${mode} | ${of.length} | ${median('promotion')} | ${median('outage')} (${longest}) | ${sum('acknowledged')} | ${sum('lost')} | ${median('rejoined')} |`,
    );
  }
}
