import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { Sealer, Tx } from '#platform';

export type IdentityKind = 'person' | 'health_entry' | 'organization' | 'site' | 'practitioner' | 'practitioner_role';

/** The record here that a sender's record became. */
export interface Identity {
  readonly kind: IdentityKind;
  readonly localId: string;
  /** Digest of the content last taken over; null for a second name. */
  readonly content: string | null;
}

/** A sender's key as it is stored: nothing of it can be read back, and equal keys are equal. 32 hexadecimal digits. */
export type KeyDigest = string;

/**
 * Makes digests of keys: SHA-256 over a secret and the key, cut to 128 bits. The secret comes from the installation's, so that short ids
 * (patient numbers) cannot be found by trying all; one plain hash per key, because an import makes millions.
 */
export function keyDigester(sealer: Sealer): (key: string) => KeyDigest {
  const secret = sealer.digest('keys of senders', 'interop').toString('hex');
  return (key) => hash('sha256', secret + key, 'hex').slice(0, 32);
}

/** Which of these keys are known, and as what. */
export async function findIdentities(tx: Tx, digests: readonly KeyDigest[]): Promise<Map<KeyDigest, Identity>> {
  if (digests.length === 0) return new Map();
  const { rows } = await sql<Identity & { key: KeyDigest }>`
    SELECT encode(source_key, 'hex') AS key, kind, local_id AS "localId", encode(content, 'hex') AS content FROM import_identities
    WHERE source_key = ANY (ARRAY(SELECT decode(digest, 'hex') FROM unnest(${digests as string[]}::text[]) AS digest))`.execute(tx.db);
  return new Map(rows.map(({ key, ...identity }) => [key, identity]));
}

export type NewIdentity = Identity & { readonly key: KeyDigest };

/** Stores keys; of a key that is known already only the content is renewed. */
export async function saveIdentities(tx: Tx, identities: readonly NewIdentity[]): Promise<void> {
  if (identities.length === 0) return;
  await sql`INSERT INTO import_identities (source_key, kind, local_id, content)
    SELECT DISTINCT ON (r.key) decode(r.key, 'hex'), r.kind, r."localId", decode(r.content, 'hex')
    FROM json_to_recordset(${JSON.stringify(identities)}::json) AS r (key text, kind text, "localId" uuid, content text)
    ORDER BY r.key, r.content NULLS LAST
    ON CONFLICT (network_id, source_key) DO UPDATE SET content = excluded.content WHERE excluded.content IS NOT NULL`.execute(tx.db);
}

/** Remembers what keys stand for, up to a bound; the oldest go first. Only what is committed may be put in. */
export class KeyMemory {
  readonly #identities = new Map<KeyDigest, Identity>();
  readonly #limit: number;

  constructor(limit = 100_000) {
    this.#limit = limit;
  }

  has(key: KeyDigest): boolean {
    return this.#identities.has(key);
  }

  get(key: KeyDigest): Identity | undefined {
    return this.#identities.get(key);
  }

  set(key: KeyDigest, identity: Identity): void {
    if (this.#identities.size >= this.#limit) {
      const oldest = this.#identities.keys().next().value;
      if (oldest !== undefined) this.#identities.delete(oldest);
    }
    this.#identities.set(key, identity);
  }
}
