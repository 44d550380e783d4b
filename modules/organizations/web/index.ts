import { IconBuildingCommunity } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { shellRoute, type WebArea } from '#ui';
import { OrganizationsSearch } from './organizations-search.ts';

export const organizationsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/organizations',
    validateSearch: OrganizationsSearch,
    component: lazyRouteComponent(() => import('./organizations-page.tsx'), 'OrganizationsPage'),
  }),
];

/** What organisations give to the shell: adding one, for administrators. */
export const organizationsWeb: WebArea = {
  name: 'organizations',
  actions: [
    {
      key: 'add-organization',
      label: (t) => t('page.add', { ns: 'organizations' }),
      icon: IconBuildingCommunity,
      permission: 'organizations.manage',
      drawer: lazy(() => import('./add-organization-drawer.tsx').then((module) => ({ default: module.AddOrganizationDrawer }))),
    },
  ],
};
