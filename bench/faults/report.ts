import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import type { Series, SeriesResult } from './series.ts';

export interface Ran {
  readonly series: Series;
  readonly result: SeriesResult;
  readonly seconds: number;
}

/** Writes what a run found as a page of the documentation. */
export function writeReport(file: string, ran: readonly Ran[]): void {
  const lines = [
    '# What was broken, and what came of it',
    '',
    'Nine people write without pause: contacts, needs, appointments, referrals, documents, plans and notes under `If-Match`, duties put off. Whatever gets no answer, or "not now"',
    '(503 or 507 with `Retry-After`), is sent again with the same id. In the midst of it something is broken. Afterwards',
    '',
    '- every acknowledged write is there, and in the journal exactly once; every acknowledged change of words is in the row or its history;',
    '- `lotse verify` finds nothing: every chain of the journal, every duty derived again from the facts, every right to see a case, every stored file;',
    '- no receipt is without its record, no case has two plans in work or in force, nobody is in two appointments at once;',
    '- no answer was anything but a yes, "not now", or a conflict.',
    '',
    `\`npm run bench -- faults --report docs/faults.md\`, ${new Date().toISOString().slice(0, 10)}; load of the machine at the end ${loadavg()[0]?.toFixed(1)}. Short versions of the same run in \`npm test\`.`,
    '',
    '| Broken | Times | Writes acknowledged | Faults | Took |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...ran.map(
      ({ series, result, seconds }) =>
        `| ${series.title} | ${result.blows} | ${result.acknowledged} | ${result.faults.length} | ${seconds.toFixed(0)} s |`,
    ),
    '',
    '## Measured',
    '',
    '| | Median | Longest |',
    '| --- | ---: | ---: |',
    ...ran.flatMap(({ result }) =>
      Object.entries(result.figures).map(
        ([name, values]) => `| ${name} | ${shown(median(values), name)} | ${shown(Math.max(...values), name)} |`,
      ),
    ),
    '',
    ...section(
      'Left out',
      ran.flatMap(({ result }) => result.skipped ?? []),
    ),
    ...section(
      'Faults',
      ran.flatMap(({ series, result }) => result.faults.map((fault) => `${series.name}: ${fault}`)),
    ),
  ];
  writeFileSync(file, `${lines.join('\n').trimEnd()}\n`);
}

/** What a series measured, one line each. */
export function describeFigures({ figures }: SeriesResult): string[] {
  return Object.entries(figures).map(
    ([name, values]) => `${name}: median ${shown(median(values), name)}, longest ${shown(Math.max(...values), name)}`,
  );
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`## ${title}`, '', ...items.map((item) => `- ${item}`), ''];
}

/** Times unless the name says what is counted. */
function shown(value: number, name: string): string {
  if (name.startsWith('number of')) return value.toFixed(0);
  return value < 10_000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(1)} s`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
