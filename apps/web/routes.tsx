import { createRoute, redirect } from '@tanstack/react-router';
import { assessmentRoutes } from '#modules/assessments/web/index.ts';
import { calendarRoutes } from '#modules/calendar/web/index.ts';
import { programPages } from '#modules/cases/web/index.ts';
import { identityPlainRoutes, identityRoutes } from '#modules/identity/web/index.ts';
import { intakePlainRoutes, intakeRoutes } from '#modules/intake/web/index.ts';
import { interopRoutes } from '#modules/interop/web/index.ts';
import { lettersRoutes } from '#modules/letters/web/index.ts';
import { organizationsRoutes } from '#modules/organizations/web/index.ts';
import { peopleRoutes } from '#modules/people/web/index.ts';
import { plansRoutes } from '#modules/plans/web/index.ts';
import { plainRoute, rootRoute, shellRoute } from '#ui';
import { caseRoutes } from './case/index.ts';
import { personRoutes } from './person/index.ts';
import { FailedPage, NotFoundPage } from './shell/page-failures.tsx';
import { PlainLayout } from './shell/plain-layout.tsx';
import { Shell } from './shell/shell.tsx';
import { teamRoutes } from './team/index.ts';
import { todayRoutes } from './today/index.ts';

rootRoute.update({ notFoundComponent: NotFoundPage, errorComponent: FailedPage });
plainRoute.update({ component: PlainLayout, errorComponent: FailedPage });
shellRoute.update({ component: Shell, notFoundComponent: NotFoundPage, errorComponent: FailedPage });

/** The root of the site is the first screen of the day. */
const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ href: '/today', replace: true });
  },
});

/** Nothing at this address; the rail stays, so that one goes on from there. */
const nowhereRoute = createRoute({ getParentRoute: () => shellRoute, path: '$', component: NotFoundPage });

/** Every page of the app. An area adds its line here: `...casesRoutes` from `#modules/cases/web/index.ts`. */
const shellPages = shellRoute.addChildren([
  ...assessmentRoutes,
  ...calendarRoutes,
  ...identityRoutes,
  ...intakeRoutes,
  ...interopRoutes,
  ...lettersRoutes,
  ...organizationsRoutes,
  ...peopleRoutes,
  ...personRoutes,
  ...plansRoutes,
  ...programPages,
  ...caseRoutes,
  ...teamRoutes,
  ...todayRoutes,
  nowhereRoute,
]);
const plainPages = plainRoute.addChildren([...identityPlainRoutes, ...intakePlainRoutes]);

/** Only where the app is built for development: everything the kit has, on pages of its own. */
const galleryRoutes = import.meta.env.DEV ? (await import('./gallery/routes.ts')).galleryRoutes : [];

export const routeTree = rootRoute.addChildren([homeRoute, shellPages, plainPages, ...galleryRoutes]);
