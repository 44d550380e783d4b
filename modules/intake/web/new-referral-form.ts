import { z } from 'zod';
import { Language, newId, PartialDate } from '#kernel';
import { ContactKind } from '#modules/people/index.ts';
import { ReferralChannel, ReferralSource, Urgency } from '../model.ts';
import type { NewReferralBody } from './queries.ts';

const text = z.string().trim().max(200);

/** The referral as it is asked for: one flat list of questions. */
export const NewReferralForm = z
  .object({
    receivingOrganizationId: z.uuid(),
    source: ReferralSource,
    organizationId: z.uuid().nullable(),
    organizationName: text.nullable(),
    senderName: text.nullable(),
    senderPhone: z.string().trim().max(40).nullable(),
    senderEmail: z.email().max(254).nullable(),
    senderLanguage: Language.nullable(),
    channel: ReferralChannel.exclude(['online']),
    givenNames: text,
    familyName: text,
    birthDate: PartialDate.nullable(),
    languages: z.array(z.string()).max(10),
    interpreterNeeded: z.boolean(),
    phone: z.string().trim().max(40).nullable(),
    messageSafe: z.boolean(),
    email: z.email().max(254).nullable(),
    not: z.array(ContactKind),
    notNote: z.string().trim().max(200),
    reason: z.string().trim().min(1).max(4000),
    urgency: Urgency,
    personAgrees: z.enum(['yes', 'no', 'not_asked']),
  })
  .refine((form) => form.givenNames !== '' || form.familyName !== '', { path: ['familyName'], params: { code: 'person.name-missing' } });
export type NewReferralForm = z.output<typeof NewReferralForm>;

export function emptyReferral(receivingOrganizationId: string | undefined): Partial<z.input<typeof NewReferralForm>> {
  return {
    ...(receivingOrganizationId === undefined ? {} : { receivingOrganizationId }),
    source: 'organization',
    channel: 'phone',
    givenNames: '',
    familyName: '',
    languages: [],
    interpreterNeeded: false,
    messageSafe: false,
    not: [],
    notNote: '',
    urgency: 'routine',
  };
}

/** Where an unfinished one is kept: a case that is begun apart from a referral, each person apart. */
export function referralDraftKey(purpose: 'new' | 'case', personId: string | undefined): string {
  const about = personId === undefined ? [] : ['about', personId];
  const parts = purpose === 'case' ? ['case', ...about] : about.length > 0 ? about : ['new'];
  return `referral:${parts.join('-')}`;
}

/** The referral to send; `asReceiver` when it is written down for whoever called or wrote. */
export function toReferral(id: string, form: NewReferralForm, asReceiver: boolean): NewReferralBody {
  return {
    id,
    receivingOrganizationId: form.receivingOrganizationId,
    sender: asReceiver ? senderOf(form) : null,
    channel: asReceiver ? form.channel : null,
    reason: form.reason,
    urgency: form.urgency,
    personAgrees: form.personAgrees,
    person: {
      givenNames: form.givenNames,
      familyName: form.familyName,
      birthDate: form.birthDate,
      languages: form.languages,
      interpreterNeeded: form.interpreterNeeded,
      contactPoints: contactPointsOf(form),
    },
  };
}

/** Who asks for themself is reached as they say they can be. */
function senderOf(form: NewReferralForm): NonNullable<NewReferralBody['sender']> {
  const { source, organizationId, organizationName, senderName, senderPhone, senderEmail, senderLanguage: language } = form;
  if (source === 'self') return { source, phone: form.phone, email: form.email, language };
  const organization = source === 'organization' ? { organizationId, organizationName: organizationId ? null : organizationName } : {};
  return { source, ...organization, name: senderName, phone: senderPhone, email: senderEmail, language };
}

function contactPointsOf(form: NewReferralForm): NonNullable<NewReferralBody['person']['contactPoints']> {
  const usable = [
    ...(form.phone ? [{ kind: 'phone' as const, value: form.phone, safeToLeaveMessage: form.messageSafe }] : []),
    ...(form.email ? [{ kind: 'email' as const, value: form.email }] : []),
  ];
  return [
    ...usable.map((point, index) => ({ id: newId(), rank: index + 1, ...point })),
    ...form.not.map((kind) => ({ id: newId(), kind, doNotUse: true, note: form.notNote })),
  ];
}
