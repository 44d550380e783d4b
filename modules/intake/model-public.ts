import { z } from 'zod';
import { Language } from '#kernel';
import { NewReferral, ReferralStatus, ToldPerson, Urgency } from './model.ts';

/** Who the sender is to the person they ask for. */
export const senderRelations = ['partner', 'parent', 'child', 'relative', 'friend', 'neighbour', 'professional', 'other'] as const;
export const SenderRelation = z.enum(senderRelations);
export type SenderRelation = z.infer<typeof SenderRelation>;

/** How the sender wants to be answered; with `code` they look it up with the code of their receipt, which always works. */
export const answerWishes = ['code', 'mail', 'phone', 'letter'] as const;
export const AnswerWish = z.enum(answerWishes);
export type AnswerWish = z.infer<typeof AnswerWish>;

/** A referral as it comes from the public page, from somebody without an account. */
export const PublicReferral = z.object({
  /** From `GET /api/refer`; names the referral to be and says when the form was opened. */
  token: z.string().max(300),
  /** A field that people do not see and programs like to fill. */
  website: z.string().max(500).default(''),
  receivingOrganizationId: z.uuid(),
  /** In which the sender reads and is answered. */
  language: Language,
  /** Null when somebody asks for themself. */
  sender: z
    .object({
      name: z.string().trim().min(1).max(200),
      relation: SenderRelation,
      phone: z.string().trim().min(1).max(40).nullable().default(null),
      email: z.email().max(254).nullable().default(null),
    })
    .nullable()
    .default(null),
  answerWish: AnswerWish,
  person: ToldPerson,
  personAgrees: NewReferral.shape.personAgrees,
  reason: NewReferral.shape.reason,
  urgency: Urgency,
  noticeRead: z.literal(true),
});
export type PublicReferral = z.infer<typeof PublicReferral>;
export type PublicReferralInput = z.input<typeof PublicReferral>;

/** To whom one may turn, and a fresh form. */
export const PublicForm = z.object({
  token: z.string(),
  receivers: z.array(z.object({ id: z.uuid(), name: z.string(), phone: z.string().nullable(), country: z.string() })),
});

/** What the sender keeps. The code is shown once and known to nobody else. */
export const PublicReceipt = z.object({
  number: z.string(),
  code: z.string(),
  organization: z.string(),
  phone: z.string().nullable(),
  /** By when there is an answer, and the rule that says so. */
  answerBy: z.object({ dueAt: z.string(), dueOn: z.string(), timeZone: z.string(), citation: z.string() }),
});
export type PublicReceipt = z.infer<typeof PublicReceipt>;

export const ReceiptCode = z.object({ code: z.string().trim().min(1).max(40) });

/** Everything a receipt opens: how it stands and what the answer says; never whom it is about. */
export const PublicState = z.object({
  status: ReferralStatus,
  answerBy: PublicReceipt.shape.answerBy.nullable(),
  declineReason: z.string().nullable(),
  answer: z.string(),
  alternatives: z.string(),
});
export type PublicState = z.infer<typeof PublicState>;
