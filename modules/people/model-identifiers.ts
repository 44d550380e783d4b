import { z } from 'zod';
import { idOf } from '#kernel';

export const IdentifierId = idOf<'IdentifierId'>();

/** Numbers under which others know the person. Kept sealed; shown with all but the last characters hidden. */
export const identifierKinds = [
  'us_ssn',
  'us_mbi',
  'us_medicaid',
  'us_passport',
  'us_driver_license',
  'de_kvnr',
  'de_rvnr',
  'it_codice_fiscale',
  'it_tessera_sanitaria',
  'medical_record_number',
  'member_number',
  'veteran_number',
  'inmate_number',
  'other',
] as const;
export const IdentifierKind = z.enum(identifierKinds);
export type IdentifierKind = z.infer<typeof IdentifierKind>;

export const NewIdentifier = z.object({
  id: IdentifierId,
  kind: IdentifierKind,
  /** Who gave it: a hospital, an insurer, a state; empty where the kind says so already. */
  issuer: z.string().trim().max(200).default(''),
  value: z.string().trim().min(2).max(100),
});
export type NewIdentifier = z.infer<typeof NewIdentifier>;

/** `•••• 1120`: enough to tell two numbers apart, not to use one. */
export const MaskedIdentifier = z.object({
  id: IdentifierId,
  kind: IdentifierKind,
  issuer: z.string(),
  lastCharacters: z.string(),
});
export type MaskedIdentifier = z.infer<typeof MaskedIdentifier>;
