import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { z } from 'zod';
import { shellRoute } from '#ui';

export type { PlanTask } from './plan-task.ts';

/** The plan of a case, for its page. */
export const PlanPane = lazy(() => import('./plan-pane.tsx').then((module) => ({ default: module.PlanPane })));

const ToSignSearch = z.object({
  of: z.enum(['mine', 'all']).optional().catch(undefined),
  sort: z.string().optional().catch(undefined),
  columns: z.array(z.string()).optional().catch(undefined),
});

export const plansRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/to-sign',
    validateSearch: ToSignSearch,
    component: lazyRouteComponent(() => import('./to-sign-page.tsx'), 'ToSignPage'),
  }),
];
