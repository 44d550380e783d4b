import { sql } from 'kysely';
import type { Tx } from '#platform';
import { programSettings } from '../model-defaults.ts';
import type { ProgramSettings } from '../model-program.ts';
import { loadsOf } from './caseload.ts';
import { loadProgram } from './programs.ts';
import type { CaseRow } from './store.ts';
import type { ColleagueView } from './view-models.ts';

const carriers = ['case_manager', 'clinician', 'supervisor', 'financial_counsellor'];

/** Whether somebody with these roles carries cases. */
export const carries = (roles: readonly string[]): boolean => roles.some((role) => carriers.includes(role));

/**
 * Who could take something on, with what each of them carries, the one with most room first. For the case: everybody else of the managing
 * organisation who works on cases; for a duty: of these only who may see the case already; for an intervention: who may see it, the asking one first.
 */
export async function colleaguesFor(tx: Tx, row: CaseRow, what: 'case' | 'duty' | 'intervention'): Promise<ColleagueView[]> {
  const { settings } = await loadProgram(tx, row.programId, row.model);
  const people = await workersOf(tx, row.organizationId);
  const seeing = what === 'case' ? undefined : await whoSees(tx, row.id);
  const isMe = ({ userId }: { userId: string }) => userId === tx.actor.userId;
  const able = people.filter((one) => (what === 'intervention' || !isMe(one)) && (!seeing || seeing(one.userId, one.roles)));
  const loaded = await withLoads(tx, able, settings.caseloadLimits);
  return [...loaded.filter(isMe), ...loaded.filter((one) => !isMe(one))];
}

/** Everybody of an organisation who carries cases, with their load and the limits of its programmes. */
export async function teamOf(tx: Tx, organizationId: string): Promise<ColleagueView[]> {
  return withLoads(tx, await workersOf(tx, organizationId), await limitsOf(tx, organizationId));
}

type Limits = ProgramSettings['caseloadLimits'];

/** The widest limits that a programme of an organisation sets. */
export async function limitsOf(tx: Tx, organizationId: string): Promise<Limits> {
  const programs = await tx.db
    .selectFrom('programs')
    .select(['model', 'settings'])
    .where('organizationId', '=', organizationId)
    .where('active', '=', true)
    .execute();
  const limits = programs.map((program) => programSettings(program.model as 'clinical', program.settings).caseloadLimits);
  return { soft: most(limits.map(({ soft }) => soft)), hard: most(limits.map(({ hard }) => hard)) };
}

interface Worker {
  readonly userId: string;
  readonly name: string;
  readonly roles: string[];
}

async function workersOf(tx: Tx, organizationId: string): Promise<Worker[]> {
  return tx.db
    .selectFrom('memberships as m')
    .innerJoin('users as u', 'u.id', 'm.userId')
    .where('m.organizationId', '=', organizationId)
    .where('m.role', 'in', carriers)
    .where('m.validFrom', '<=', tx.today)
    .where((eb) => eb.or([eb('m.validUntil', 'is', null), eb('m.validUntil', '>=', tx.today)]))
    .where('u.state', '<>', 'disabled')
    .groupBy(['u.networkId', 'u.id'])
    .select('u.id as userId')
    .select(sql<string>`u.given_name || ' ' || u.family_name`.as('name'))
    .select(sql<string[]>`array_agg(m.role ORDER BY m.role)`.as('roles'))
    .orderBy(sql`u.family_name || ' ' || u.given_name`)
    .execute();
}

async function withLoads(tx: Tx, people: Worker[], limits: Limits): Promise<ColleagueView[]> {
  const loads = await loadsOf(
    tx,
    people.map(({ userId }) => userId),
  );
  return people
    .map((person) => ({ ...person, ...(loads.get(person.userId) ?? { cases: 0, weighted: 0 }), ...limits }))
    .toSorted((a, b) => a.weighted - b.weighted);
}

async function whoSees(tx: Tx, caseId: string): Promise<(userId: string, roles: readonly string[]) => boolean> {
  const { rows } = await sql<{
    granteeId: string;
    role: string | null;
  }>`SELECT grantee_id AS "granteeId", role FROM access_to_case(${caseId})
    WHERE valid_from <= now() AND (valid_until IS NULL OR valid_until > now())`.execute(tx.db);
  const { organizationId } = tx.actor;
  return (userId, roles) =>
    rows.some(
      (grant) => grant.granteeId === userId || (grant.granteeId === organizationId && (grant.role === null || roles.includes(grant.role))),
    );
}

function most(figures: readonly (number | null)[]): number | null {
  const known = figures.filter((figure) => figure !== null);
  return known.length > 0 ? Math.max(...known) : null;
}
