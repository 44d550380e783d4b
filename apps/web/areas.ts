import { casesWeb } from '#modules/cases/web/index.ts';
import { contactsWeb } from '#modules/contacts/web/index.ts';
import type { WebArea } from '#ui';

/** What the areas give to the shell: search, things to begin, cases opened lately. Their pages are in routes.tsx. */
export const webAreas: readonly WebArea[] = [
  casesWeb,
  contactsWeb, //
];
