import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '#ui';
import { Shell } from '../shell/shell.tsx';

const galleryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gallery',
  component: lazyRouteComponent(() => import('./gallery-page.tsx'), 'GalleryPage'),
});

const sampleShell = createRoute({ getParentRoute: () => rootRoute, id: 'gallery-shell', component: Shell });

const homeSample = createRoute({
  getParentRoute: () => sampleShell,
  path: '/gallery/home',
  component: lazyRouteComponent(() => import('./home-sample.tsx'), 'HomeSample'),
});

const caseSample = createRoute({
  getParentRoute: () => sampleShell,
  path: '/gallery/case',
  staticData: { rail: 'case' },
  component: lazyRouteComponent(() => import('./case-sample.tsx'), 'CaseSample'),
});

const formSample = createRoute({
  getParentRoute: () => sampleShell,
  path: '/gallery/form',
  component: lazyRouteComponent(() => import('./form-sample.tsx'), 'FormSample'),
});

const listSample = createRoute({
  getParentRoute: () => sampleShell,
  path: '/gallery/list',
  component: lazyRouteComponent(() => import('./list-sample.tsx'), 'ListSample'),
});

/** Pages for whoever builds screens: every piece, a form, a list, and the shell around a home screen and around a case. */
export const galleryRoutes = [galleryRoute, sampleShell.addChildren([homeSample, caseSample, formSample, listSample])];
