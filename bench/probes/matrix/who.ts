import { sql } from 'kysely';
import { categoriesOf, type DataCategory, newId, type Role, roles } from '#kernel';
import { type Actor, personActor, systemActor } from '#platform';
import type { TestServer } from '#testing';

/** How an organisation or a person stands to every case of Harbor. */
export const standings = [
  'harbor',
  'on the team for some categories',
  'left the team',
  'released',
  'released in part',
  'release withdrawn',
  'release over',
  'no consent',
  'another network',
] as const;
export type Standing = (typeof standings)[number];

/** What was released: the whole of what the partner's profession needs, or less. */
export const released: readonly DataCategory[] = ['identity', 'social', 'health_general', 'mental_health', 'finance'];
export const releasedInPart: readonly DataCategory[] = ['identity', 'finance'];
export const ofTheTeam: readonly DataCategory[] = ['social', 'mental_health'];
const working: readonly DataCategory[] = categoriesOf(['case_manager']);

/** Somebody who asks, and what they may see of any case, computed from what was granted and never from the policies of the database. */
export interface Asker {
  readonly name: string;
  readonly actor: Actor;
  readonly role: Role;
  readonly standing: Standing;
  readonly isManager: boolean;
  readonly sees: ReadonlySet<DataCategory>;
}

/** People of every role in every standing, and the releases and teams that make it so on every case there is. */
export async function askers(server: TestServer): Promise<{ all: readonly Asker[]; grant(): Promise<void> }> {
  const [partial, withdrawn, over] = [
    await addOrganization(server, 'Part'),
    await addOrganization(server, 'Withdrawn'),
    await addOrganization(server, 'Over'),
  ];
  const strangers = await addNetwork(server);
  const all: Asker[] = [];
  const add = (actor: Actor, role: Role, standing: Standing, granted: readonly DataCategory[], isManager = false) => {
    const may = new Set(categoriesOf([role]));
    all.push({
      name: `${role}, ${standing}`,
      actor,
      role,
      standing,
      isManager,
      sees: new Set(granted.filter((category) => may.has(category))),
    });
  };
  for (const role of roles) {
    add(await server.as(role), role, 'harbor', grantedAtHarbor(role), role === 'case_manager');
    add(await addUser(server, role, server.organizations.harbor), role, 'on the team for some categories', [
      ...new Set([...ofTheTeam, 'identity' as const, ...byRole(role)]),
    ]);
    add(await addUser(server, role, server.organizations.harbor), role, 'left the team', byRole(role));
    add(await server.as(role, 'northgate'), role, 'released', released);
    add(await addUser(server, role, partial), role, 'released in part', releasedInPart);
    add(await addUser(server, role, withdrawn), role, 'release withdrawn', []);
    add(await addUser(server, role, over), role, 'release over', []);
    add(await server.as(role, 'mercy'), role, 'no consent', []);
    add(await strangers(role), role, 'another network', []);
  }
  const team = all.filter(({ standing }) => standing === 'on the team for some categories').map(({ actor }) => actor.userId ?? '');
  const left = all.filter(({ standing }) => standing === 'left the team').map(({ actor }) => actor.userId ?? '');
  return { all, grant: () => grant(server, { partial, withdrawn, over, team, left }) };
}

/** Supervisors and intake see the cases of their organisation by their role. */
const byRole = (role: Role): readonly DataCategory[] =>
  role === 'supervisor' ? working : role === 'intake_worker' ? ['identity', 'social'] : [];
const grantedAtHarbor = (role: Role): readonly DataCategory[] => (role === 'case_manager' ? working : byRole(role));

/** A network of its own, in which one organisation has somebody of every role. */
async function addNetwork(server: TestServer): Promise<(role: Role) => Promise<Actor>> {
  const [networkId, organizationId] = [newId(), newId()];
  const system = systemActor(networkId, { timeZone: 'Europe/Rome', language: 'en' });
  await server.inTransaction(system, async ({ db }) => {
    const network = { id: networkId, name: 'Elsewhere', country: 'IT', currency: 'EUR', timeZone: 'Europe/Rome', language: 'it' };
    await db.insertInto('networks').values(network).execute();
    await db
      .insertInto('organizations')
      .values({ id: organizationId, name: 'Elsewhere', kind: 'practice', sector: 'health', setting: 'private' })
      .execute();
  });
  return (role) => addUser(server, role, organizationId, system);
}

async function addOrganization(server: TestServer, name: string): Promise<string> {
  const id = newId();
  await server.inTransaction(server.system(), async ({ db }) => {
    await db.insertInto('organizations').values({ id, name, kind: 'practice', sector: 'health', setting: 'private' }).execute();
  });
  return id;
}

async function addUser(server: TestServer, role: Role, organizationId: string, by = server.system()): Promise<Actor> {
  const userId = newId();
  await server.inTransaction(by, async ({ db }) => {
    const name = { givenName: role, familyName: 'Matrix' };
    await db
      .insertInto('users')
      .values({ id: userId, email: `${userId}@example.org`, ...name, state: 'active' })
      .execute();
    await db.insertInto('memberships').values({ id: newId(), userId, organizationId, role, validFrom: '2020-01-01' }).execute();
  });
  const { networkId } = by;
  return personActor({ networkId, userId, organizationId, sessionId: null, roles: [role], language: 'en', timeZone: 'America/New_York' });
}

interface Granted {
  readonly partial: string;
  readonly withdrawn: string;
  readonly over: string;
  readonly team: readonly string[];
  readonly left: readonly string[];
}

/** Puts the same releases and members on every case; on which of them somebody asks makes no difference then. */
async function grant(server: TestServer, { partial, withdrawn, over, team, left }: Granted): Promise<void> {
  const releases = [
    [server.organizations.northgate, released, null, null],
    [partial, releasedInPart, null, null],
    [withdrawn, released, sql`now()`, null],
    [over, released, null, sql`now() - interval '1 day'`],
  ] as const;
  await server.inTransaction(server.system(), async ({ db }) => {
    for (const [recipient, categories, revokedAt, expiresAt] of releases)
      await sql`INSERT INTO consents (id, case_id, person_id, type, legal_form, recipient_organization_id, categories, starts_at, revoked_at, expires_at)
        SELECT gen_random_uuid(), id, person_id, 'release_of_information', 'written', ${recipient}, ${[...categories]}, now() - interval '2 days', ${revokedAt}, ${expiresAt} FROM cases`.execute(
        db,
      );
    for (const userId of team)
      await sql`INSERT INTO care_team_members (id, case_id, user_id, role, categories, member_from)
        SELECT gen_random_uuid(), id, ${userId}, 'co_worker', ${[...ofTheTeam]}, '2020-01-01' FROM cases`.execute(db);
    for (const userId of left)
      await sql`INSERT INTO care_team_members (id, case_id, user_id, role, categories, member_from, member_until, ended_at)
        SELECT gen_random_uuid(), id, ${userId}, 'co_worker', ${[...ofTheTeam]}, '2020-01-01', '2020-02-01', '2020-02-01T12:00:00Z' FROM cases`.execute(
        db,
      );
  });
}
