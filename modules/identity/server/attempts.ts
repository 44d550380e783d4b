import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { callerNetwork, Refused, Temporal } from '#kernel';
import type { Platform } from '#platform';
import { failuresForgottenAfterSeconds, pauses } from '../rules.ts';

/** An attempt to prove who one is, counted for the account named and for the address it comes from. */
export interface Attempt {
  /** It was the right person: earlier failures of the account are forgotten, and this one does not count for the address. */
  succeeded(): Promise<void>;
  /** Right so far, but not done: it does not count. */
  wentOn(): Promise<void>;
}

type Kind = 'account' | 'address';

/**
 * Counts the attempt, whether or not the account exists. Refuses `sign-in.locked` with the instant from which to try again while the account or
 * the address has to wait; then nothing may be checked.
 */
export async function beginAttempt({ db, clock }: Pick<Platform, 'db' | 'clock'>, email: string, address: string): Promise<Attempt> {
  const account = subjectOf('account', email);
  const place = subjectOf('address', callerNetwork(address));
  await begin('address', place);
  await begin('account', account);

  async function begin(kind: Kind, subject: Buffer): Promise<void> {
    const now = clock();
    const { rows } = await sql<{ allowed: boolean; retryAt: string | null }>`SELECT allowed, retry_at AS "retryAt"
      FROM begin_sign_in_attempt(${subject}, ${now.toString()}, ${[...pauses[kind]]}, ${failuresForgottenAfterSeconds})`.execute(db);
    if (!rows[0]?.allowed) throw lockedUntil(Temporal.Instant.from(rows[0]?.retryAt ?? now), now);
  }
  const forgive = (subject: Buffer, everything: boolean) => sql`SELECT forgive_sign_in_attempt(${subject}, ${everything})`.execute(db);
  return {
    async succeeded() {
      await forgive(account, true);
      await forgive(place, false);
    },
    async wentOn() {
      await forgive(account, false);
      await forgive(place, false);
    },
  };
}

/** Lets an account try again at once, after its password was set anew by somebody who may. */
export async function forgetFailures({ db }: Pick<Platform, 'db'>, email: string): Promise<void> {
  await sql`SELECT forgive_sign_in_attempt(${subjectOf('account', email)}, true)`.execute(db);
}

function lockedUntil(retryAt: Temporal.Instant, now: Temporal.Instant): Refused {
  const waitMinutes = Math.ceil(retryAt.since(now).total('minutes'));
  return new Refused({ code: 'sign-in.locked', retryAt: retryAt.toString(), waitMinutes } as { code: string });
}

function subjectOf(kind: Kind, name: string): Buffer {
  return createHash('sha256').update(`${kind}\0${name}`).digest();
}
