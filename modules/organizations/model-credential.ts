import { z } from 'zod';
import { CalendarDate, idOf } from '#kernel';
import { OrganizationId } from './model.ts';

export const CredentialId = idOf<'CredentialId'>();

/** What an organisation itself is licensed, accredited or insured for. */
export const organizationCredentialTypes = [
  'operating_licence',
  'accreditation',
  'care_contract',
  'liability_insurance',
  'data_protection_audit',
  'fire_safety',
] as const;

/** What somebody who works there may do, has learned, or must have shown. */
export const staffCredentialTypes = [
  'professional_licence',
  'state_recognition',
  'case_management_certificate',
  'board_certification',
  'background_check',
  'first_aid',
  'driving_licence',
  'vaccination',
] as const;

export const credentialTypes = [...organizationCredentialTypes, ...staffCredentialTypes, 'other'] as const;
export const CredentialType = z.enum(credentialTypes);
export type CredentialType = z.infer<typeof CredentialType>;

/** Follows from the dates; nobody sets it. */
export const credentialStatuses = ['valid', 'ending', 'expired', 'ended', 'entered_in_error'] as const;
export const CredentialStatus = z.enum(credentialStatuses);
export type CredentialStatus = z.infer<typeof CredentialStatus>;

export const credentialFields = {
  type: CredentialType,
  number: z.string().trim().max(100),
  issuer: z.string().trim().max(200),
  issuedOn: CalendarDate.nullable(),
  /** The last day on which it is good; null: it does not end. */
  expiresOn: CalendarDate.nullable(),
  /** Where the paper is: a file number, a folder, a link. */
  documentReference: z.string().trim().max(300),
};

export const NewCredential = z
  .object({
    id: CredentialId,
    /** Whose it is among the staff; null: the organisation's own. */
    userId: z.uuid().nullable().default(null),
    type: CredentialType,
    number: credentialFields.number.default(''),
    issuer: credentialFields.issuer.default(''),
    issuedOn: credentialFields.issuedOn.default(null),
    expiresOn: credentialFields.expiresOn.default(null),
    documentReference: credentialFields.documentReference.default(''),
  })
  .refine((credential) => inOrder(credential), { path: ['expiresOn'], params: { code: 'period.ends-before-it-begins' } });
export type NewCredential = z.infer<typeof NewCredential>;

/** Only what is sent is changed; a renewal is a later last day. */
export const CredentialChange = z
  .object(credentialFields)
  .partial()
  .refine((change) => Object.values(change).some((value) => value !== undefined), { message: 'nothing to change' });
export type CredentialChange = z.infer<typeof CredentialChange>;

const reason = z.string().trim().min(3).max(500);
export const CredentialEnd = z.object({ on: CalendarDate, reason });
export type CredentialEnd = z.infer<typeof CredentialEnd>;
export const CredentialError = z.object({ reason });

export const CredentialView = z.object({
  id: CredentialId,
  organizationId: OrganizationId,
  organizationName: z.string(),
  userId: z.uuid().nullable(),
  /** Who of the staff holds it; null: the organisation itself. */
  holderName: z.string().nullable(),
  ...credentialFields,
  endedOn: CalendarDate.nullable(),
  endedReason: z.string().nullable(),
  enteredInErrorReason: z.string().nullable(),
  status: CredentialStatus,
  mayChange: z.boolean(),
  version: z.number().int(),
});
export type CredentialView = z.infer<typeof CredentialView>;

/** Whether the last day is not before the day of issue. */
export function inOrder({ issuedOn, expiresOn }: { issuedOn: string | null; expiresOn: string | null }): boolean {
  return issuedOn === null || expiresOn === null || issuedOn <= expiresOn;
}
