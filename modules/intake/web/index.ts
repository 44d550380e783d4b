import { IconFolderPlus, IconInbox } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { z } from 'zod';
import { plainRoute, shellRoute, type WebArea } from '#ui';
import { InboxSearch } from './inbox-search.ts';

export const intakeRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/inbox',
    validateSearch: InboxSearch,
    component: lazyRouteComponent(() => import('./inbox-page.tsx'), 'InboxPage'),
  }),
];

/** Where the website of an organisation leads: `/refer?to=<id of the organisation>`. */
const ReferSearch = z.object({ to: z.uuid().optional().catch(undefined) });

/** Pages for people without an account. */
export const intakePlainRoutes = [
  createRoute({
    getParentRoute: () => plainRoute,
    path: '/refer',
    validateSearch: ReferSearch,
    component: lazyRouteComponent(() => import('./public/refer-page.tsx'), 'ReferPage'),
  }),
  createRoute({
    getParentRoute: () => plainRoute,
    path: '/refer/answer',
    component: lazyRouteComponent(() => import('./public/answer-page.tsx'), 'AnswerPage'),
  }),
] as const;

/** What intake gives to the shell: a case or a new referral, from anywhere. */
export const intakeWeb: WebArea = {
  name: 'intake',
  actions: [
    {
      key: 'open-case',
      label: (t) => t('openCase.title', { ns: 'intake' }),
      icon: IconFolderPlus,
      permission: 'referrals.receive',
      drawer: lazy(() => import('./open-case-drawer.tsx').then((module) => ({ default: module.OpenCaseDrawer }))),
    },
    {
      key: 'new-referral',
      label: (t) => t('page.new', { ns: 'intake' }),
      icon: IconInbox,
      permission: 'referrals.send',
      drawer: lazy(() => import('./new-referral-drawer.tsx').then((module) => ({ default: module.NewReferralDrawer }))),
    },
  ],
};
