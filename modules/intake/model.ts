import { z } from 'zod';
import { Acuity, CalendarDate, Instant, idOf, Language, PostalAddress } from '#kernel';
import { CaseModel, DeclineReason, LegalForm } from '#modules/cases/index.ts';
import { NewContactPoint, personFields } from '#modules/people/index.ts';

export const ReferralId = idOf<'ReferralId'>();
export type ReferralId = z.infer<typeof ReferralId>;

/** Where a referral stands before there is a case (process.md § 2.1). */
export const referralStatuses = ['referred', 'screening', 'waitlisted', 'accepted', 'declined'] as const;
export const ReferralStatus = z.enum(referralStatuses);
export type ReferralStatus = z.infer<typeof ReferralStatus>;

/** Decided, for good. */
export const endStatuses = ['accepted', 'declined'] as const satisfies readonly ReferralStatus[];

/** How fast an answer is needed, from the slowest to the fastest. */
export const urgencies = ['routine', 'soon', 'urgent', 'same_day'] as const;
export const Urgency = z.enum(urgencies);
export type Urgency = z.infer<typeof Urgency>;

export const ReferralSource = z.enum(['organization', 'self', 'family', 'other']);
export type ReferralSource = z.infer<typeof ReferralSource>;

/** How it came. `online` is set by the server for what a partner's user enters. */
export const ReferralChannel = z.enum(['phone', 'in_person', 'letter', 'email', 'online']);
export type ReferralChannel = z.infer<typeof ReferralChannel>;

/** How the sender heard the answer; `mail` is sent by us, `online` is seen by the sender's own user. */
export const informedWays = ['mail', 'phone', 'letter', 'in_person', 'online'] as const;
export const InformedBy = z.enum(informedWays);
export type InformedBy = z.infer<typeof InformedBy>;

/** How soon somebody on the waiting list comes up; 1 goes first. */
export const WaitingPriority = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type WaitingPriority = z.infer<typeof WaitingPriority>;

const shortText = z.string().trim().min(1).max(200);
const { givenNames, familyName, preferredName, pronouns, birthDate, gender, languages } = personFields;

/** The person as the sender told them: not checked, not registered, perhaps with a name only. */
export const ToldPerson = z
  .object({
    givenNames: givenNames.default(''),
    familyName: familyName.default(''),
    preferredName: preferredName.default(null),
    pronouns: pronouns.default(null),
    birthDate: birthDate.default(null),
    gender: gender.default(null),
    languages: languages.default([]),
    interpreterNeeded: z.boolean().default(false),
    addressProtected: z.boolean().default(false),
    address: PostalAddress.nullable().default(null),
    /** How to reach the person, and how not. */
    contactPoints: z.array(NewContactPoint).max(10).default([]),
  })
  .refine((told) => told.givenNames !== '' || told.familyName !== '' || told.preferredName !== null, {
    message: 'a name, whatever is known of it',
    path: ['familyName'],
    params: { code: 'person.name-missing' },
  });
export type ToldPerson = z.infer<typeof ToldPerson>;

/** Who sends it and how to answer them. */
export const Sender = z.object({
  source: ReferralSource,
  organizationId: z.uuid().nullable().default(null),
  /** An organisation outside the network. */
  organizationName: shortText.nullable().default(null),
  name: shortText.nullable().default(null),
  phone: z.string().trim().min(1).max(40).nullable().default(null),
  email: z.email().max(254).nullable().default(null),
  /** The language in which they are answered. */
  language: Language.nullable().default(null),
});
export type Sender = z.infer<typeof Sender>;

