import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '#kernel';
import { sendWithNext } from './sql-driver.ts';
import type { EventSubject, PendingEvent, Tx } from './tx.ts';

/** The part of a journal row that its hash covers; see {@link eventHash}. */
export interface ChainedEvent {
  networkId: string;
  id: string;
  streamId: string;
  streamPosition: number;
  area: string;
  type: string;
  caseId: string | null;
  personId: string | null;
  organizationId: string | null;
  category: string;
  at: string;
  actorUserId: string | null;
  actorOrganizationId: string | null;
  purpose: string;
  facts: unknown;
}

/** hash_n = SHA-256(hash_{n−1} ‖ canonical JSON of event n), privacy.md § 5. The first event of a stream follows nothing. */
export function eventHash(previous: Buffer | null, event: ChainedEvent): Buffer {
  const hash = createHash('sha256');
  if (previous) hash.update(previous);
  return hash.update(canonicalJson(event)).digest();
}

/** Chains and stores the recorded events and wakes the live feed. The heads are locked in one order, so writers of several streams never deadlock. */
export async function writeJournal(tx: Tx): Promise<void> {
  const streams = [...new Set(tx.events.map((pending) => streamOf(tx, pending.subject)))].sort();
  const heads = await lockHeads(tx, streams);
  const rows = tx.events.map((pending) => chain(tx, pending, heads));
  await append(
    tx,
    rows,
    streams.map((streamId) => ({ streamId, ...headOf(heads, streamId) })),
  );
}

/** The events, the ends of their chains and the call to whoever listens, in one statement that leaves with the commit: these are the last words of every change. */
async function append(
  tx: Tx,
  rows: readonly JournalRow[],
  heads: readonly { streamId: string; position: number; hash: Buffer | null }[],
): Promise<void> {
  const { networkId, userId, organizationId, purpose } = tx.actor;
  const words = sql`WITH appended AS (
    INSERT INTO journal (network_id, id, stream_id, stream_position, area, type, case_id, person_id, organization_id, category, at,
      actor_user_id, actor_organization_id, purpose, facts, previous_hash, hash)
    SELECT ${networkId}, id, "streamId", "streamPosition", area, type, "caseId", "personId", "organizationId", category, at,
      ${userId}, ${organizationId}, ${purpose}, facts, "previousHash", hash
    FROM jsonb_to_recordset(${`[${rows.join(',')}]`}::jsonb) AS e(id uuid, "streamId" uuid, "streamPosition" integer, area text, type text, "caseId" uuid,
      "personId" uuid, "organizationId" uuid, category text, at timestamptz, facts jsonb, "previousHash" bytea, hash bytea)
  ), moved AS (
    UPDATE journal_heads h SET position = n.position, hash = n.hash
    FROM unnest(${heads.map(({ streamId }) => streamId)}::uuid[], ${heads.map(({ position }) => position)}::integer[],
      ${heads.map(({ hash }) => asBytea(hash))}::bytea[]) AS n(stream_id, position, hash)
    WHERE h.network_id = ${networkId} AND h.stream_id = n.stream_id
  )
  SELECT pg_notify('lotse_journal', ${networkId})`;
  await sendWithNext(tx.db, words.compile(tx.db));
}

/** A row as JSON. */
type JournalRow = string;

interface Head {
  position: number;
  hash: Buffer | null;
}

function streamOf(tx: Tx, subject: EventSubject): string {
  return subject.caseId ?? subject.personId ?? subject.organizationId ?? tx.actor.networkId;
}

async function lockHeads(tx: Tx, streams: string[]): Promise<Map<string, Head>> {
  const heads = await tx.db
    .insertInto('journalHeads')
    .values(streams.map((streamId) => ({ networkId: tx.actor.networkId, streamId, position: 0, hash: Buffer.alloc(0) })))
    .onConflict((conflict) =>
      conflict.columns(['networkId', 'streamId']).doUpdateSet((eb) => ({ position: eb.ref('journalHeads.position') })),
    )
    .returning(['streamId', 'position', 'hash'])
    .execute();
  return new Map(heads.map((head) => [head.streamId, { position: head.position, hash: head.position === 0 ? null : head.hash }]));
}

function headOf(heads: ReadonlyMap<string, Head>, streamId: string): Head {
  const head = heads.get(streamId);
  if (!head) throw new Error('a stream without a head');
  return head;
}

function asBytea(hash: Buffer | null): string | null {
  return hash && `\\x${hash.toString('hex')}`;
}

function chain(tx: Tx, pending: PendingEvent, heads: Map<string, Head>): JournalRow {
  const { event, subject } = pending;
  const streamId = streamOf(tx, subject);
  const head = headOf(heads, streamId);
  const chained: ChainedEvent = {
    networkId: tx.actor.networkId,
    id: pending.id,
    streamId,
    streamPosition: head.position + 1,
    area: event.area,
    type: event.type,
    caseId: subject.caseId ?? null,
    personId: subject.personId ?? null,
    organizationId: subject.organizationId ?? null,
    category: subject.category ?? event.category,
    at: tx.now.round({ smallestUnit: 'millisecond', roundingMode: 'trunc' }).toString({ fractionalSecondDigits: 3 }),
    actorUserId: tx.actor.userId,
    actorOrganizationId: tx.actor.organizationId,
    purpose: tx.actor.purpose,
    facts: pending.facts,
  };
  const hash = eventHash(head.hash, chained);
  heads.set(streamId, { position: chained.streamPosition, hash });
  return JSON.stringify({ ...chained, previousHash: asBytea(head.hash), hash: asBytea(hash) });
}
