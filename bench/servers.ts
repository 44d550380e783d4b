// npm run bench -- servers [--kills 4] [--pgbouncer /path/of/pgbouncer] [--json]
// Two Lotse servers over one PostgreSQL and one shared folder, before them HAProxy with deploy/haproxy/web.cfg, on request PgBouncer with deploy/pgbouncer behind them.
// Does at one what must be seen at the other; then kills one in turn with -9 under a load of writes, and at the end stops one as an operator would.
// Needs: apt-get install haproxy
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startScratchPostgres } from '../apps/server/embedded/index.ts';
import { workAcross } from './deploy/across.ts';
import { balance } from './deploy/haproxy.ts';
import { casesOf, contactsOf, isReady, lotse, signIn, startLotse, startWriters } from './deploy/lotse.ts';
import { startPooler } from './deploy/pgbouncer.ts';
import { freePort, until } from './deploy/processes.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '4' }, pgbouncer: { type: 'string' }, json: { type: 'boolean', default: false } },
});
// The certificate of the trial is one nobody has signed.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
process.removeAllListeners('warning');

const stops: (() => Promise<void>)[] = [];
try {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-servers-'));
  stops.push(async () => rmSync(folder, { recursive: true, force: true }));
  const home = join(folder, 'home');
  mkdirSync(home);
  const database = await startScratchPostgres();
  stops.push(database.stop);
  const pooler = values.pgbouncer === undefined ? undefined : await startPooler(database.adminUrl, values.pgbouncer);
  if (pooler) stops.push(pooler.stop);
  const ports = [await freePort(), await freePort()];
  const proxy = await balance(folder, ports);
  stops.push(() => proxy.running.end());
  const env = {
    LOTSE_HOME: home,
    LOTSE_URL: proxy.url,
    TRUST_PROXY: 'yes',
    DATABASE_URL: database.ownerUrl,
    DATABASE_APP_URL: database.appUrl,
    ...(pooler ? { DATABASE_POOL_URL: pooler.through(database.appUrl) } : {}),
  };
  const servers = [await startLotse(env, ports[0]), await startLotse(env, ports[1])];
  stops.push(async () => void (await Promise.all(servers.map((server) => server.running.end()))));
  const behind = () => fetch(`${proxy.url}/api/setup`).then(({ status }) => status < 500, () => false); // biome-ignore format: one line
  await until(behind, 'HAProxy', proxy.running);

  const [one, other] = servers.map(({ url }) => url);
  const seen = await workAcross(one ?? '', other ?? '');
  const cookie = await signIn(proxy.url, 'amara');
  const caseIds = await casesOf(proxy.url, cookie, 4);
  const writers = startWriters([proxy.url], cookie, caseIds);
  const more = (count: number) => until(async () => writers.acknowledged.size >= count, 'writing', proxy.running, 120);
  await more(40);
  const gaps: number[] = [];
  for (let kill = 0; kill <= Number(values.kills); kill += 1) {
    const server = servers[kill % 2];
    if (!server) continue;
    const at = performance.now();
    await server.running.end(kill === Number(values.kills) ? 'SIGTERM' : 'SIGKILL');
    await more(writers.acknowledged.size + 60);
    gaps.push(longestGap([...writers.acknowledged.values()], at));
    servers[kill % 2] = await startLotse(env, server.port);
    await more(writers.acknowledged.size + 20);
  }
  await writers.stop();
  await until(() => isReady(one ?? ''), 'the server');
  const kept = new Set(await contactsOf(proxy.url, cookie, caseIds));
  const lost = [...writers.acknowledged.keys()].filter((id) => !kept.has(id)).length;
  const result = {
    seen,
    pooler: pooler?.version ?? null,
    kills: Number(values.kills),
    acknowledged: writers.acknowledged.size,
    lost,
    repeated: Object.fromEntries(writers.failures),
    gaps: gaps.map((gap) => Math.round(gap)),
    journal: (await lotse(env, 'verify', 'journal')).trim(),
  };
  print(result);
  if (lost > 0) process.exitCode = 1;
} finally {
  for (const stop of stops.reverse()) await stop();
}

/** The longest time in milliseconds in which no write was answered, from the moment on. */
function longestGap(times: readonly number[], from: number): number {
  const after = [from, ...times.filter((time) => time >= from).sort((one, other) => one - other)];
  return Math.max(...after.slice(1).map((time, index) => time - (after[index] ?? time)));
}

interface Result {
  readonly seen: readonly string[];
  readonly pooler: string | null;
  readonly kills: number;
  readonly acknowledged: number;
  readonly lost: number;
  /** Writes that had to be sent again, by the status of the answer; 0 where there was none. */
  readonly repeated: Readonly<Record<string, number>>;
  /** Longest time without an answered write in milliseconds, for each kill and last for the orderly stop. */
  readonly gaps: readonly number[];
  readonly journal: string;
}

function print(result: Result): void {
  if (values.json) {
    console.log(JSON.stringify(result, null, 2));
    return;
  }
  for (const what of result.seen) console.log(`- ${what}`);
  const { kills, acknowledged, lost, repeated, gaps } = result;
  const again = Object.entries(repeated).map(([status, count]) => `${count} × ${status === '0' ? 'no answer' : status}`);
  console.log(
    `\n| PgBouncer | kill -9 of a server | Acknowledged | Lost | Sent again | Longest time without an answer, ms | At an orderly stop, ms |`,
  );
  console.log('|---|---|---|---|---|---|---|');
  console.log(
    `| ${result.pooler ?? 'none'} | ${kills} | ${acknowledged} | ${lost} | ${again.join(', ') || 'none'} | ${Math.max(...gaps.slice(0, -1))} | ${gaps.at(-1)} |`,
  );
  console.log(result.journal);
}