export const NewReferral = z.object({
  id: ReferralId,
  receivingOrganizationId: z.uuid(),
  /** Left out by a partner's user: then the sender is they themselves. */
  sender: Sender.nullable().default(null),
  channel: ReferralChannel.exclude(['online']).nullable().default(null),
  /** A letter may have come earlier; now if left out. */
  receivedAt: Instant.nullable().default(null),
  reason: z.string().trim().min(1).max(4000),
  urgency: Urgency,
  person: ToldPerson,
  /** Whether the person knows of the referral and wants it. */
  personAgrees: z.enum(['yes', 'no', 'not_asked']),
  /** The sender's own record of the person, shown to the receiver by naming it here. */
  personId: z.uuid().nullable().default(null),
});
export type NewReferral = z.infer<typeof NewReferral>;
export type NewReferralInput = z.input<typeof NewReferral>;

/** What the receiver may correct while nothing is decided. */
export const ReferralChange = z
  .object({ reason: NewReferral.shape.reason, urgency: Urgency, person: ToldPerson })
  .partial()
  .refine((change) => Object.keys(change).length > 0, { message: 'nothing to change' });
export type ReferralChange = z.infer<typeof ReferralChange>;

/** What came out of the screening so far. */
export const ScreeningChange = z
  .object({
    targetGroupMet: z.boolean().nullable(),
    eligibility: z.enum(['recorded', 'not_required']).nullable(),
    note: z.string().trim().max(4000),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, { message: 'nothing to change' });
export type ScreeningChange = z.infer<typeof ScreeningChange>;

/** How the sender hears the decision; null means by mail to the address they gave. */
const informing = {
  answer: z.string().trim().max(4000).default(''),
  informedBy: InformedBy.exclude(['mail', 'online']).nullable().default(null),
};

export const WaitingPlace = z.object({
  priority: WaitingPriority,
  targetGroupMet: z.boolean(),
  note: z.string().trim().max(4000).optional(),
  informedBy: informing.informedBy,
});
export type WaitingPlace = z.infer<typeof WaitingPlace>;

export const Decline = z.object({ reason: DeclineReason, alternatives: z.string().trim().max(2000).default(''), ...informing });
export type Decline = z.infer<typeof Decline>;

/** Ends a wait without a place; the note says what happened meanwhile and stays with the receiver. */
export const Removal = Decline.extend({ note: z.string().trim().min(3).max(2000) });
export type Removal = z.infer<typeof Removal>;

/** How it was made sure who the person is, the surest first. */
export const IdentityCheck = z.enum(['document_seen', 'known_to_worker', 'vouched_by_sender', 'own_statement']);
export type IdentityCheck = z.infer<typeof IdentityCheck>;

/** Whether the person or somebody near them is in danger; what the danger is, and what was done at once, is said only when there is one. */
export const SafetyScreen = z.discriminatedUnion('result', [
  z.object({ result: z.literal('no_danger') }),
  z.object({ result: z.literal('danger'), note: z.string().trim().min(3).max(2000) }),
]);
export type SafetyScreen = z.infer<typeof SafetyScreen>;

/** Everything that opening a case needs (T6), and what must exist when intake ends (process.md § 7). */
export const Acceptance = z.object({
  /** The id of the case to be. */
  caseId: z.uuid(),
  person: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('existing'), personId: z.uuid() }),
    z.object({ kind: z.literal('new'), personId: z.uuid() }),
  ]),
  programId: z.uuid(),
  model: CaseModel.nullable().default(null),
  caseManagerId: z.uuid().nullable(),
  acuity: Acuity.default(2),
  identityCheck: IdentityCheck,
  safety: SafetyScreen,
  eligibility: z.enum(['recorded', 'not_required']),
  consent: z.object({
    id: z.uuid(),
    legalForm: LegalForm,
    signedOn: CalendarDate,
    statement: z.string().trim().max(2000).default(''),
    noticeGiven: z.boolean(),
  }),
  /** A supervisor's reason to go beyond the caseload limit. */
  overrideReason: z.string().trim().min(3).max(500).nullable().default(null),
  ...informing,
});
export type Acceptance = z.infer<typeof Acceptance>;
export type AcceptanceInput = z.input<typeof Acceptance>;
