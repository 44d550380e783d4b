import { z } from 'zod';

const perScreen = z.record(z.string(), z.number().positive());

/** What the page is computed from: figures somebody measured, and what is assumed about people's work. */
export const Figures = z.object({
  measured: z.object({
    on: z.string(),
    by: z.string(),
    /** Cores of the machine on which server, database and the one who asks worked together. */
    cores: z.number().positive(),
    /** Openings of a screen a second with all cores busy (sixteen at once), at the larger network. */
    turnsPerSecond: perScreen,
    /** In the database, indexes and journal included, with the history of the whole case. */
    bytesPerCase: z.number().positive(),
    bytesPerCaseBy: z.string(),
    /** Of one server process under load. */
    serverMegabytes: z.number().positive(),
  }),
  assumed: z.object({
    clientsPerWorker: z.number().positive(),
    atWorkInTheBusiestHour: z.number().positive(),
    perWorkerHour: perScreen,
    /** A write costs as much as opening the case, which is more than it does. */
    writesPerWorkerHour: z.number().positive(),
    /** Of the processor's time, PostgreSQL's part. */
    databaseShare: z.number(),
    /** Fuller than this, answers begin to wait for each other. */
    busyAtMost: z.number(),
    endedCasesForEachOpen: z.number(),
    yearsOfACase: z.number().positive(),
    documentsPerCaseAndYear: z.number(),
    bytesPerDocument: z.number(),
    /** Where one machine for the database ends. */
    largestDatabaseCores: z.number().positive(),
    coresPerMachine: z.number().positive(),
  }),
});
export type Figures = z.infer<typeof Figures>;

export interface Needs {
  readonly clients: number;
  readonly workers: number;
  /** Requests for a screen, and writes, in a second of the busiest hour. */
  readonly turnsPerSecond: number;
  /** Installations, each with a database of its own, because no machine is large enough for one. */
  readonly installations: number;
  /** Each uses one core. */
  readonly serverProcesses: number;
  readonly serverMachines: number;
  readonly databaseCores: number;
  readonly databaseGigabytesOfMemory: number;
  readonly databaseGigabytes: number;
  readonly databaseGigabytesPerYear: number;
  readonly fileGigabytesPerYear: number;
  /** Of all servers to the database or its pooler. */
  readonly connections: number;
  readonly needsPooler: boolean;
}

/** Pool, jobs, live feed. */
const connectionsPerServer = 20;
/** Servers whose connections PostgreSQL carries without a pooler. */
const serversWithoutPooler = 5;

/** Processor seconds a worker costs in an hour of work: the measured machine with all cores busy is what a turn costs, whoever of its processes spent it. */
export function cpuSecondsPerWorkerHour({ measured, assumed }: Figures): number {
  const cost = (screen: string) => {
    const rate = measured.turnsPerSecond[screen];
    if (rate === undefined) throw new Error(`There is no figure for ${screen}.`);
    return measured.cores / rate;
  };
  const reading = Object.entries(assumed.perWorkerHour).reduce((sum, [screen, times]) => sum + times * cost(screen), 0);
  return reading + assumed.writesPerWorkerHour * cost('Case');
}

/** What so many clients with an open case need in the busiest hour. Pure; every figure rounded up to what can be bought. */
export function needsOf(clients: number, figures: Figures): Needs {
  const { measured, assumed } = figures;
  const workers = Math.ceil(clients / assumed.clientsPerWorker);
  const working = workers * assumed.atWorkInTheBusiestHour;
  const cores = (working * cpuSecondsPerWorkerHour(figures)) / 3600 / assumed.busyAtMost;
  const turns = Object.values(assumed.perWorkerHour).reduce((sum, times) => sum + times, assumed.writesPerWorkerHour);
  const installations = Math.ceil((cores * assumed.databaseShare) / assumed.largestDatabaseCores);
  const serverProcesses = Math.max(2, Math.ceil(cores * (1 - assumed.databaseShare)));
  const gigabytes = (clients * (1 + assumed.endedCasesForEachOpen) * measured.bytesPerCase) / 1e9;
  const perYear = (clients * measured.bytesPerCase) / assumed.yearsOfACase / 1e9;
  return {
    clients,
    workers,
    turnsPerSecond: (working * turns) / 3600,
    installations,
    serverProcesses,
    serverMachines: Math.max(2, Math.ceil(serverProcesses / assumed.coresPerMachine)),
    databaseCores: Math.max(2, Math.ceil(cores * assumed.databaseShare)),
    databaseGigabytesOfMemory: Math.max(4, powerOfTwo(gigabytes / 3)),
    databaseGigabytes: Math.ceil(gigabytes),
    databaseGigabytesPerYear: Math.ceil(perYear),
    fileGigabytesPerYear: Math.ceil((clients * assumed.documentsPerCaseAndYear * assumed.bytesPerDocument) / 1e9),
    connections: serverProcesses * connectionsPerServer,
    needsPooler: serverProcesses > serversWithoutPooler,
  };
}

function powerOfTwo(atLeast: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, atLeast)));
}
