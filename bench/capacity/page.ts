import { cpuSecondsPerWorkerHour, type Figures, type Needs, needsOf } from './needs.ts';

const sizes = [1_000, 100_000, 10_000_000];

/** The page docs/capacity.md. */
export function capacityPage(figures: Figures): string {
  const { measured, assumed } = figures;
  const needs = sizes.map((clients) => needsOf(clients, figures));
  const row = (what: string, of: (one: Needs) => string) => `| ${what} | ${needs.map(of).join(' | ')} |`;
  const each = (one: Needs, value: number) =>
    one.installations > 1 ? `${number(value)} (${number(Math.ceil(value / one.installations))} each)` : number(value);
  return `# What it takes

Computed by \`npm run bench -- capacity\` from \`bench/capacity/figures.json\`; change a figure there, run it again, and this page follows. Clients are persons with an open case.

| | ${needs.map(({ clients }) => `${number(clients)} clients`).join(' | ')} |
|---|${needs.map(() => '---:|').join('')}
${[
  row('Workers', ({ workers }) => number(workers)),
  row('Screens and writes a second, busiest hour', ({ turnsPerSecond }) => number(turnsPerSecond, 1)),
  row('Installations, each with a database of its own', ({ installations }) => number(installations)),
  row('Lotse processes, one core each', (one) => each(one, one.serverProcesses)),
  row(`Machines for them, ${assumed.coresPerMachine} cores`, (one) => each(one, one.serverMachines)),
  row('Memory of the processes, GB', ({ serverProcesses }) => number((serverProcesses * measured.serverMegabytes) / 1000, 1)),
  row('Cores for PostgreSQL', (one) => each(one, one.databaseCores)),
  row('Memory for PostgreSQL, GB', (one) => each(one, one.databaseGigabytesOfMemory)),
  row('Database, GB', (one) => each(one, one.databaseGigabytes)),
  row('Its growth in a year, GB', (one) => number(one.databaseGigabytesPerYear)),
  row('Stored documents, GB in a year', (one) => number(one.fileGigabytesPerYear)),
  row('Connections of the servers', (one) => number(one.connections)),
  row('PgBouncer', ({ needsPooler }) => (needsPooler ? 'yes' : 'no')),
].join('\n')}

Double the database's machine for the standby, and its disk once more for the archive of its journal. The first column fits on one machine with one command.

## How it is computed
A screen opened costs what the measured machine could do: ${measured.cores} cores, all busy, with server, PostgreSQL and the one who asks on it, so the price is on the high side. That makes
**${cpuSecondsPerWorkerHour(figures).toFixed(1)} processor seconds an hour** for a worker. Cores = workers at work × that ÷ 3,600 ÷ ${percent(assumed.busyAtMost)}, because fuller machines make people wait.
${percent(assumed.databaseShare)} of it is PostgreSQL's. Where its share needs more than ${assumed.largestDatabaseCores} cores, networks are divided among several installations; they never see each other's rows anyway.

| Measured ${measured.on} | |
|---|---:|
${Object.entries(measured.turnsPerSecond)
  .map(([screen, rate]) => `| ${screen}, a second | ${rate} |`)
  .join('\n')}
| Bytes of a case with its history, journal and indexes | ${number(measured.bytesPerCase)} |
| Memory of one process under load, MB | ${measured.serverMegabytes} |

by \`${measured.by}\` and \`${measured.bytesPerCaseBy}\`.

| Assumed | |
|---|---:|
| Clients of a worker | ${assumed.clientsPerWorker} |
| Workers at work in the busiest hour | ${percent(assumed.atWorkInTheBusiestHour)} |
${Object.entries(assumed.perWorkerHour)
  .map(([screen, times]) => `| ${screen}, times an hour | ${times} |`)
  .join('\n')}
| Writes an hour, each at the price of opening a case | ${assumed.writesPerWorkerHour} |
| PostgreSQL's part of the processor's time | ${percent(assumed.databaseShare)} |
| Ended cases kept for each open one | ${assumed.endedCasesForEachOpen} |
| Years a case lasts | ${assumed.yearsOfACase} |
| Documents of a case in a year, ${number(assumed.bytesPerDocument / 1000)} kB each | ${assumed.documentsPerCaseAndYear} |

Nothing above 10,000 cases is measured here yet: what grows more than the cores, [performance.md](performance.md) says. Measure with your own figures before you buy.
`;
}

function number(value: number, digits = 0): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 100 ? digits : 0 });
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
