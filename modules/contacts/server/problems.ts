import type { Problems } from '#platform';
import type { ContactRefusal } from '../rules.ts';

export const contactProblems: Problems<ContactRefusal['code']> = {
  'contact.in-future': { status: 422, title: 'A contact is logged after it happened' },
  'contact.needs-note': { status: 422, title: 'Say in a note what the talk was about' },
};
