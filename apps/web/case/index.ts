import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { CaseSearch } from '#modules/cases/web/index.ts';
import { shellRoute } from '#ui';
import { CasePlace } from './case-place.ts';

/** The list of cases, and the page of one. */
export const caseRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/cases',
    validateSearch: CaseSearch,
    component: lazyRouteComponent(() => import('./case-list-page.tsx'), 'CaseListPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/cases/$caseId',
    validateSearch: CasePlace,
    staticData: { rail: 'case' },
    component: lazyRouteComponent(() => import('./case-page.tsx'), 'CasePage'),
  }),
];
