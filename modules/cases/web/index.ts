import { IconRoute } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { shellRoute, type WebArea } from '#ui';
import { RulesSearch } from './programs/rules-search.ts';
import { useRecentCases } from './use-recent-cases.ts';

/** How cases run here: the programmes, and the steps a case may take. */
export const programPages = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/programs',
    component: lazyRouteComponent(() => import('./programs/programs-page.tsx'), 'ProgramsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/programs/states',
    component: lazyRouteComponent(() => import('./programs/states-page.tsx'), 'StatesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/programs/clocks',
    validateSearch: RulesSearch,
    component: lazyRouteComponent(() => import('./programs/rules-page.tsx'), 'RulesPage'),
  }),
];

/** What cases give to the shell: those opened lately, and adding a programme. */
export const casesWeb: WebArea = {
  name: 'cases',
  useRecentCases,
  actions: [
    {
      key: 'add-program',
      label: (t) => t('programs.add', { ns: 'cases' }),
      icon: IconRoute,
      permission: 'programs.manage',
      drawer: lazy(() => import('./programs/program-drawer.tsx').then((module) => ({ default: module.ProgramDrawer }))),
    },
  ],
};

export { CareTeamPanel } from './care-team-panel.tsx';
export { CasePicker, useCaseOptions } from './case-picker.tsx';
export { CaseSearch } from './cases-search.ts';
export { EndedNote } from './ended-note.tsx';
export { type CaseView, useCase, useCaseActions, useTeam } from './queries.ts';
export { StepsMenu } from './steps-menu.tsx';
export { useRememberCase } from './use-recent-cases.ts';
export { WorkOn } from './work-on.tsx';

export const CasesPage = lazy(() => import('./cases-page.tsx').then((module) => ({ default: module.CasesPage })));
export const StepDrawer = lazy(() => import('./step-drawer.tsx').then((module) => ({ default: module.StepDrawer })));
export const SignDrawer = lazy(() => import('./sign-drawer.tsx').then((module) => ({ default: module.SignDrawer })));
export const AcuityDrawer = lazy(() => import('./acuity-drawer.tsx').then((module) => ({ default: module.AcuityDrawer })));
export const AssignDrawer = lazy(() => import('./assign-drawer.tsx').then((module) => ({ default: module.AssignDrawer })));
export const TeamDrawer = lazy(() => import('./team-drawer.tsx').then((module) => ({ default: module.TeamDrawer })));
