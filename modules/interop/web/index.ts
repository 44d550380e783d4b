import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { shellRoute } from '#ui';

export { HealthRecord } from './health/health-record.tsx';
export { HealthPlace } from './health/kinds.ts';

export const interopRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/import',
    /** The import that is looked at; without it, the newest. */
    validateSearch: z.object({ id: z.uuid().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
  }),
];
