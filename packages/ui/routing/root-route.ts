import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import type { Session } from '#client';

/** What every route may use while it loads: the cache of server answers, and who is signed in (null for nobody). */
export type RouterContext = { queryClient: QueryClient; session: Session | null };

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** "home" shows the wide rail with names, "case" the narrow one with icons. */
    rail?: 'home' | 'case';
  }
}

/**
 * The roots areas hang their pages on: `createRoute({ getParentRoute: () => shellRoute, path: '/cases', … })`. They have no look
 * here; the app gives them one.
 */
export const rootRoute = createRootRouteWithContext<RouterContext>()({});

/** Pages for people who are signed in: inside the rail and the top bar. Others are sent to sign in first, or to set up the second factor their network demands, and come back. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: ({ context, location }) => {
    const next = encodeURIComponent(location.href);
    if (!context.session) throw redirect({ href: `/sign-in?next=${next}` });
    if (context.session.secondFactorOwed) throw redirect({ href: `/second-factor?next=${next}` });
  },
});

/** Pages without them: sign-in, invitation, reply links, public forms. */
export const plainRoute = createRoute({ getParentRoute: () => rootRoute, id: 'plain' });
