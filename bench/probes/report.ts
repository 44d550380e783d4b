import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { MatrixReport } from './matrix/matrix.ts';
import type { AreaReport } from './probe.ts';
import type { WritersReport } from './writers/writers.ts';

/** Writes what a run of the probes found into its section of a page of the documentation. */
export function reportProbes(
  file: string,
  { seed, perArea, reports }: { seed: number; perArea: number; reports: readonly AreaReport[] },
): void {
  const rows = reports.map(
    ({ area, operations, neverAccepted, requests, accepted, slowest, faults }) =>
      `| ${area} | ${operations} | ${operations - neverAccepted.length} | ${requests} | ${share(accepted, requests)} | ${slowest.toFixed(0)} | ${faults.length} |`,
  );
  const faults = reports.flatMap((report) =>
    report.faults.map(({ operation, caller, what }) => `- \`${operation}\` by ${caller}: ${what}`),
  );
  const total = reports.reduce((sum, { requests }) => sum + requests, 0);
  replaceSection(file, 'What is asked of every operation', [
    'Every operation is asked valid, nearly valid and hostile requests. They start from a request that is accepted (`bench/probes/recipes`), or are made from the',
    'OpenAPI description alone: wrong types and lengths, halves of characters, numbers at their limits, deep nesting, doubled keys, broken and compressed bodies,',
    'injections into fields, paths, queries and headers, ids of other networks and of records the caller may not see. Every answer must come within a second, be no',
    'failure of the server, be a problem in `application/problem+json` when it refuses, leave every table as it was when it refuses, and hold no word of what is not',
    "the caller's.",
    '',
    `${total.toLocaleString('en')} requests, seed ${seed}. Again: \`npm run bench -- probes --requests ${perArea} --seed ${seed}\`.`,
    '',
    '| Area | Operations | of them accepted once or more | Requests | Accepted | Slowest, ms | Faults |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    ...(faults.length > 0 ? ['', ...new Set(faults)] : []),
  ]);
}

const share = (some: number, all: number): string => `${((100 * some) / Math.max(all, 1)).toFixed(0)} %`;

/** Writes what a run of the writers found into its section. */
export function reportWriters(file: string, { seed, rounds, report }: { seed: number; rounds: number; report: WritersReport }): void {
  const rows = report.kinds.map(
    ({ table, operations, taken, conflicts, refused, faults }) =>
      `| ${table.replaceAll('_', ' ')} | ${operations.length} | ${taken} | ${conflicts} | ${refused - conflicts} | ${faults.length} |`,
  );
  const faults = [...report.faults, ...report.kinds.flatMap((kind) => kind.faults)].map((fault) => `- ${fault}`);
  replaceSection(file, 'Several writers', [
    'Every operation that asks for the version seen is found by asking it without one; a kind of record without a case fails the test. For each kind, three windows',
    'show and change one record in random order, send again what they sent, end it, or save at the same moment. Every answer and the row after it are compared with one',
    'writer after the other: what is taken saw the last version, writes what it names and nothing else, and is kept; what is refused changes nothing; a conflict names',
    'the version, what was seen, what is there and what was sent.',
    '',
    `${rounds} rounds for each kind, seed ${seed}. Again: \`npm run bench -- writers --rounds ${rounds} --seed ${seed}\`.`,
    '',
    '| Record | Operations | Taken | Conflicts | Refused otherwise | Faults |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
    `Each of the ${report.creations} operations that make a record under an id of the caller was sent again, sent three times at once, and sent with other words under the same`,
    `id: one record, made once, and nothing else under its id. ${report.faults.length} faults.`,
    ...(faults.length > 0 ? ['', ...new Set(faults)] : []),
  ]);
}

/** Writes what a run of the matrix compared into its section. */
export function reportMatrix(file: string, report: MatrixReport): void {
  const rows = [...report.byStanding].map(
    ([standing, { asked, allowed, denied }]) => `| ${standing} | ${asked} | ${allowed} | ${denied} |`,
  );
  replaceSection(file, 'Who may what', [
    'Every operation is asked by every role in every standing to the case: of the managing organisation, on its team for some categories only, no longer on the team, of a',
    'partner with a release, with a release of some categories, with one that was withdrawn or is over, of an organisation without consent, of another network. What is',
    'expected is computed from the tables of permissions, roles and categories and from what was granted, never from the policies of the database: who lacks the permission is',
    'told so, what is hidden is not found, what may be seen is answered, and no answer holds words of a category that was not granted.',
    '',
    `${report.combinations.toLocaleString('en')} combinations of ${report.operations} operations, ${report.differences.length} differences. Again: \`npm run bench -- matrix\`.`,
    '',
    '| Standing | Asked | Allowed | Denied |',
    '| --- | ---: | ---: | ---: |',
    ...rows,
    ...(report.differences.length > 0 ? ['', ...report.differences.map((difference) => `- ${difference}`)] : []),
  ]);
}

/** Puts the lines under a heading of the page, in the place of what stood there; a page or a heading that is not there is added. */
function replaceSection(file: string, heading: string, lines: readonly string[]): void {
  const page = existsSync(file) ? readFileSync(file, 'utf8') : '# Probes\n';
  const sections = page.trimEnd().split(/\n(?=## )/);
  const section = `## ${heading}\n\n${lines.join('\n')}\n`;
  const at = sections.findIndex((one) => one.startsWith(`## ${heading}\n`));
  if (at === -1) sections.push(section);
  else sections[at] = section;
  writeFileSync(file, `${sections.map((one) => one.trimEnd()).join('\n\n')}\n`);
}
