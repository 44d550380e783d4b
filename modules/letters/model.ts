import { z } from 'zod';
import { DataCategory, idOf, Language } from '#kernel';
import { ConsentPurpose, ReleasableCategory } from '#modules/consents/index.ts';
import { FieldKey, GapReason } from './model-fields.ts';

export const LetterTemplateId = idOf<'LetterTemplateId'>();
export const LetterId = idOf<'LetterId'>();

/** A template is written, then used, then no longer used; nobody writes from a draft or a retired one. */
export const templateStatuses = ['draft', 'published', 'retired'] as const;
export const TemplateStatus = z.enum(templateStatuses);
export type TemplateStatus = z.infer<typeof TemplateStatus>;

/** To whom letters of a template usually go: the client, somebody outside who helps too, or whoever sent the referral. */
export const audiences = ['client', 'partner', 'referrer'] as const;
export const Audience = z.enum(audiences);
export type Audience = z.infer<typeof Audience>;

const subject = z.string().trim().min(1).max(200);
const body = z.string().trim().min(1).max(10_000);

/** A template in one language: how people choose it, and what it says, with fields between double braces. */
export const TemplateText = z.object({ name: z.string().trim().min(1).max(120), subject, body });
export type TemplateText = z.infer<typeof TemplateText>;

export const templateFields = {
  audience: Audience,
  /** How much a letter of this template tells: who may see it, and what a release has to cover. */
  category: ReleasableCategory,
  /** What the information is for, when it goes to somebody else. */
  purpose: ConsentPurpose,
  en: TemplateText.nullable(),
  de: TemplateText.nullable(),
  it: TemplateText.nullable(),
};
export type TemplateTexts = Readonly<Record<Language, TemplateText | null>>;

export const NewLetterTemplate = z.object({
  id: LetterTemplateId,
  ...templateFields,
  purpose: templateFields.purpose.default('care_coordination'),
  en: templateFields.en.default(null),
  de: templateFields.de.default(null),
  it: templateFields.it.default(null),
});
export type NewLetterTemplate = z.infer<typeof NewLetterTemplate>;

/** Only what is sent is changed. */
export const LetterTemplateChange = z.object({ ...templateFields, status: TemplateStatus.exclude(['draft']) }).partial();
export type LetterTemplateChange = z.infer<typeof LetterTemplateChange>;

/** What was written from a template is counted no further: every letter there ever was would have to be read. */
export const mostLettersCounted = 1_000;

export const LetterTemplateView = z.object({
  id: z.uuid(),
  ...templateFields,
  status: TemplateStatus,
  /** How many letters were written from it, up to `mostLettersCounted`. */
  letters: z.int().max(mostLettersCounted),
  changedAt: z.string(),
  changedByName: z.string().nullable(),
  version: z.int(),
});
export type LetterTemplateView = z.infer<typeof LetterTemplateView>;

/** Whom a letter is for. Somebody who is neither the client nor in the system is named in the writer's own words. */
export const Recipient = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('client') }),
  z.object({ kind: z.literal('member'), memberId: z.uuid() }),
  z.object({ kind: z.literal('organization'), organizationId: z.uuid() }),
  z.object({ kind: z.literal('other'), name: z.string().trim().min(1).max(200) }),
]);
export type Recipient = z.infer<typeof Recipient>;

/** How the letter gets there. */
export const deliveries = ['post', 'by_hand', 'email'] as const;
export const Delivery = z.enum(deliveries);
export type Delivery = z.infer<typeof Delivery>;

/** Why a letter may go to somebody whom no release can name, because they are no organisation of the network. */
export const bases = ['client_request', 'legal_duty'] as const;
export const Basis = z.object({ ground: z.enum(bases), note: z.string().trim().min(3).max(500) });
export type Basis = z.infer<typeof Basis>;

/** What one chooses before a letter is drafted. */
export const LetterChoice = z.object({
  templateId: LetterTemplateId,
  recipient: Recipient,
  /** Null for the language of the recipient. */
  language: Language.nullable().default(null),
  /** Null for the first way that is allowed. */
  delivery: Delivery.nullable().default(null),
});
export type LetterChoice = z.infer<typeof LetterChoice>;

/** The letter as it was written: nothing in it is looked up any more. */
export const LetterText = z.object({
  language: Language,
  /** Name and address as they stand in the window of the envelope. */
  address: z.string().trim().min(1).max(600),
  subject,
  body,
});
export type LetterText = z.infer<typeof LetterText>;

export const NewLetter = LetterText.extend({
  id: LetterId,
  templateId: LetterTemplateId,
  /** The version of the template it was drafted from. */
  templateVersion: z.int(),
  recipient: Recipient,
  delivery: Delivery,
  basis: Basis.nullable().default(null),
});
export type NewLetter = z.infer<typeof NewLetter>;

export const Gap = z.object({ field: FieldKey, label: z.string(), reason: GapReason });
export type Gap = z.infer<typeof Gap>;

/** What stands between this letter and its recipient: the code of the refusal with its facts, as finishing would answer it. */
export const Obstacle = z.object({ code: z.string() }).catchall(z.unknown());

/** A letter as its template and the record make it, before anybody has worked on it. */
export const LetterDraft = LetterText.extend({
  templateVersion: z.int(),
  recipientName: z.string(),
  delivery: Delivery,
  gaps: z.array(Gap),
  obstacle: Obstacle.nullable(),
  /** Nobody can release anything to this recipient, so the writer has to say why it may go. */
  needsBasis: z.boolean(),
});
export type LetterDraft = z.infer<typeof LetterDraft>;

export const LetterView = LetterText.extend({
  id: z.uuid(),
  caseId: z.uuid(),
  documentId: z.uuid(),
  category: DataCategory,
  templateId: z.uuid(),
  templateVersion: z.int(),
  recipientKind: z.enum(['client', 'member', 'organization', 'other']),
  recipientName: z.string(),
  delivery: Delivery,
  writtenAt: z.string(),
  writtenByName: z.string().nullable(),
});
export type LetterView = z.infer<typeof LetterView>;
