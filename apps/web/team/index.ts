import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { shellRoute } from '#ui';

/** Which of the late duties are listed: whose (`none` for nobody's) and of which kind; all without. */
export const LateSearch = z.object({
  userId: z
    .union([z.uuid(), z.literal('none')])
    .optional()
    .catch(undefined),
  kind: z.string().max(80).optional().catch(undefined),
  state: z.enum(['overdue', 'escalated']).optional().catch(undefined),
});

/** The supervisor's morning, and the rows behind each of its figures. */
export const teamRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/team',
    component: lazyRouteComponent(() => import('./team-page.tsx'), 'TeamPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/team/late',
    validateSearch: LateSearch,
    component: lazyRouteComponent(() => import('./late-page.tsx'), 'LatePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/team/hand-over',
    /** Whose caseload it is. */
    validateSearch: z.object({ from: z.uuid().catch('') }),
    component: lazyRouteComponent(() => import('./hand-over-page.tsx'), 'HandOverPage'),
  }),
];
