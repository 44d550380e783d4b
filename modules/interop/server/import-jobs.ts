import { sql } from 'kysely';
import { z } from 'zod';
import { Language, Refused } from '#kernel';
import { type Actor, type JobHandler, type Platform, systemActor } from '#platform';
import { runImport } from './import-fhir.ts';

const ImportJob = z.object({ networkId: z.uuid(), importId: z.uuid(), organizationId: z.uuid(), timeZone: z.string(), language: Language });
export type ImportJob = z.infer<typeof ImportJob>;

export const importQueue = 'interop.import';

/** Runs an uploaded import. What goes wrong stands in the import itself; the queue need not try again. */
const runUploaded: JobHandler = {
  queue: importQueue,
  run: (platform, data) => runQuietly(platform, ImportJob.parse(data)),
};

/** After a restart nobody is at the uploaded imports that were running; within a minute they go on. */
const resumeUnfinished: JobHandler = {
  queue: 'interop.resume-imports',
  cron: '* * * * *',
  async run(platform) {
    const { rows } = await sql`SELECT network_id AS "networkId", import_id AS "importId", organization_id AS "organizationId",
      time_zone AS "timeZone", language FROM unfinished_imports()`.execute(platform.db);
    for (const row of rows) await runQuietly(platform, ImportJob.parse(row));
  },
};

export const importJobs: readonly JobHandler[] = [runUploaded, resumeUnfinished];

/** The platform at work for the organisation that imports. Nobody's name: what an import writes, no colleague wrote. */
export function importActor({ networkId, organizationId, timeZone, language }: Omit<ImportJob, 'importId'>): Actor {
  return systemActor(networkId, { organizationId, timeZone, language });
}

async function runQuietly(platform: Platform, job: ImportJob): Promise<void> {
  try {
    await runImport(platform, importActor(job), job.importId);
  } catch (error) {
    // Busy: somebody is at it already. Cancelled: nobody wants it any more.
    if (!(error instanceof Refused)) throw error;
  }
}
