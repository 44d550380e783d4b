import { z } from 'zod';
import { type DataCategory, type Permission, permissions, roleCategories, roles } from '#kernel';
import { type App, asSystem, createOnce, type Platform, pageOf, permitted, signedIn, type Tx, versionSeen } from '#platform';
import {
  MembershipChange,
  MembershipId,
  NewMembership,
  NewUser,
  PermissionView,
  RoleView,
  UserChange,
  UserId,
  UserView,
} from '../model.ts';
import { loadAccount } from './account-store.ts';
import { mailInvitation } from './links.ts';
import { addMembership, changeMembership, endMembership } from './membership-store.ts';
import { exportUsers } from './user-export.ts';
import { addUser, changeUser, disableUser, enableUser, endSessionsOf, nameOf, removeSecondFactorOf } from './user-store.ts';
import { listUsers, UserQuery, viewUser } from './user-views.ts';

const tags = ['users'];
const Params = z.object({ id: UserId });
const one = { 200: UserView };

/** The people of the network: who they are for everybody at work, their accounts for administrators. */
export function userRoutes(app: App, platform: Platform): void {
  const { inTransaction } = platform;

  app.get('/users', { schema: { tags, querystring: UserQuery, response: { 200: pageOf(UserView) } } }, async (request) =>
    inTransaction(permitted(request, 'users.see'), (tx) => listUsers(tx, request.query)),
  );

  exportUsers(app, platform);

  app.get('/users/:id', { schema: { tags, params: Params, response: one } }, async (request) =>
    inTransaction(permitted(request, 'users.see'), (tx) => viewUser(tx, request.params.id)),
  );

  app.post('/users', { schema: { tags, body: NewUser, response: { 201: UserView } } }, async (request, reply) => {
    const view = await inTransaction(permitted(request, 'users.manage'), async (tx) => {
      const { body } = request;
      await createOnce(tx, { kind: 'user', id: body.id, body }, async () => {
        await addUser(tx, body);
        const invitedBy = await nameOf(tx, tx.actor.userId ?? '');
        await asSystem(tx, async () => mailInvitation(tx, platform, await loadAccount(tx, body.id), invitedBy));
      });
      return viewUser(tx, body.id);
    });
    return reply.status(201).send(view);
  });

  app.patch('/users/:id', { schema: { tags, params: Params, body: UserChange, response: one } }, async (request) => {
    const actor = permitted(request, 'users.manage');
    const seen = versionSeen(request);
    return change(request.params.id, actor, (tx, id) => changeUser(tx, id, seen, request.body));
  });
  app.post('/users/:id/disablement', { schema: { tags, params: Params, response: one } }, async (request) => {
    const actor = permitted(request, 'users.manage');
    const seen = versionSeen(request);
    return change(request.params.id, actor, (tx, id) => disableUser(tx, id, seen));
  });
  app.delete('/users/:id/disablement', { schema: { tags, params: Params, response: one } }, async (request) => {
    const actor = permitted(request, 'users.manage');
    const seen = versionSeen(request);
    return change(request.params.id, actor, (tx, id) => enableUser(tx, id, seen));
  });
  app.delete('/users/:id/second-factor', { schema: { tags, params: Params, response: one } }, async (request) =>
    change(request.params.id, permitted(request, 'users.manage'), removeSecondFactorOf),
  );

  app.delete('/users/:id/sessions', { schema: { tags, params: Params, response: one } }, async (request) =>
    change(request.params.id, permitted(request, 'users.manage'), endSessionsOf),
  );

  function change(id: string, actor: ReturnType<typeof permitted>, work: (tx: Tx, id: string) => Promise<void>) {
    return inTransaction(actor, async (tx) => {
      await work(tx, id);
      return viewUser(tx, id);
    });
  }
}

/** Which roles somebody holds where, and from when until when. */
export function membershipRoutes(app: App, { inTransaction }: Platform): void {
  app.post(
    '/users/:id/memberships',
    { schema: { tags, params: Params, body: NewMembership, response: { 201: UserView } } },
    async (request, reply) => {
      const view = await inTransaction(permitted(request, 'users.manage'), async (tx) => {
        const userId = request.params.id;
        await viewUser(tx, userId);
        const { body } = request;
        await createOnce(tx, { kind: 'membership', id: body.id, body: { userId, ...body } }, () => addMembership(tx, userId, body));
        return viewUser(tx, userId);
      });
      return reply.status(201).send(view);
    },
  );

  const OfMembership = z.object({ id: MembershipId });
  app.patch('/memberships/:id', { schema: { tags, params: OfMembership, body: MembershipChange, response: one } }, async (request) => {
    const actor = permitted(request, 'users.manage');
    const seen = versionSeen(request);
    return inTransaction(actor, async (tx) => {
      await changeMembership(tx, request.params.id, seen, request.body);
      return viewUser(tx, await holderOf(tx, request.params.id));
    });
  });

  app.delete('/memberships/:id', { schema: { tags, params: OfMembership, response: one } }, async (request) => {
    const actor = permitted(request, 'users.manage');
    const seen = versionSeen(request);
    return inTransaction(actor, async (tx) => {
      await endMembership(tx, request.params.id, seen);
      return viewUser(tx, await holderOf(tx, request.params.id));
    });
  });
}

/** What each role may do and see: the table of the kernel, as the screen shows it. */
export function roleRoutes(app: App): void {
  const Table = z.object({ roles: z.array(RoleView), permissions: z.array(PermissionView) });
  const table = {
    roles: roles.map((role) => ({ role, categories: [...roleCategories[role]] as DataCategory[] })),
    permissions: (Object.keys(permissions) as Permission[]).map((permission) => ({ permission, roles: [...permissions[permission]] })),
  };
  app.get('/roles', { schema: { tags, response: { 200: Table } } }, async (request) => {
    signedIn(request);
    return table;
  });
}

async function holderOf(tx: Tx, membershipId: string): Promise<string> {
  return (await tx.db.selectFrom('memberships').select('userId').where('id', '=', membershipId).executeTakeFirstOrThrow()).userId;
}
