// npm run bench -- pooler [--pgbouncer /path/of/pgbouncer] [FILE …]
// Runs tests of the server against a real PgBouncer in transaction mode with the configuration of deploy/pgbouncer: the stories over the API, what the platform
// promises, imports, jobs and the live feed. Needs PgBouncer 1.21 or newer (Debian: apt-get install pgbouncer).
import { parseArgs } from 'node:util';
import { startScratchPostgres } from '../apps/server/embedded/index.ts';
import { startPooler } from './deploy/pgbouncer.ts';
import { run } from './deploy/processes.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { pgbouncer: { type: 'string', default: 'pgbouncer' } } });
const files = positionals.length > 0 ? positionals : ['e2e/*-api.test.ts', '{packages/platform,modules,apps/server}/**/*.test.ts'];

const database = await startScratchPostgres();
try {
  const pooler = await startPooler(database.adminUrl, values.pgbouncer);
  try {
    console.log(`${pooler.version}, transaction mode`);
    const { adminUrl, ownerUrl, appUrl } = database;
    const urls = JSON.stringify({ adminUrl, ownerUrl, appUrl, poolUrl: pooler.through(appUrl) });
    const options = ['--test', '--test-isolation=none', '--test-force-exit', '--test-timeout=900000', '--test-reporter=dot'];
    const tests = run(process.execPath, [...options, ...files], { env: { LOTSE_TEST_PG: urls } });
    const code = await new Promise<number | null>((resolve) => tests.child.once('exit', resolve));
    console.log(tests.said());
    console.log(`${await pooler.transactions(appUrl)} transactions through the pooler`);
    process.exitCode = code ?? 1;
  } finally {
    await pooler.stop();
  }
} finally {
  await database.stop();
}
