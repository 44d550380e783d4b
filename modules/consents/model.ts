import { z } from 'zod';
import { CalendarDate, DataCategory, idOf } from '#kernel';

export const ConsentId = idOf<'ConsentId'>();
export type ConsentId = z.infer<typeof ConsentId>;

/** What a person may permit. Releases name one organisation; records of substance-use programmes need a consent of their own. */
export const consentTypes = [
  'case_management',
  'release_of_information',
  'secrecy_release_203',
  'part2_tpo',
  'part2_specific',
  'electronic_communication',
  'portal_access',
] as const;
export const ConsentType = z.enum(consentTypes);
export type ConsentType = z.infer<typeof ConsentType>;

/** Consents that let one organisation see parts of the record. */
export const releaseTypes = [
  'release_of_information',
  'secrecy_release_203',
  'part2_tpo',
  'part2_specific',
] as const satisfies readonly ConsentType[];

export const isRelease = (type: ConsentType): boolean => (releaseTypes as readonly ConsentType[]).includes(type);

export const LegalForm = z.enum(['written', 'electronic_signature', 'verbal_documented', 'statutory_basis']);
export type LegalForm = z.infer<typeof LegalForm>;

/** What the information is for. */
export const purposes = [
  'treatment',
  'payment',
  'care_coordination',
  'benefits_application',
  'housing',
  'employment',
  'legal',
  'emergency_contact',
] as const;
export const ConsentPurpose = z.enum(purposes);
export type ConsentPurpose = z.infer<typeof ConsentPurpose>;

/** What an organisation can be let to see. Process notes of a therapist and the mark of people known to staff are never released here. */
export const releasableCategories = [
  'identity',
  'social',
  'health_general',
  'mental_health',
  'sud_part2',
  'reproductive_hiv_genetic',
  'violence_safety',
  'finance',
  'child_protection',
  'legal_immigration',
] as const satisfies readonly DataCategory[];
export const ReleasableCategory = DataCategory.extract([...releasableCategories]);

export const RevocationChannel = z.enum(['written', 'verbal', 'electronic', 'portal']);

export const NewConsent = z.object({
  id: ConsentId,
  type: ConsentType,
  legalForm: LegalForm,
  recipientOrganizationId: z.uuid().nullable().default(null),
  purposes: z.array(ConsentPurpose).max(8).default([]),
  categories: z.array(ReleasableCategory).max(12).default([]),
  /** The last day on which it holds; null until withdrawn. */
  until: CalendarDate.nullable().default(null),
  signedOn: CalendarDate,
  grantor: z.enum(['client', 'representative']).default('client'),
  grantorName: z.string().trim().min(1).max(200).nullable().default(null),
  /** What was said about it: conditions, the words of the form. */
  statement: z.string().trim().max(2000).default(''),
  /** Purpose, consequences and the right to withdraw were explained. */
  noticeGiven: z.boolean(),
});
export type NewConsent = z.infer<typeof NewConsent>;

export const Revocation = z.object({ channel: RevocationChannel });

export const ConsentStatus = z.enum(['active', 'future', 'expired', 'revoked']);
export type ConsentStatus = z.infer<typeof ConsentStatus>;

export const ConsentView = z.object({
  id: z.uuid(),
  type: ConsentType,
  legalForm: LegalForm,
  recipient: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  purposes: z.array(z.string()),
  categories: z.array(DataCategory),
  startsAt: z.string(),
  expiresAt: z.string().nullable(),
  /** The last day on which it holds, at the place of the organisation. */
  until: z.string().nullable(),
  signedOn: z.string().nullable(),
  grantor: z.enum(['client', 'representative']),
  grantorName: z.string().nullable(),
  statement: z.string(),
  noticeGiven: z.boolean(),
  status: ConsentStatus,
  revokedAt: z.string().nullable(),
  revokedChannel: z.string().nullable(),
  recordedBy: z.string().nullable(),
  version: z.int(),
});
export type ConsentView = z.infer<typeof ConsentView>;
