import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import type { Actor } from './actor.ts';
import { breakConnection } from './database.ts';
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

/** Told when the database answers nothing any more, and when it does again. */
export interface PulseListener {
  onSilence(): void;
  onAnswer(): void;
}

/** A database that says nothing for so long is gone: a failing network closes no connection, and a machine that hangs neither. */
const longestSilenceMs = 10_000;
const pulseEveryMs = 2_000;
const connectAgainMs = 1_000;
/** Short, because what is sent into a silent network stays unheard also when that is whole again. */
const patienceForConnectionMs = 3_000;

/**
 * One LISTEN connection per process; when it is lost it is opened again and everybody is woken, because something may have been missed. Over it the
 * database is asked for a sign of life all the time.
 */
export function listenForChanges(appUrl: string, pulse: PulseListener = { onSilence: () => undefined, onAnswer: () => undefined }): Feed {
  const listeners = new Map<string, Set<() => void>>();
  const wake = (networkId: string) => {
    for (const listener of listeners.get(networkId) ?? []) listener();
  };
  const wakeAll = () => {
    for (const networkId of listeners.keys()) wake(networkId);
  };
  let client: pg.Client | undefined;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const later = (work: () => Promise<void>, milliseconds: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void work(), milliseconds).unref();
  };

  async function connect(): Promise<void> {
    if (stopped) return;
    const fresh = new pg.Client({ connectionString: appUrl, keepAlive: true, connectionTimeoutMillis: patienceForConnectionMs });
    const again = () => {
      if (client === fresh) client = undefined;
      fresh.removeAllListeners();
      fresh.on('error', () => undefined);
      breakConnection(fresh);
      later(connect, connectAgainMs);
    };
    const feelPulse = async () => {
      if (client !== fresh) return;
      if (await answersInTime(fresh.query('SELECT 1'))) return later(feelPulse, pulseEveryMs);
      pulse.onSilence();
      again();
    };
    fresh.once('error', again);
    try {
      await fresh.connect();
      client = fresh;
      fresh.on('notification', ({ payload }) => payload && wake(payload));
      fresh.once('end', again);
      await fresh.query('LISTEN lotse_journal');
      pulse.onAnswer();
      wakeAll();
      later(feelPulse, pulseEveryMs);
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
      clearTimeout(timer);
      if (client) await Promise.race([client.end().catch(() => undefined), wait(connectAgainMs)]);
    },
  };
}

/** False when there is no answer for too long; whether it came too late because we ourselves were busy is seen after one more moment. */
async function answersInTime(question: Promise<unknown>): Promise<boolean> {
  const answer = question.then(
    () => true,
    () => true, // a connection that ends says so itself
  );
  const silence = wait(longestSilenceMs, false, { ref: false }).then(() => wait(500, false, { ref: false }));
  return Promise.race([answer, silence]);
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
