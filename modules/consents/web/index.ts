import { lazy } from 'react';

/** Who may see what, over the page of a case. */
export const ConsentsDrawer = lazy(() => import('./consents-drawer.tsx').then((module) => ({ default: module.ConsentsDrawer })));
