import { newId } from '#kernel';
import { sendWithNext } from './sql-driver.ts';
import type { Tx } from './tx.ts';

/** What was read of whom. */
export interface Read {
  readonly action: 'view' | 'search' | 'export' | 'print' | 'feed' | 'import';
  /** The route's pattern, never the address with its values. */
  readonly route: string;
  readonly personId?: string | undefined;
  readonly caseId?: string | undefined;
  readonly categories?: readonly string[];
  readonly resultCount?: number;
}

/** Writes that a client's record was read, in the transaction that reads it: no log, no answer (45 CFR 164.312(b), privacy.md § 5). */
export async function logRead(tx: Tx, read: Read): Promise<void> {
  const line = tx.db
    .insertInto('accessLog')
    .values({
      id: newId(),
      userId: tx.actor.userId,
      organizationId: tx.actor.organizationId,
      sessionId: tx.actor.sessionId,
      personId: read.personId ?? null,
      caseId: read.caseId ?? null,
      categories: [...(read.categories ?? [])],
      action: read.action,
      purpose: tx.actor.purpose,
      route: read.route,
      resultCount: read.resultCount ?? null,
    })
    .compile();
  await sendWithNext(tx.db, line);
}
