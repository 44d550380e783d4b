import { sql } from 'kysely';
import { z } from 'zod';
import { mayDo, Refused, Role } from '#kernel';
import { decodeCursor, PageQuery, type Tx, toPage } from '#platform';
import { UserState, type UserView } from '../model.ts';
import { mayChangeAccount } from '../policy.ts';
import { isHeldOn } from '../rules.ts';
import { administered } from './membership-store.ts';
import { type HeldRole, membershipsOf } from './views.ts';

export const UserFilter = z.object({
  q: z.string().trim().max(100).optional(),
  organizationId: z.uuid().optional(),
  role: Role.optional(),
  state: UserState.optional(),
  /** Only asked by those who manage accounts; for others it changes nothing. */
  secondFactor: z.enum(['on', 'off']).optional(),
});
export const UserQuery = PageQuery.extend(UserFilter.shape);
export type UserQuery = z.infer<typeof UserQuery>;

const Cursor = z.tuple([z.string(), z.string(), z.uuid()]);
const order = sql.raw(`u.family_name COLLATE "und-x-icu", u.given_name COLLATE "und-x-icu", u.id`);

/** The people of the network by name. Accounts of clients are told only to the administrators of the organisation they belong to. */
export async function listUsers(tx: Tx, query: UserQuery): Promise<{ items: UserView[]; nextCursor: string | null }> {
  const after = decodeCursor(query.cursor, Cursor);
  const rows = await tx.db
    .selectFrom('users as u')
    .select(columns)
    .where(filter(tx, query))
    .$if(after !== undefined, (select) =>
      select.where(
        sql<boolean>`(u.family_name COLLATE "und-x-icu", u.given_name COLLATE "und-x-icu", u.id) > (${after?.[0]}, ${after?.[1]}, ${after?.[2]}::uuid)`,
      ),
    )
    .orderBy(order)
    .limit(sql.lit(query.limit + 1))
    .execute();
  const page = toPage(rows, query.limit, (row) => [row.familyName, row.givenName, row.id] as const);
  return { items: await complete(tx, page.items), nextCursor: page.nextCursor };
}

/** One account, if the actor may know of it; refuses `record.not-found`. */
export async function viewUser(tx: Tx, id: string): Promise<UserView> {
  const row = await tx.db.selectFrom('users as u').select(columns).where('u.id', '=', id).where(filter(tx, {})).executeTakeFirst();
  const [view] = row ? await complete(tx, [row]) : [];
  if (!view) throw new Refused({ code: 'record.not-found' });
  return view;
}

const columns = [
  'u.id',
  'u.email',
  'u.givenName',
  'u.familyName',
  'u.title',
  'u.phone',
  'u.language',
  'u.state',
  'u.weeklyHours',
  'u.version',
] as const;

function filter(tx: Tx, query: z.infer<typeof UserFilter>) {
  const isManager = mayDo(tx.actor.roles, 'users.manage');
  const held = sql`m.network_id = u.network_id AND m.user_id = u.id AND m.valid_from <= ${tx.today} AND (m.valid_until IS NULL OR m.valid_until > ${tx.today})`;
  const conditions = [
    sql<boolean>`(EXISTS (SELECT FROM memberships m WHERE m.network_id = u.network_id AND m.user_id = u.id AND m.role <> 'client')
      OR (${isManager} AND (EXISTS (SELECT FROM memberships m WHERE m.network_id = u.network_id AND m.user_id = u.id AND m.organization_id = ${tx.actor.organizationId})
        OR NOT EXISTS (SELECT FROM memberships m WHERE m.network_id = u.network_id AND m.user_id = u.id))))`,
  ];
  if (query.q) {
    const pattern = `%${query.q.replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(sql<boolean>`(unaccent(u.given_name || ' ' || u.family_name) ILIKE unaccent(${pattern}) OR u.email ILIKE ${pattern})`);
  }
  if (query.organizationId || query.role) {
    const { organizationId = null, role = null } = query;
    conditions.push(
      sql<boolean>`EXISTS (SELECT FROM memberships m WHERE ${held} AND (${organizationId}::uuid IS NULL OR m.organization_id = ${organizationId}) AND (${role}::text IS NULL OR m.role = ${role}))`,
    );
  }
  if (query.secondFactor && isManager) {
    const has = sql<boolean>`EXISTS (SELECT FROM second_factors f WHERE f.network_id = u.network_id AND f.user_id = u.id AND f.confirmed_at IS NOT NULL)`;
    conditions.push(query.secondFactor === 'on' ? has : sql<boolean>`NOT ${has}`);
  }
  if (query.state) conditions.push(sql<boolean>`u.state = ${query.state}`);
  return sql<boolean>`${sql.join(conditions, sql` AND `)}`;
}

type Row = Omit<UserView, 'memberships' | 'account' | 'weeklyHours' | 'language' | 'state'> & {
  weeklyHours: string;
  language: string;
  state: string;
};

async function complete(tx: Tx, rows: readonly Row[]): Promise<UserView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const memberships = Map.groupBy(await membershipsOf(tx, ids), (membership) => membership.userId);
  const accounts = mayDo(tx.actor.roles, 'users.manage') ? await accountsOf(tx, ids, memberships) : undefined;
  return rows.map((row) => ({
    ...row,
    language: row.language as UserView['language'],
    state: row.state as UserView['state'],
    weeklyHours: Number(row.weeklyHours),
    memberships: memberships.get(row.id) ?? [],
    account: accounts?.get(row.id) ?? null,
  }));
}

/** What only administrators learn: when somebody was last here, whether they have a second factor, and whether one may change the account. */
async function accountsOf(tx: Tx, ids: readonly string[], memberships: Map<string, HeldRole[]>) {
  const seen = await tx.db
    .selectFrom('users as u')
    .leftJoin('secondFactors as f', (join) => join.onRef('f.userId', '=', 'u.id').on('f.confirmedAt', 'is not', null))
    .where('u.id', 'in', ids)
    .select(['u.id', 'f.confirmedAt'])
    .select((eb) =>
      eb
        .selectFrom('sessions as s')
        .whereRef('s.userId', '=', 'u.id')
        .select((max) => max.fn.max('s.lastSeenAt').as('at'))
        .as('lastSeenAt'),
    )
    .execute();
  const current = [...memberships.values()].flat().filter((membership) => isHeldOn(membership, tx.today));
  const organizations = new Map(
    (await administered(tx, [...new Set(current.map(({ organization }) => organization.id))])).map((organization) => [
      organization.id,
      organization,
    ]),
  );
  return new Map(
    seen.map((row) => {
      const worksFor = current.filter(({ userId }) => userId === row.id).map(({ organization }) => organizations.get(organization.id));
      const mayChange = mayChangeAccount(
        tx.actor,
        worksFor.filter((organization) => organization !== undefined),
      );
      return [row.id, { lastSeenAt: row.lastSeenAt, secondFactor: row.confirmedAt !== null, mayChange }] as const;
    }),
  );
}
