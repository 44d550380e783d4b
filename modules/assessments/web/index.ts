import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { shellRoute } from '#ui';

export { AssessmentPlace } from './assessment-place.ts';

/** What the page of a case shows of assessments, needs and strengths. */
export const AssessmentTab = lazy(() => import('./assessment-tab.tsx').then((module) => ({ default: module.AssessmentTab })));

export const assessmentRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/cases/$caseId/assessments/$assessmentId',
    staticData: { rail: 'case' },
    component: lazyRouteComponent(() => import('./assessment-page.tsx'), 'AssessmentPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/questionnaires',
    component: lazyRouteComponent(() => import('./questionnaires-page.tsx'), 'QuestionnairesPage'),
  }),
];
