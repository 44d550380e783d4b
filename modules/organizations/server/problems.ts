import type { PhoneRefusal } from '#kernel';
import type { Problems } from '#platform';
import type { OrganizationRefusal } from '../rules.ts';

export const organizationProblems = {
  'organization.is-own': { status: 422, title: 'You cannot take your own organisation out of use' },
  'organization.has-open-cases': { status: 409, title: 'This organisation still has open cases' },
  'phone.unreadable': { status: 422, title: 'This is no phone number' },
  'phone.wrong-length': { status: 422, title: 'This phone number is too long or too short' },
} satisfies Problems<OrganizationRefusal['code'] | PhoneRefusal['code']>;
