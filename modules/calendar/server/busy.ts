import { sql } from 'kysely';
import { Refused, startOfDay, Temporal, today } from '#kernel';
import { asSystem, type Tx } from '#platform';
import type { BusyTime } from '../model.ts';
import type { Collision } from '../model-series.ts';
import { type Busy, freeSlotNear, isInTheWay, type Slot } from '../rules-busy.ts';

/** Who must be free: the client, and the workers who take part. `except` names appointments that move themselves and so are not in the way. */
export interface Participants {
  readonly personId: string;
  readonly userIds: readonly string[];
  readonly except?: readonly string[];
}

/**
 * When client and workers are taken on the days of these times, in all organisations of the network: that somebody is busy may be known, what with is
 * told only to whoever may see the appointment.
 */
export async function busyTimes(tx: Tx, slots: readonly Slot[], { personId, userIds, except = [] }: Participants): Promise<Busy[]> {
  const starts = slots.map((slot) => slot.startsAt).sort();
  const ends = slots.map((slot) => slot.endsAt).sort();
  const [from, until] = [starts[0], ends.at(-1)];
  if (!from || !until) return [];
  const around = sql`tstzrange(${from}::timestamptz - interval '1 day', ${until}::timestamptz + interval '1 day')`;
  const { rows } = await asSystem(tx, () =>
    sql<Busy & { id: string }>`
      SELECT a.id, 'client' AS who, NULL AS "workerName", '' AS what, a.starts_at AS "startsAt", a.ends_at AS "endsAt" FROM appointments a
        WHERE a.network_id = ${tx.actor.networkId} AND a.person_id = ${personId} AND a.status IN ('planned', 'kept')
          AND tstzrange(a.starts_at, a.ends_at) && ${around} AND a.id <> ALL (${[...except]}::uuid[])
      UNION ALL
      SELECT w.appointment_id, 'worker', u.given_name || ' ' || u.family_name, '', lower(w.during), upper(w.during)
        FROM appointment_workers w JOIN users u ON u.network_id = w.network_id AND u.id = w.user_id
        WHERE w.network_id = ${tx.actor.networkId} AND w.user_id = ANY (${[...userIds]}::uuid[]) AND w.busy
          AND w.during && ${around} AND w.appointment_id <> ALL (${[...except]}::uuid[])
      ORDER BY "startsAt", who`.execute(tx.db),
  );
  const titles = await visibleTitles(
    tx,
    rows.map((row) => row.id),
  );
  return rows.map(({ id, ...row }) => ({ ...row, what: titles.get(id) ?? '' }));
}

/** When colleagues of the reader's house are taken by appointments the reader may not see: one of them, or with null everybody. */
export async function hiddenTimes(tx: Tx, span: { from: string; until: string }, userId: string | null): Promise<BusyTime[]> {
  const { networkId, organizationId } = tx.actor;
  const { rows } = await asSystem(tx, () =>
    sql<BusyTime & { id: string }>`
      SELECT DISTINCT w.appointment_id AS id, w.user_id AS "userId", u.given_name || ' ' || u.family_name AS name,
          lower(w.during) AS "startsAt", upper(w.during) AS "endsAt"
        FROM appointment_workers w JOIN users u ON u.network_id = w.network_id AND u.id = w.user_id
          JOIN memberships m ON m.network_id = w.network_id AND m.user_id = w.user_id AND m.organization_id = ${organizationId}
        WHERE w.network_id = ${networkId} AND (${userId}::uuid IS NULL OR w.user_id = ${userId}) AND w.busy
          AND (m.valid_until IS NULL OR m.valid_until >= ${tx.today}) AND w.during && tstzrange(${span.from}::timestamptz, ${span.until}::timestamptz)
        ORDER BY "startsAt", name LIMIT 1000`.execute(tx.db),
  );
  const seen = await visibleTitles(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.filter(({ id }) => !seen.has(id)).map(({ userId: of, name, startsAt, endsAt }) => ({ userId: of, name, startsAt, endsAt }));
}

/** What stands in the way of each of these times, or null. */
export async function collisionsOf(tx: Tx, slots: readonly Slot[], who: Participants): Promise<(Collision | null)[]> {
  const busy = await busyTimes(tx, slots, who);
  return slots.map((slot) => collisionOf(tx, slot, busy));
}

/** Refuses a time at which the client or a worker is elsewhere, saying what is in the way and when it is free. */
export async function requireFree(tx: Tx, slot: Slot, who: Participants): Promise<void> {
  const [collision] = await collisionsOf(tx, [slot], who);
  if (collision) throw new Refused({ code: `appointment.${collision.who}-elsewhere`, ...collision } as { code: string });
}

export function collisionOf(tx: Tx, slot: Slot, busy: readonly Busy[]): Collision | null {
  const inTheWay = busy.find((other) => isInTheWay(other, slot));
  if (!inTheWay) return null;
  const { timeZone } = tx.actor;
  const isPast = Temporal.Instant.compare(slot.startsAt, tx.now) < 0;
  const notBefore = isPast ? Temporal.Instant.from(startOfDay(today(slot.startsAt, timeZone), timeZone)) : tx.now;
  const free = freeSlotNear(slot, busy, timeZone, notBefore);
  const { who, workerName, what, startsAt, endsAt } = inTheWay;
  return { who, workerName, what, from: startsAt, until: endsAt, freeFrom: free?.startsAt ?? null, freeUntil: free?.endsAt ?? null };
}

async function visibleTitles(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('appointments')
    .select(['id', 'title'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.title]));
}
