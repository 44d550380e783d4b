import { sql } from 'kysely';
import type { Db } from './database.ts';
import { type ChainedEvent, eventHash } from './journal-writer.ts';

export interface JournalFault {
  readonly eventId: string;
  readonly streamId: string;
  readonly streamPosition: number;
  readonly fault: 'content-changed' | 'chain-broken' | 'event-missing' | 'tail-missing';
}

export interface JournalVerification {
  readonly events: number;
  readonly streams: number;
  readonly faults: JournalFault[];
}

const pageSize = 2_000;

/**
 * Reads every chain from its first event and computes each hash again. Names the first faulty event of each stream: one whose content does
 * not fit its hash, one that does not follow its predecessor, a gap, or a missing end. Needs a connection that may read all networks (the owner's).
 */
export async function verifyJournal(db: Db, onProgress: (events: number) => void = () => undefined): Promise<JournalVerification> {
  const faults: JournalFault[] = [];
  let events = 0;
  let streams = 0;
  let stream: StreamCheck | undefined;
  let after: { networkId: string; streamId: string; streamPosition: number } | undefined;
  for (;;) {
    const page = await readPage(db, after);
    for (const row of page) {
      if (stream?.streamId !== row.streamId) {
        if (stream) await finish(db, stream, faults);
        stream = { networkId: row.networkId, streamId: row.streamId, position: 0, hash: null, faulty: false };
        streams += 1;
      }
      check(stream, row, faults);
    }
    events += page.length;
    onProgress(events);
    after = page.at(-1);
    if (page.length < pageSize) break;
  }
  if (stream) await finish(db, stream, faults);
  return { events, streams, faults };
}

interface StreamCheck {
  networkId: string;
  streamId: string;
  position: number;
  hash: Buffer | null;
  faulty: boolean;
}

type JournalRow = Awaited<ReturnType<typeof readPage>>[number];

function readPage(db: Db, after: { networkId: string; streamId: string; streamPosition: number } | undefined) {
  return db
    .selectFrom('journal')
    .select(['networkId', 'id', 'streamId', 'streamPosition', 'area', 'type', 'caseId', 'personId', 'organizationId', 'category', 'at'])
    .select(['actorUserId', 'actorOrganizationId', 'purpose', 'facts', 'previousHash', 'hash'])
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(network_id, stream_id, stream_position) > (${after?.networkId}, ${after?.streamId}, ${after?.streamPosition})`,
      ),
    )
    .orderBy('networkId')
    .orderBy('streamId')
    .orderBy('streamPosition')
    .limit(sql.lit(pageSize))
    .execute();
}

function check(stream: StreamCheck, row: JournalRow, faults: JournalFault[]): void {
  const { previousHash, hash, ...event } = row;
  const fault = faultOf(stream, event, previousHash, hash);
  if (fault && !stream.faulty) faults.push({ eventId: row.id, streamId: row.streamId, streamPosition: row.streamPosition, fault });
  stream.faulty ||= fault !== undefined;
  stream.position = row.streamPosition;
  stream.hash = hash;
}

function faultOf(stream: StreamCheck, event: ChainedEvent, previousHash: Buffer | null, hash: Buffer): JournalFault['fault'] | undefined {
  if (event.streamPosition !== stream.position + 1) return 'event-missing';
  if (!sameBytes(previousHash, stream.hash)) return 'chain-broken';
  return sameBytes(eventHash(previousHash, event), hash) ? undefined : 'content-changed';
}

async function finish(db: Db, stream: StreamCheck, faults: JournalFault[]): Promise<void> {
  const head = await db
    .selectFrom('journalHeads')
    .select(['position', 'hash'])
    .where('networkId', '=', stream.networkId)
    .where('streamId', '=', stream.streamId)
    .executeTakeFirst();
  const whole = head?.position === stream.position && sameBytes(head.hash, stream.hash);
  if (!whole && !stream.faulty)
    faults.push({ eventId: '', streamId: stream.streamId, streamPosition: stream.position, fault: 'tail-missing' });
}

function sameBytes(one: Buffer | null, other: Buffer | null): boolean {
  return one === other || (one !== null && other !== null && one.equals(other));
}
