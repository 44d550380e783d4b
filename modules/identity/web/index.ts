import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { lazy } from 'react';
import { z } from 'zod';
import { client } from '#client';
import { Role } from '#kernel';
import { plainRoute, shellRoute } from '#ui';
import { UserState } from '../model.ts';
import { ownPage } from './own-page.ts';

/** What the shell shows over the page when the session is gone. */
export const SignInAgain = lazy(() => import('./sign-in-again.tsx').then((module) => ({ default: module.SignInAgain })));
export { useSwitchOrganization } from './use-own-account.ts';

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined as never);

/** A place without a network has nobody who could sign in. */
async function leadToSetUp(): Promise<void> {
  const { data } = await client.GET('/api/setup');
  if (data?.needed) throw redirect({ to: '/setup' });
}

/** Pages for people who are not signed in. */
export const identityPlainRoutes = [
  createRoute({
    getParentRoute: () => plainRoute,
    path: '/sign-in',
    validateSearch: z.object({ next: optional(z.string()) }),
    beforeLoad: async ({ context, search }) => {
      if (context.session) throw redirect({ href: ownPage(search.next) });
      await leadToSetUp();
    },
    component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => plainRoute,
    path: '/second-factor',
    validateSearch: z.object({ next: optional(z.string()) }),
    beforeLoad: ({ context, search }) => {
      if (!context.session) throw redirect({ href: '/sign-in' });
      if (!context.session.secondFactorOwed) throw redirect({ href: ownPage(search.next) });
    },
    component: lazyRouteComponent(() => import('./owed-second-factor-page.tsx'), 'OwedSecondFactorPage'),
  }),
  createRoute({
    getParentRoute: () => plainRoute,
    path: '/password-reset',
    component: lazyRouteComponent(() => import('./ask-for-reset-page.tsx'), 'AskForResetPage'),
  }),
  createRoute({
    getParentRoute: () => plainRoute,
    path: '/password-reset/$token',
    component: lazyRouteComponent(() => import('./choose-password-page.tsx'), 'ResetPage'),
  }),
  createRoute({
    getParentRoute: () => plainRoute,
    path: '/invitation/$token',
    component: lazyRouteComponent(() => import('./choose-password-page.tsx'), 'InvitationPage'),
  }),
  createRoute({
    getParentRoute: () => plainRoute,
    path: '/setup',
    component: lazyRouteComponent(() => import('./setup-page.tsx'), 'SetupPage'),
  }),
];

/** Pages of one's own account, and of the people who run the place. */
export const identityRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/account',
    component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/users',
    validateSearch: z.object({
      q: optional(z.string()),
      organizationId: optional(z.uuid()),
      role: optional(Role),
      state: optional(UserState),
      secondFactor: optional(z.enum(['on', 'off'])),
      columns: optional(z.array(z.string()).readonly()),
      user: optional(z.uuid()),
    }),
    component: lazyRouteComponent(() => import('./users-page.tsx'), 'UsersPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/users/roles',
    component: lazyRouteComponent(() => import('./roles-page.tsx'), 'RolesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/users/sign-in',
    component: lazyRouteComponent(() => import('./sign-in-policy-page.tsx'), 'SignInPolicyPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/outbox',
    component: lazyRouteComponent(() => import('./outbox-page.tsx'), 'OutboxPage'),
  }),
];
