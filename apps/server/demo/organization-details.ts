import { addDays, newId, Temporal, today } from '#kernel';
import type { NewContact, NewCredential, NewSite } from '#modules/organizations/index.ts';
import type { DemoCast } from './cast.ts';
import type { OrganizationKey } from './organizations.ts';
import type { Stage } from './stage.ts';
import type { WorkerKey } from './workers.ts';

type SiteOf = Partial<NewSite> & Pick<NewSite, 'name'>;
const weekdays: [1, 2, 3, 4, 5] = [1, 2, 3, 4, 5];
const at = (line: string, postalCode: string) =>
  ({ country: 'US', lines: [line], city: 'Riverside', postalCode, region: 'NY' }) as NewSite['address'];

/** Where people find the organisations; streets are invented. */
const sites: Partial<Record<OrganizationKey, readonly SiteOf[]>> = {
  harbor: [
    {
      name: 'Harbor House',
      address: at('12 Pier Street', '12345'),
      phone: '212 555 0100',
      openingHours: [
        { days: weekdays, opensAt: '08:30', closesAt: '17:00' },
        { days: [6], opensAt: '10:00', closesAt: '13:00' },
      ],
      languages: ['en', 'es', 'pt'],
      accessibility: ['step_free', 'lift', 'accessible_toilet', 'hearing_loop'],
      transportation: 'Bus 9 to Pier Street, then two minutes on foot.',
    },
    {
      name: 'Eastside walk-in',
      address: at('480 Mill Lane', '10009'),
      phone: '212 555 0101',
      openingHours: [{ days: [1, 3, 5], opensAt: '13:00', closesAt: '18:00' }],
      openingNote: 'Without an appointment.',
      languages: ['en', 'es', 'ar'],
      accessibility: ['step_free', 'assistance_dog'],
    },
  ],
  mercy: [
    {
      name: 'Main hospital',
      address: at('1 Hill Road', '10016'),
      phone: '212 555 0110',
      openingNote: 'Emergency department day and night; visits 14:00–20:00.',
      languages: ['en', 'es', 'zh', 'ase'],
      accessibility: ['step_free', 'lift', 'accessible_toilet', 'accessible_parking', 'sign_language'],
    },
  ],
  cedar: [
    {
      name: 'Cedar outpatient centre',
      address: at('77 Cedar Avenue', '10011'),
      phone: '212 555 0150',
      openingHours: [{ days: weekdays, opensAt: '07:00', closesAt: '19:00' }],
      languages: ['en', 'it'],
      accessibility: ['step_free', 'lift', 'accessible_parking'],
    },
  ],
  legalAid: [
    {
      name: 'Advice by phone',
      kind: 'virtual',
      phone: '212 555 0230',
      openingHours: [{ days: [2, 4], opensAt: '09:00', closesAt: '12:00' }],
      languages: ['en', 'es', 'fr', 'ht'],
    },
  ],
};

const contacts: Partial<Record<OrganizationKey, readonly Omit<NewContact, 'id' | 'note' | 'email'>[]>> = {
  harbor: [{ name: 'Dolores Vance', function: 'Front desk', phone: '212 555 0102' }],
  mercy: [{ name: 'Samir Aziz', function: 'Discharge planning', phone: '212 555 0111' }],
  cedar: [{ name: 'Wendy Osei', function: 'Admissions', phone: '212 555 0151' }],
};

type CredentialOf = Pick<NewCredential, 'type' | 'number' | 'issuer'> & { of?: WorkerKey; endsInDays: number };

const credentials: Partial<Record<OrganizationKey, readonly CredentialOf[]>> = {
  harbor: [
    { type: 'operating_licence', number: 'SA-20417', issuer: 'State Office of Social Services', endsInDays: 410 },
    { type: 'liability_insurance', number: '88-1120-4', issuer: 'Sound Mutual', endsInDays: 44 },
    { of: 'mette', type: 'professional_licence', number: 'MD-33190', issuer: 'State Board of Medicine', endsInDays: 21 },
    {
      of: 'amara',
      type: 'case_management_certificate',
      number: 'CCM-70012',
      issuer: 'Commission for Case Manager Certification',
      endsInDays: 700,
    },
    { of: 'marcus', type: 'first_aid', number: '', issuer: 'Riverside Fire Department', endsInDays: -9 },
    { of: 'leila', type: 'background_check', number: '', issuer: 'State Police', endsInDays: 180 },
  ],
  homeFirst: [{ type: 'operating_licence', number: 'HHA-5521', issuer: 'State Department of Health', endsInDays: 95 }],
};

/** Furnishes the organisations as the administrator of Harbor would have done some months ago. */
export async function furnishOrganizations(stage: Stage, cast: DemoCast): Promise<void> {
  stage.goTo(190);
  const by = stage.person({ userId: cast.users.admin, organizationId: cast.organizations.harbor, role: 'administrator', language: 'en' });
  const post = (key: string, what: string, body: object) =>
    stage.send(by, 'POST', `/organizations/${cast.organizations[key as OrganizationKey]}/${what}`, { id: newId(), ...body });
  for (const [key, list] of Object.entries(sites)) for (const site of list) await post(key, 'sites', site);
  for (const [key, list] of Object.entries(contacts)) for (const contact of list) await post(key, 'contacts', contact);
  for (const [key, list] of Object.entries(credentials)) {
    for (const { of, endsInDays, ...credential } of list)
      await post(key, 'credentials', { ...credential, userId: of ? cast.users[of] : null, expiresOn: inDays(endsInDays) });
  }
  const year = inDays(0).slice(0, 4);
  const closing = { kind: 'closing', name: 'Between the years', firstDay: `${year}-12-24`, lastDay: `${year}-12-31`, everyYear: true };
  await post('harbor', 'closures', closing);
}

/** So many days from the real today, whatever day is played. */
function inDays(days: number): string {
  return addDays(today(Temporal.Now.instant(), 'America/New_York'), days);
}
