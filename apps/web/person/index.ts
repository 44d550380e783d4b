import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { HealthPlace } from '#modules/interop/web/index.ts';
import { shellRoute } from '#ui';

/** Where on the page of a person one is: the room, and where in it. */
export const PersonPlace = z.object({ room: z.enum(['health', 'documents']).optional().catch(undefined), ...HealthPlace.shape });

/** The page of one person, put together from what the areas know. */
export const personRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/people/$personId',
    validateSearch: PersonPlace,
    component: lazyRouteComponent(() => import('./person-with-rooms.tsx'), 'PersonWithRooms'),
  }),
] as const;
