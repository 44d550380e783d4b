import { z } from 'zod';
import { type Language, newId, PartialDate, PostalAddress } from '#kernel';
import { ContactKind } from '#modules/people/index.ts';
import { Urgency } from '../../model.ts';
import { AnswerWish, SenderRelation } from '../../model-public.ts';
import type { PublicReferralBody } from './queries.ts';

export const phoneUses = ['both', 'call', 'text'] as const;
export const times = ['any', 'morning', 'afternoon', 'evening'] as const;
const text = z.string().trim().max(200);
const phone = z.string().trim().max(40).nullable();
const email = z.email().max(254).nullable();

/** The public form: one flat list of questions, in the order of a conversation. */
export const ReferForm = z
  .object({
    receivingOrganizationId: z.uuid(),
    about: z.enum(['self', 'other']),
    senderName: text.nullable(),
    senderRelation: SenderRelation.nullable(),
    senderPhone: phone,
    senderEmail: email,
    personAgrees: z.enum(['yes', 'no', 'not_asked']).nullable(),
    reason: z.string().trim().min(1).max(4000),
    urgency: Urgency,
    givenNames: text,
    familyName: text,
    birthDate: PartialDate.nullable(),
    languages: z.array(z.string()).max(10),
    interpreterNeeded: z.boolean(),
    phone,
    phoneUse: z.enum(phoneUses),
    times: z.enum(times),
    messageSafe: z.boolean(),
    email,
    address: PostalAddress.nullable(),
    addressProtected: z.boolean(),
    not: z.array(ContactKind),
    notNote: text,
    answerWish: AnswerWish,
    noticeRead: z.boolean(),
  })
  .superRefine((form, context) => {
    const missing = (path: keyof typeof form, code: string) => context.addIssue({ code: 'custom', path: [path], params: { code } });
    if (form.givenNames === '' && form.familyName === '') missing('givenNames', 'person.name-missing');
    if (form.about === 'other') {
      if (!form.senderName) missing('senderName', 'referral.sender-name-missing');
      if (form.senderRelation === null) missing('senderRelation', 'referral.sender-relation-missing');
      if (form.personAgrees === null) missing('personAgrees', 'referral.agreement-missing');
    }
    if (form.answerWish !== 'code' && !addressOf(form)) missing('answerWish', 'referral.answer-address-missing');
    if (!form.noticeRead) missing('noticeRead', 'referral.notice-not-read');
  });
export type ReferForm = z.output<typeof ReferForm>;

/** What stands in an empty form. Nothing is said to be safe that nobody said. */
export function emptyForm(receivingOrganizationId: string | undefined): Partial<z.input<typeof ReferForm>> {
  return {
    ...(receivingOrganizationId === undefined ? {} : { receivingOrganizationId }),
    givenNames: '',
    familyName: '',
    languages: [],
    interpreterNeeded: false,
    phoneUse: 'both',
    times: 'any',
    messageSafe: false,
    addressProtected: false,
    not: [],
    notNote: '',
    answerWish: 'code',
    noticeRead: false,
  };
}

/** The form as it is sent; `website` is what stands in the field people do not see. */
export function toPublicReferral(form: ReferForm, of: { token: string; website: string; language: Language }): PublicReferralBody {
  const { givenNames, familyName, birthDate, languages, interpreterNeeded, address, addressProtected, answerWish, reason, urgency } = form;
  const { senderName, senderRelation, senderPhone, senderEmail, receivingOrganizationId } = form;
  const isOther = form.about === 'other';
  return {
    ...of,
    receivingOrganizationId,
    sender: isOther ? { name: senderName ?? '', relation: senderRelation ?? 'other', phone: senderPhone, email: senderEmail } : null,
    answerWish,
    reason,
    urgency,
    person: {
      givenNames,
      familyName,
      birthDate,
      languages,
      interpreterNeeded,
      addressProtected,
      address,
      contactPoints: contactPointsOf(form),
    },
    personAgrees: isOther ? (form.personAgrees ?? 'not_asked') : 'yes',
    noticeRead: true,
  };
}

/** Where the answer would go by the way that was chosen. */
function addressOf({
  about,
  answerWish,
  ...form
}: Pick<ReferForm, 'about' | 'answerWish' | 'senderPhone' | 'senderEmail' | 'phone' | 'email' | 'address'>) {
  if (answerWish === 'letter') return form.address;
  if (answerWish === 'mail') return about === 'other' ? form.senderEmail : form.email;
  return about === 'other' ? form.senderPhone : form.phone;
}

const everyDay: (1 | 2 | 3 | 4 | 5 | 6 | 7)[] = [1, 2, 3, 4, 5, 6, 7];
const hours = {
  any: null,
  morning: { days: everyDay, from: '08:00', to: '12:00' },
  afternoon: { days: everyDay, from: '12:00', to: '17:00' },
  evening: { days: everyDay, from: '17:00', to: '20:00' },
} as const;

function contactPointsOf(form: ReferForm): NonNullable<PublicReferralBody['person']['contactPoints']> {
  const kinds =
    form.phoneUse === 'both' ? (['phone', 'text'] as const) : form.phoneUse === 'call' ? (['phone'] as const) : (['text'] as const);
  const phones = form.phone
    ? kinds.map((kind) => ({ kind, value: form.phone, safeToLeaveMessage: form.messageSafe, hours: hours[form.times] }))
    : [];
  const emails = form.email ? [{ kind: 'email' as const, value: form.email }] : [];
  // A way that must not be used is none, whatever was written above it.
  const usable = [...phones, ...emails].filter((point) => !form.not.includes(point.kind));
  return [
    ...usable.map((point, index) => ({ id: newId(), rank: index + 1, ...point })),
    ...form.not.map((kind) => ({ id: newId(), kind, doNotUse: true, note: form.notNote })),
  ];
}
