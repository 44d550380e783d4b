import { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { Problem, type Session } from '#client';
import { routeTree } from './routes.tsx';

/** Answers stay fresh until the live feed says otherwise; refusals are not asked again, outages are. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500),
      },
    },
  });
}

/** The router over all pages. */
export function createAppRouter(context: { queryClient: QueryClient; session: Session | null }) {
  return createRouter({
    routeTree,
    context,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 300,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
