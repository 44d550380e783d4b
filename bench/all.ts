// npm run bench [-- --size 1k,10k] [--json]
// Every measure, each in a process of its own, so that none finds another's memory and warm code; one table at the end. By name each can be run alone.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Measurement, present } from './measure/measure.ts';

const { values } = parseArgs({ options: { size: { type: 'string' }, json: { type: 'boolean', default: false } } });

/** In the order in which they stand in the table. */
const measures: readonly (readonly string[])[] = [
  ['screens', ...(values.size ? ['--size', values.size] : [])],
  ['open-case'],
  ['import'],
  ['start'],
  ['web'],
];

const measurements: Measurement[] = [];
for (const [name = '', ...parameters] of measures) {
  const started = performance.now();
  measurements.push(...run(name, parameters));
  console.error(`${name.padEnd(10)} ${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s`);
}
present(measurements, values);

/** What went wrong is on the error channel; the other measures still run. */
function run(name: string, parameters: readonly string[]): Measurement[] {
  const file = join(import.meta.dirname, `${name}.ts`);
  const { status, stdout } = spawnSync(process.execPath, [...process.execArgv, file, '--json', ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  // JSON has no word for a figure that could not be taken.
  if (status === 0) return (JSON.parse(stdout) as Measurement[]).map((one) => ({ ...one, figure: one.figure ?? Number.NaN }));
  process.exitCode = 1;
  return [{ measure: `${name}: could not be measured`, figure: Number.NaN, unit: '×', target: { atLeast: 0 } }];
}
