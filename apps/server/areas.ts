import { assessmentsArea } from '#modules/assessments/server/index.ts';
import { calendarArea } from '#modules/calendar/server/index.ts';
import { casesArea } from '#modules/cases/server/index.ts';
import { consentsArea } from '#modules/consents/server/index.ts';
import { contactsArea } from '#modules/contacts/server/index.ts';
import { documentsArea } from '#modules/documents/server/index.ts';
import { handoverArea } from '#modules/handover/server/index.ts';
import { identityArea } from '#modules/identity/server/index.ts';
import { intakeArea } from '#modules/intake/server/index.ts';
import { interopArea } from '#modules/interop/server/index.ts';
import { lettersArea } from '#modules/letters/server/index.ts';
import { organizationsArea } from '#modules/organizations/server/index.ts';
import { peopleArea } from '#modules/people/server/index.ts';
import { plansArea } from '#modules/plans/server/index.ts';
import type { Area } from '#platform';

/** Every area of the product, in the order their routes and duties are read. */
export const areas: readonly Area[] = [
  identityArea,
  organizationsArea,
  peopleArea,
  casesArea,
  consentsArea,
  intakeArea,
  assessmentsArea,
  calendarArea,
  contactsArea,
  documentsArea,
  lettersArea,
  interopArea, //
  plansArea, //
  handoverArea,
];
