import type { PhoneRefusal } from '#kernel';
import type { Problems } from '#platform';
import type { OrganizationRefusal } from '../rules.ts';
import type { CredentialRefusal } from '../rules-credential.ts';

export const organizationProblems = {
  'organization.is-own': { status: 422, title: 'You cannot take your own organisation out of use' },
  'organization.has-open-cases': { status: 409, title: 'This organisation still has open cases' },
  'phone.unreadable': { status: 422, title: 'This is no phone number' },
  'phone.wrong-length': { status: 422, title: 'This phone number is too long or too short' },
  'site.closed-not-main': { status: 422, title: 'A closed site cannot be the main site' },
  'credential.holder-not-here': { status: 422, title: 'This person does not work at the organisation' },
  'credential.is-over': { status: 409, title: 'This credential has ended or was entered in error' },
  'credential.ends-before-issued': { status: 422, title: 'The last day lies before the day of issue' },
  'credential.ends-in-future': { status: 422, title: 'A credential ends today or earlier' },
} satisfies Problems<OrganizationRefusal['code'] | CredentialRefusal['code'] | PhoneRefusal['code'] | StoreRefusal>;

type StoreRefusal = 'site.closed-not-main' | 'credential.holder-not-here';
