import { CommanderError } from 'commander';
import { OperatorError } from '#platform';
import { lotse } from './lotse.ts';

/** What the shell is told: done, failed, or asked for in a way we do not understand. */
const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

try {
  await lotse().parseAsync();
  process.exitCode ??= exitCodes.done;
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  console.error(error instanceof OperatorError ? error.message : error);
  return exitCodes.failed;
}
