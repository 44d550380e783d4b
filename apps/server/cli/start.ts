import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { OperatorError, openPool, queryBuilder, type Settings } from '#platform';
import { prepareDatabase, startServer } from '../start.ts';
import { type RunningDatabase, withDatabase } from './database.ts';
import { fillDemoNetwork, sayDemoSignIns } from './demo.ts';

/** A server that was killed a moment ago may still hold the port. */
const patienceForPort = 5_000;
/** Requests under way get this long to finish. */
const patienceForStop = 15_000;

/** Runs until Ctrl-C, SIGTERM or the end of the command that started us; then stops the server first and the database after it. */
export async function start(settings: Settings, { demo }: { demo: boolean }): Promise<void> {
  const askedToStop = stopRequest();
  await requireFreePort(settings);
  await withDatabase(settings, async (database) => {
    await prepareDatabase(database);
    if (demo) await fillDemoNetwork(settings, database);
    const server = await startServer(settings, database);
    console.log(`Lotse is ready: ${settings.url}`);
    if (demo) await sayDemoSignIns(database);
    else if (await isEmpty(database)) console.log('Open it to set up your network and its first administrator.');
    await askedToStop;
    await Promise.race([server.stop(), wait(patienceForStop)]);
  });
}

async function isEmpty({ ownerUrl }: RunningDatabase): Promise<boolean> {
  const db = queryBuilder(openPool(ownerUrl, 1));
  try {
    return (await db.selectFrom('networks').select('id').limit(1).execute()).length === 0;
  } finally {
    await db.destroy();
  }
}

/** Ctrl-C reaches us twice, from the terminal and from the script that holds us: being asked again changes nothing. */
function stopRequest(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    if (process.channel) process.on('disconnect', () => resolve());
  });
}

async function requireFreePort({ host, port }: Settings): Promise<void> {
  const end = performance.now() + patienceForPort;
  for (;;) {
    const code = await portFault(host, port);
    if (code === undefined) return;
    if (code === 'EACCES') throw new OperatorError(`The port ${port} needs more rights than this user has: set PORT to one above 1023.`);
    if (code !== 'EADDRINUSE')
      throw new OperatorError(`The server cannot listen on ${host} (${code}): set HOST to an address of this machine.`);
    if (performance.now() > end)
      throw new OperatorError(`The port ${port} is taken, perhaps by another Lotse: stop that program or set PORT.`);
    await wait(200);
  }
}

function portFault(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}
