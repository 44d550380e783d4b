import { sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import type { Actor } from './actor.ts';
import type { Transactor, Tx } from './tx.ts';

/** What an open screen learns: that something of an area happened on a case or person. Nothing about the client. */
export interface FeedEvent {
  readonly cursor: string;
  readonly area: string;
  readonly type: string;
  readonly caseId: string | null;
  readonly personId: string | null;
}

/** Wakes listeners of a network when something was journaled, on any server of the installation. */
export interface Feed {
  onChange(networkId: string, listener: () => void): () => void;
  stop(): Promise<void>;
}

/** One LISTEN connection per process; when it is lost it is opened again and everybody is woken, because something may have been missed. */
export function listenForChanges(appUrl: string): Feed {
  const listeners = new Map<string, Set<() => void>>();
  const wake = (networkId: string) => {
    for (const listener of listeners.get(networkId) ?? []) listener();
  };
  const wakeAll = () => {
    for (const networkId of listeners.keys()) wake(networkId);
  };
  let client: pg.Client | undefined;
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    if (stopped) return;
    const fresh = new pg.Client({ connectionString: appUrl, keepAlive: true });
    const again = () => {
      if (client === fresh) client = undefined;
      fresh.removeAllListeners();
      fresh.on('error', () => undefined);
      void fresh.end().catch(() => undefined);
      if (!stopped) retry = setTimeout(() => void connect(), 1_000);
    };
    fresh.once('error', again);
    try {
      await fresh.connect();
      client = fresh;
      fresh.on('notification', ({ payload }) => payload && wake(payload));
      fresh.once('end', again);
      await fresh.query('LISTEN lotse_journal');
      wakeAll();
    } catch {
      again();
    }
  }
  void connect();

  return {
    onChange(networkId, listener) {
      const ofNetwork = listeners.get(networkId) ?? new Set();
      listeners.set(networkId, ofNetwork.add(listener));
      return () => ofNetwork.delete(listener);
    },
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}

/** The cursor after which everything comes that this transaction does not see yet. */
export async function feedCursor(tx: Tx): Promise<string> {
  const { rows } = await sql<{ xmin: string }>`SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin`.execute(tx.db);
  return `${rows[0]?.xmin ?? '0'}:00000000-0000-0000-0000-000000000000`;
}

/** Whoever has missed so many events had better look at everything again. */
export const feedPageSize = 200;

/**
 * The first events after the cursor that the actor may see, {@link feedPageSize} at most. A transaction is passed over until every older one has ended, so a reader that goes on
 * from the last cursor never misses an event that committed late.
 */
export async function eventsAfter(inTransaction: Transactor, actor: Actor, cursor: string): Promise<FeedEvent[]> {
  const [transactionId, id] = parseCursor(cursor);
  return inTransaction(actor, async (tx) => {
    const { rows } =
      await sql<FeedEvent>`SELECT transaction_id::text || ':' || id::text AS cursor, area, type, case_id AS "caseId", person_id AS "personId"
      FROM journal WHERE transaction_id < pg_snapshot_xmin(pg_current_snapshot()) AND (transaction_id, id) > (${transactionId}::xid8, ${id}::uuid)
      ORDER BY transaction_id, id LIMIT ${sql.lit(feedPageSize)}`.execute(tx.db);
    return rows;
  });
}

/** A cursor of ours. */
export const FeedCursor = z.string().regex(/^\d{1,19}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

function parseCursor(cursor: string): [string, string] {
  const at = cursor.indexOf(':');
  return [cursor.slice(0, at), cursor.slice(at + 1)];
}
