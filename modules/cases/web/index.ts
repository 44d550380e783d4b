import { lazy } from 'react';
import type { WebArea } from '#ui';
import { useRecentCases } from './use-recent-cases.ts';

/** What cases give to the shell: those opened lately. */
export const casesWeb: WebArea = { name: 'cases', useRecentCases };

export { CareTeamPanel } from './care-team-panel.tsx';
export { CaseSearch } from './cases-search.ts';
export { type CaseView, useCase, useCaseActions } from './queries.ts';
export { StepsMenu } from './steps-menu.tsx';
export { useRememberCase } from './use-recent-cases.ts';

export const CasesPage = lazy(() => import('./cases-page.tsx').then((module) => ({ default: module.CasesPage })));
export const StepDrawer = lazy(() => import('./step-drawer.tsx').then((module) => ({ default: module.StepDrawer })));
export const SignDrawer = lazy(() => import('./sign-drawer.tsx').then((module) => ({ default: module.SignDrawer })));
export const AcuityDrawer = lazy(() => import('./acuity-drawer.tsx').then((module) => ({ default: module.AcuityDrawer })));
export const AssignDrawer = lazy(() => import('./assign-drawer.tsx').then((module) => ({ default: module.AssignDrawer })));
export const TeamDrawer = lazy(() => import('./team-drawer.tsx').then((module) => ({ default: module.TeamDrawer })));
