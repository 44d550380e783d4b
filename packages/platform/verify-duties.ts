import { canonicalJson, Temporal } from '#kernel';
import type { Actor } from './actor.ts';
import { currentDuties } from './duties.ts';
import type { DutySource } from './duty-source.ts';
import type { DutyRow } from './duty-store.ts';
import type { Transactor, Tx } from './tx.ts';

export interface DutyFault {
  readonly source: string;
  readonly scopeId: string;
  readonly dutyKey: string;
  /** `missing`: owed by the facts and not stored; `left-over`: stored and not owed; `different`: stored otherwise than derived. */
  readonly fault: 'missing' | 'left-over' | 'different';
  /** What differs. */
  readonly fields: readonly string[];
}

export interface DutyVerification {
  readonly scopes: number;
  readonly duties: number;
  readonly faults: DutyFault[];
}

/**
 * Derives every duty of a network again from the facts, as the platform, and compares with what is stored; changes nothing. What people do meanwhile is
 * no fault: what differs is looked at a second time.
 */
export async function verifyDuties(
  inTransaction: Transactor,
  platformItself: Actor,
  sources: readonly DutySource[],
  onProgress: (scopes: number) => void = () => undefined,
): Promise<DutyVerification> {
  const verification = { scopes: 0, duties: 0, faults: [] as DutyFault[] };
  for (const source of sources) {
    const scopes = await inTransaction(platformItself, (tx) => scopesOf(tx, source));
    for (const scopeId of scopes) {
      const look = () => inTransaction(platformItself, (tx) => compare(tx, source, scopeId));
      const first = await look();
      verification.faults.push(...(first.faults.length > 0 ? (await look()).faults : []));
      verification.duties += first.duties;
      verification.scopes += 1;
      onProgress(verification.scopes);
    }
  }
  return verification;
}

/** Whatever the source may derive something for, and whatever it once did. */
async function scopesOf(tx: Tx, source: DutySource): Promise<string[]> {
  const stored = await tx.db.selectFrom('duties').select('scopeId').distinct().where('source', '=', source.name).execute();
  return [...new Set([...(await source.scopes(tx)), ...stored.map(({ scopeId }) => scopeId)])].sort();
}

const compared = [
  'category',
  'caseId',
  'personId',
  'startsAt',
  'dueAt',
  'dueOn',
  'warnAt',
  'escalatesAt',
  'escalatesTo',
  'ruleId',
  'citation',
  'priority',
  'assigneeUserId',
  'assigneeOrganizationId',
  'assigneeRole',
  'verb',
  'target',
  'facts',
] as const satisfies readonly (keyof DutyRow)[];

async function compare(tx: Tx, source: DutySource, scopeId: string): Promise<{ duties: number; faults: DutyFault[] }> {
  const derived = new Map((await currentDuties(tx, source, scopeId)).map((duty) => [duty.dutyKey, duty]));
  const rows = await tx.db
    .selectFrom('duties')
    .select(['dutyKey', ...compared])
    .where('source', '=', source.name)
    .where('scopeId', '=', scopeId)
    .execute();
  const stored = new Map(rows.map((row) => [row.dutyKey, row]));
  const faults: DutyFault[] = [];
  for (const dutyKey of new Set([...derived.keys(), ...stored.keys()])) {
    const [owed, kept] = [derived.get(dutyKey), stored.get(dutyKey)];
    const fields = owed && kept ? compared.filter((field) => comparable(field, owed[field]) !== comparable(field, kept[field])) : [];
    if (owed && kept && fields.length === 0) continue;
    const fault = owed ? (kept ? 'different' : 'missing') : 'left-over';
    faults.push({ source: source.name, scopeId, dutyKey, fault, fields });
  }
  return { duties: stored.size, faults };
}

/** PostgreSQL keeps instants to the microsecond and the driver gives them to the millisecond. */
function comparable(field: (typeof compared)[number], value: unknown): string {
  if (value === null || value === undefined) return '';
  if (field.endsWith('At')) return String(Temporal.Instant.from(String(value)).epochMilliseconds);
  return canonicalJson(JSON.parse(JSON.stringify(value)));
}
