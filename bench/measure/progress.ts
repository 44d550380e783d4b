import type { Progress } from '../network/grow.ts';

const words = { cases: 'cases', tables: 'tables made ready' } as const;

/** Tells on the error channel how far a network has grown: on a terminal in one line that changes, elsewhere a line every half minute. */
export function tellProgress(): (progress: Progress) => void {
  const started = performance.now();
  let told = started;
  return ({ step, done, all }) => {
    const seconds = Math.round((performance.now() - started) / 1000);
    const line = `${done.toLocaleString('en')} of ${all.toLocaleString('en')} ${words[step]} after ${seconds} s`;
    const isTerminal = process.stderr.isTTY;
    if (!isTerminal && performance.now() - told < 30_000) return;
    told = performance.now();
    process.stderr.write(isTerminal ? `\r${line.padEnd(60)}` : `${line}\n`);
    if (isTerminal && step === 'tables' && done === all) process.stderr.write('\n');
  };
}
