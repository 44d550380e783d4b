import { sql } from 'kysely';
import type { Tx } from '#platform';

/** The name a person goes by; null when their row is hidden from the reader. Expects `persons as p`. */
export const personName = sql<string | null>`nullif(trim(coalesce(p.preferred_name, p.given_names) || ' ' || p.family_name), '')`;

/** Owed now: begun, not put off, not dismissed. */
export const isOwed = (now: string) =>
  sql<boolean>`d.dismissed_at IS NULL AND d.starts_at <= ${now}::timestamptz AND (d.postponed_until IS NULL OR d.postponed_until <= ${now}::timestamptz)`;

/** A duty as the next deadline of a case. Expects `duties as d`. */
export const deadlineFacts = sql<unknown>`jsonb_build_object('area', d.area, 'kind', d.kind, 'facts', d.facts, 'startsAt', d.starts_at, 'dueAt', d.due_at,
  'dueOn', d.due_on, 'warnAt', d.warn_at, 'verb', d.verb, 'target', d.target)`;

/** The duty of a case that is due first, as an object; null when nothing is owed. Expects `cases as c`. */
export function dueNext(tx: Tx) {
  return sql<unknown>`(SELECT ${deadlineFacts} FROM duties d WHERE d.network_id = c.network_id AND d.case_id = c.id AND ${isOwed(tx.now.toString())} ORDER BY d.due_at, d.id LIMIT 1)`;
}

/** How many duties of a case are late. Expects `cases as c`. */
export function overdueCount(tx: Tx) {
  const now = tx.now.toString();
  return sql<number>`(SELECT count(*)::int FROM duties d WHERE d.network_id = c.network_id AND d.case_id = c.id AND ${isOwed(now)} AND d.due_at < ${now}::timestamptz)`;
}
