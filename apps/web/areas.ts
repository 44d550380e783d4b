import { calendarWeb } from '#modules/calendar/web/index.ts';
import { casesWeb } from '#modules/cases/web/index.ts';
import { contactsWeb } from '#modules/contacts/web/index.ts';
import { intakeWeb } from '#modules/intake/web/index.ts';
import { organizationsWeb } from '#modules/organizations/web/index.ts';
import { peopleWeb } from '#modules/people/web/index.ts';
import type { WebArea } from '#ui';

/** What the areas give to the shell: search, things to begin, cases opened lately. Their pages are in routes.tsx. */
export const webAreas: readonly WebArea[] = [casesWeb, contactsWeb, calendarWeb, intakeWeb, peopleWeb, organizationsWeb];
