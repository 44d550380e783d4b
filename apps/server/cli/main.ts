import { CommanderError } from 'commander';
import { OperatorError } from '#platform';
import { lotse } from './lotse.ts';

/** What the shell is told: done, failed, or asked for in a way we do not understand. */
const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

// Ends here whatever is still open: the channel to the script that holds us, a connection that does not close.
process.exit(await run());

async function run(): Promise<number> {
  try {
    await lotse().parseAsync();
    return exitCodes.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    console.error(error instanceof OperatorError ? error.message : error);
    return exitCodes.failed;
  }
}
