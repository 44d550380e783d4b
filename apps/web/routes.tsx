import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { plainRoute, rootRoute, shellRoute } from '#ui';

/** Only where the app is built for development: everything the kit has, on one page. */
const galleryRoutes = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => rootRoute,
        path: '/gallery',
        component: lazyRouteComponent(() => import('./gallery/gallery-page.tsx'), 'GalleryPage'),
      }),
    ]
  : [];

/** Every page of the app. An area adds its line here: `...casesRoutes` from `#modules/cases/web/index.ts`. */
export const routeTree = rootRoute.addChildren([shellRoute.addChildren([]), plainRoute.addChildren([]), ...galleryRoutes]);
