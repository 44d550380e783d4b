// Starts the throw-away PostgreSQL of one test run, prints its addresses and keeps it until standard input ends.
import { startScratchPostgres } from '../apps/server/embedded/index.ts';

const { stop, ...urls } = await startScratchPostgres();
process.stdout.write(`${JSON.stringify(urls)}\n`);
for await (const _ of process.stdin);
await stop();
