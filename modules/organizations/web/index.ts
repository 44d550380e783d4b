import { IconBuildingCommunity } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { shellRoute, type WebArea } from '#ui';
import { OrganizationPlace } from './organization-search.ts';
import { CredentialsSearch, HolidaysSearch, OrganizationsSearch } from './organizations-search.ts';

export const organizationsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/organizations',
    validateSearch: OrganizationsSearch,
    component: lazyRouteComponent(() => import('./organizations-page.tsx'), 'OrganizationsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/organizations/credentials',
    validateSearch: CredentialsSearch,
    component: lazyRouteComponent(() => import('./credentials-page.tsx'), 'CredentialsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/organizations/holidays',
    validateSearch: HolidaysSearch,
    component: lazyRouteComponent(() => import('./holidays-page.tsx'), 'HolidaysPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/organizations/$organizationId',
    validateSearch: OrganizationPlace,
    component: lazyRouteComponent(() => import('./organization-page.tsx'), 'OrganizationPage'),
  }),
] as const;

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
