import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#ui';

export { useLetterNotes } from './use-letter-notes.ts';
export { WriteLetterButton } from './write-letter-button.tsx';

/** The templates of the network, one of them, and a letter in work. */
export const lettersRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/letter-templates',
    component: lazyRouteComponent(() => import('./templates-page.tsx'), 'TemplatesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/letter-templates/$templateId',
    component: lazyRouteComponent(() => import('./template-page.tsx'), 'TemplatePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/cases/$caseId/letter',
    staticData: { rail: 'case' },
    component: lazyRouteComponent(() => import('./write-letter-page.tsx'), 'WriteLetterPage'),
  }),
] as const;
