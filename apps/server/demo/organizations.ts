import { newId } from '#kernel';
import { NewOrganization } from '#modules/organizations/index.ts';

/** The organisations that work together in the demo network; places and numbers are invented. */
const organizations = {
  harbor: ['Harbor Community Services', 'social_agency', 'social', 'non_governmental', '212 555 0100'],
  mercy: ['Mercy General', 'hospital', 'health', 'non_governmental', '212 555 0110'],
  soundHealth: ['Sound Health Plan', 'insurer', 'insurance', 'private', '212 555 0120'],
  homeFirst: ['HomeFirst Nursing', 'home_health_agency', 'health', 'private', '212 555 0130'],
  lakeside: ['Lakeside Infusion', 'pharmacy', 'health', 'private', '212 555 0140'],
  cedar: ['Cedar Rehabilitation', 'rehabilitation', 'health', 'private', '212 555 0150'],
  pinewood: ['Pinewood Rehabilitation', 'rehabilitation', 'health', 'private', '212 555 0160'],
  northgate: ['Northgate Family Practice', 'practice', 'health', 'private', '212 555 0170'],
  jobBridge: ['JobBridge', 'employment_service', 'employment', 'non_governmental', '212 555 0180'],
  clearPath: ['ClearPath Credit Counselling', 'credit_counselling', 'finance', 'non_governmental', '212 555 0190'],
  tidewater: ['Tidewater Logistics', 'employer', 'employment', 'private', '212 555 0200'],
  reentry: ['Riverside Reentry', 'corrections', 'corrections', 'public', '212 555 0210'],
  vetCenter: ['Vet Center', 'veterans_service', 'veterans', 'public', '212 555 0220'],
  legalAid: ['Legal Aid Riverside', 'legal_service', 'legal', 'non_governmental', '212 555 0230'],
} as const;

export type OrganizationKey = keyof typeof organizations;

/** Every organisation under an id of its own, ready to be added. */
export function demoOrganizations(): Record<OrganizationKey, NewOrganization> {
  const entries = Object.entries(organizations).map(([key, [name, kind, sector, setting, phone]], index) => {
    const address = { country: 'US', lines: [`${12 + index * 8} Pier Street`], postalCode: '12345', city: 'Riverside', region: 'NY' };
    return [
      key,
      NewOrganization.parse({ id: newId(), name, kind, sector, setting, phone, address, acceptsPublicReferrals: key === 'harbor' }),
    ];
  });
  return Object.fromEntries(entries);
}
