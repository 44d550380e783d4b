import { z } from 'zod';
import type { DataCategory } from '#kernel';

/** What a template may put into a letter, in the order of the palette; the words of each are in `locales` under `field.<key>`. */
export const fieldKeys = [
  'letter.today',
  'recipient.salutation',
  'recipient.name',
  'client.name',
  'client.birthDate',
  'client.address',
  'case.number',
  'case.program',
  'case.openedOn',
  'case.closedOn',
  'case.closureReason',
  'manager.name',
  'manager.phone',
  'manager.email',
  'organization.name',
  'organization.address',
  'organization.phone',
  'appointment.title',
  'appointment.date',
  'appointment.time',
  'appointment.place',
  'appointment.transport',
  'goals.open',
  'referral.number',
  'referral.receivedOn',
] as const;
export const FieldKey = z.enum(fieldKeys);
export type FieldKey = z.infer<typeof FieldKey>;

/** What a field tells of: whoever may not read this category of the case cannot merge it, and a letter that has it says so much. */
export function categoryOfField(key: FieldKey): Extract<DataCategory, 'identity' | 'social'> {
  return toldOfTheCase.has(key) ? 'social' : 'identity';
}

const toldOfTheCase: ReadonlySet<FieldKey> = new Set([
  'case.program',
  'case.openedOn',
  'case.closedOn',
  'case.closureReason',
  'appointment.title',
  'appointment.date',
  'appointment.time',
  'appointment.place',
  'appointment.transport',
  'goals.open',
  'referral.number',
  'referral.receivedOn',
]);

/** Why a field has no value: nothing is known, the author may not read it, or it must not leave to this recipient. */
export const GapReason = z.enum(['missing', 'hidden', 'protected']);
export type GapReason = z.infer<typeof GapReason>;

/** The value of a field, ready to be printed in the language of the letter, or why there is none. */
export type FieldValue = { readonly text: string } | { readonly gap: GapReason };
