import { sql } from 'kysely';
import { z } from 'zod';
import { Language } from '#kernel';
import { asSystem, type JobHandler, type Platform, systemActor, type Tx } from '#platform';

const queue = 'cases-derive-again';
/** How many cases one transaction takes: few enough that it is over within a second and nobody waits behind it. */
export const batch = 25;

/** Which cases hang on the setting that changed. */
export interface Affected {
  readonly programId?: string;
  readonly organizationId?: string;
}

const Job = z.object({
  networkId: z.uuid(),
  programId: z.uuid().optional(),
  organizationId: z.uuid().optional(),
  after: z.uuid(),
  timeZone: z.string(),
  language: Language,
});

/**
 * A setting that clocks hang on has changed: what the cases owe is derived again with it, for the first of them in this transaction and for the
 * others by jobs of as many each, so that the change is in force at once where there are few and never holds up the house where there are many.
 */
export async function deriveAgain(tx: Tx, { jobs }: Pick<Platform, 'jobs'>, affected: Affected, after?: string): Promise<void> {
  const ids = await asSystem(tx, () => affectedCases(tx, affected, after));
  for (const id of ids.slice(0, batch)) tx.unsettledCases.add(id);
  const last = ids[batch - 1];
  if (ids.length <= batch || last === undefined) return;
  const { networkId, timeZone, language } = tx.actor;
  await jobs.enqueue(tx, queue, { networkId, timeZone, language, ...affected, after: last } satisfies z.infer<typeof Job>);
}

/** Goes on where the last transaction stopped. */
export const derivingAgain: JobHandler = {
  queue,
  run: async (platform, data) => {
    const { networkId, timeZone, language, after, programId, organizationId } = Job.parse(data);
    const affected = { ...(programId ? { programId } : {}), ...(organizationId ? { organizationId } : {}) };
    await platform.inTransaction(systemActor(networkId, { timeZone, language }), (tx) => deriveAgain(tx, platform, affected, after));
  },
};

/** Cases that may owe something; one more than a transaction takes tells that there are others. */
async function affectedCases(tx: Tx, { programId, organizationId }: Affected, after: string | undefined): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('cases')
    .select('id')
    .where('state', 'not in', ['closed', 'declined', 'entered_in_error'])
    .$if(programId !== undefined, (query) => query.where('programId', '=', programId ?? ''))
    .$if(organizationId !== undefined, (query) => query.where('organizationId', '=', organizationId ?? ''))
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(sql.lit(batch + 1))
    .execute();
  return rows.map(({ id }) => id);
}
