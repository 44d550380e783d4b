import { IconInbox } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { shellRoute, type WebArea } from '#ui';
import { InboxSearch } from './inbox-search.ts';

export const intakeRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/inbox',
    validateSearch: InboxSearch,
    component: lazyRouteComponent(() => import('./inbox-page.tsx'), 'InboxPage'),
  }),
];

/** What intake gives to the shell: a new referral, from anywhere. */
export const intakeWeb: WebArea = {
  name: 'intake',
  actions: [
    {
      key: 'new-referral',
      label: (t) => t('page.new', { ns: 'intake' }),
      icon: IconInbox,
      permission: 'referrals.send',
      drawer: lazy(() => import('./new-referral-drawer.tsx').then((module) => ({ default: module.NewReferralDrawer }))),
    },
  ],
};
