import { lazy } from 'react';

export type { DocumentView } from '../model.ts';
export { FileField } from './file-field.tsx';
export { useSaveDocument } from './queries.ts';

/** The documents of a case or a person, for its page. */
export const DocumentsTab = lazy(() => import('./documents-tab.tsx').then((module) => ({ default: module.DocumentsTab })));
