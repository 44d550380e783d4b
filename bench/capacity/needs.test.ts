import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cpuSecondsPerWorkerHour, Figures, needsOf } from './needs.ts';
import { capacityPage } from './page.ts';

const inFile = Figures.parse(JSON.parse(readFileSync(new URL('figures.json', import.meta.url), 'utf8')));
const simple = Figures.parse({
  measured: { ...inFile.measured, cores: 2, turnsPerSecond: { Today: 20, Case: 10 }, bytesPerCase: 50_000 },
  assumed: {
    ...inFile.assumed,
    clientsPerWorker: 50,
    atWorkInTheBusiestHour: 0.5,
    perWorkerHour: { Today: 10, Case: 10 },
    writesPerWorkerHour: 30,
    databaseShare: 0.5,
    busyAtMost: 0.5,
    endedCasesForEachOpen: 3,
    yearsOfACase: 2,
    largestDatabaseCores: 48,
  },
});

describe('what clients need', () => {
  it('is what their workers do, at the price of the measured machine', () => {
    assert.equal(cpuSecondsPerWorkerHour(simple), 10 * 0.1 + 10 * 0.2 + 30 * 0.2);
    const { workers, databaseCores, serverProcesses, installations, databaseGigabytes, databaseGigabytesPerYear } = needsOf(
      1_000_000,
      simple,
    );
    assert.deepEqual(
      { workers, databaseCores, serverProcesses, installations, databaseGigabytes, databaseGigabytesPerYear },
      { workers: 20_000, databaseCores: 25, serverProcesses: 25, installations: 1, databaseGigabytes: 200, databaseGigabytesPerYear: 25 },
    );
  });

  it('is several installations where one machine is too small for the database', () => {
    assert.equal(needsOf(10_000_000, simple).installations, Math.ceil(250 / 48));
  });

  it('is never less than two servers, one of which may die', () => {
    const { serverProcesses, serverMachines, needsPooler } = needsOf(100, simple);
    assert.deepEqual([serverProcesses, serverMachines, needsPooler], [2, 2, false]);
  });

  it('stands on the page as it follows from the figures of the file', () => {
    const page = readFileSync(fileURLToPath(new URL('../../docs/capacity.md', import.meta.url)), 'utf8');
    assert.equal(page, capacityPage(inFile), 'run npm run bench -- capacity');
  });
});
