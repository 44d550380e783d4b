import { sql } from 'kysely';
import { callerNetwork, Refused } from '#kernel';
import type { Platform } from '#platform';
import { mostPerHour } from '../rules-public.ts';

/**
 * Counts a use of the public page by this address, before anything else is done. Refuses `request.too-many`. Kept is a keyed digest of the address and the day, for
 * an hour or two: neither the address nor whether it came back on another day can be read from it.
 */
export async function countPublicUse(
  { db, sealer, clock }: Pick<Platform, 'db' | 'sealer' | 'clock'>,
  use: keyof typeof mostPerHour,
  address: string,
): Promise<void> {
  const now = clock().toString();
  const subject = sealer.digest(`${use}\0${now.slice(0, 10)}\0${callerNetwork(address)}`, 'public request');
  const { rows } = await sql<{ allowed: boolean }>`SELECT count_public_request(${subject}, ${now}, ${mostPerHour[use]}) AS allowed`.execute(
    db,
  );
  if (!rows[0]?.allowed) throw new Refused({ code: 'request.too-many' });
}
