import { z } from 'zod';
import { CalendarDate, Country, DataCategory, idOf, Language, type Permission, permissions, Role, TimeZone } from '#kernel';
import { OrganizationKind, Sector, Setting } from '#modules/organizations/index.ts';

export const UserId = idOf<'UserId'>();
export type UserId = z.infer<typeof UserId>;
export const SessionId = idOf<'SessionId'>();
export const MembershipId = idOf<'MembershipId'>();

/** An address as it is compared: without spaces around it, in small letters. */
export const Email = z.string().trim().toLowerCase().pipe(z.email().max(254));
/** Long enough for a sentence; whether it is good enough is a rule (`checkPassword`). */
export const Password = z.string().min(1).max(200);
export const PersonalName = z.string().trim().min(1).max(100);
export const themes = ['system', 'light', 'dark'] as const;
export const Theme = z.enum(themes);
export type Theme = z.infer<typeof Theme>;
export const UserState = z.enum(['invited', 'active', 'disabled']);
export type UserState = z.infer<typeof UserState>;

/** Six digits of an authenticator, or a recovery code; spaces and hyphens between them do not matter. Anything else is a wrong code like any other. */
export const SecondFactorCode = z
  .string()
  .max(40)
  .transform((typed) => typed.replace(/[\s-]/g, '').toUpperCase());

export const SignIn = z.object({ email: Email, password: Password });
export const SecondStep = z.object({ pendingToken: z.string().max(100), code: SecondFactorCode });
/** The page says whose it is, so that it never goes on as somebody else who signed in beside it. */
export const Renewal = z.object({ userId: UserId, password: Password });

const PermissionName = z.enum(Object.keys(permissions) as [Permission, ...Permission[]]);
const named = z.object({ id: z.uuid(), name: z.string() });

/** A role held in an organisation; half-open: `validUntil` is the first day on which it is no longer held. */
export const MembershipView = z.object({
  id: MembershipId,
  organization: named,
  role: Role,
  validFrom: CalendarDate,
  validUntil: CalendarDate.nullable(),
  version: z.int(),
});
export type MembershipView = z.input<typeof MembershipView>;

export const NetworkView = z.object({
  id: z.uuid(),
  name: z.string(),
  country: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  language: Language,
});

/** Who is signed in, for which organisation, and what they may do there. */
export const SessionView = z.object({
  id: z.uuid().nullable(),
  user: z.object({
    id: z.uuid(),
    email: z.string(),
    givenName: z.string(),
    familyName: z.string(),
    title: z.string().nullable(),
    phone: z.string().nullable(),
    theme: Theme,
    language: Language,
    timeZone: z.string().nullable(),
    version: z.int(),
  }),
  network: NetworkView,
  organization: named.nullable(),
  roles: z.array(Role),
  permissions: z.array(PermissionName),
  /** Every role the person holds today, in all their organisations. */
  memberships: z.array(MembershipView),
  language: Language,
  /** The person's own time zone, else the organisation's, else the network's. */
  timeZone: z.string(),
  secondFactor: z.boolean(),
  /** The network demands a second factor and there is none yet: until there is, nothing else can be done. */
  secondFactorOwed: z.boolean(),
  idleSecondsLeft: z.int().nullable(),
  expiresAt: z.string().nullable(),
  /** From where on to follow what happens: whatever is read after the session is kept true from here. */
  feedCursor: z.string(),
});
export type SessionView = z.input<typeof SessionView>;

/** A sign-in is either done or waits for the second factor. */
export const SignInAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed-in'), session: SessionView }),
  z.object({ state: z.literal('second-factor-required'), pendingToken: z.string(), expiresAt: z.string() }),
]);
export type SignInAnswer = z.input<typeof SignInAnswer>;

/** A place where the person is signed in. */
export const DeviceView = z.object({
  id: z.uuid(),
  device: z.string(),
  address: z.string(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  isCurrent: z.boolean(),
});

/** What people decide about their own account. */
export const Profile = z.object({
  givenName: PersonalName,
  familyName: PersonalName,
  title: z.string().trim().max(100).nullable(),
  phone: z.string().trim().max(40).nullable(),
  language: Language,
  theme: Theme,
  /** Null means the organisation's. */
  timeZone: TimeZone.nullable(),
});
export const ProfileChange = Profile.partial();

export const NewMembership = z.object({
  id: MembershipId,
  organizationId: z.uuid(),
  role: Role,
  validFrom: CalendarDate.optional(),
  validUntil: CalendarDate.nullable().optional(),
});
export type NewMembership = z.infer<typeof NewMembership>;

export const MembershipChange = z.object({ validFrom: CalendarDate.optional(), validUntil: CalendarDate.nullable().optional() });

export const NewUser = z.object({
  id: UserId,
  email: Email,
  givenName: PersonalName,
  familyName: PersonalName,
  title: z.string().trim().max(100).nullable().default(null),
  language: Language,
  memberships: z.array(NewMembership).min(1).max(20),
});
export type NewUser = z.infer<typeof NewUser>;

/** What administrators decide about an account. */
export const UserFields = Profile.omit({ theme: true, timeZone: true, phone: true }).extend({
  email: Email,
  weeklyHours: z.number().min(0).max(80),
});
export const UserChange = UserFields.partial();

export const UserView = z.object({
  id: UserId,
  email: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  title: z.string().nullable(),
  phone: z.string().nullable(),
  language: Language,
  state: UserState,
  weeklyHours: z.number(),
  memberships: z.array(MembershipView),
  /** Only told to administrators. */
  account: z.object({ lastSeenAt: z.string().nullable(), secondFactor: z.boolean(), mayChange: z.boolean() }).nullable(),
  version: z.int(),
});
export type UserView = z.input<typeof UserView>;

export const RoleView = z.object({ role: Role, categories: z.array(DataCategory) });
export const PermissionView = z.object({ permission: PermissionName, roles: z.array(Role) });

/** Who has to have a second factor: nobody, those who run the place, or everybody. */
export const secondFactorDemands = ['own_choice', 'administrators', 'everybody'] as const;
export const SecondFactorDemand = z.enum(secondFactorDemands);
export type SecondFactorDemand = z.infer<typeof SecondFactorDemand>;

/** What the network demands of those who sign in, who said so, and how many do not have it yet. */
export const SignInPolicyView = z.object({
  secondFactor: SecondFactorDemand,
  changedAt: z.string().nullable(),
  changedBy: z.string().nullable(),
  /** People with an account in use and a role today. */
  people: z.int(),
  withoutSecondFactor: z.int(),
  version: z.int(),
});
export type SignInPolicyView = z.input<typeof SignInPolicyView>;
export const SignInPolicyChange = z.object({ secondFactor: SecondFactorDemand });

/** The first start: a network, its first organisation and the person who runs the place. */
export const Setup = z.object({
  network: z.object({
    name: z.string().trim().min(1).max(200),
    country: Country,
    currency: z.string().regex(/^[A-Z]{3}$/, 'is not a currency code'),
    timeZone: TimeZone,
    language: Language,
  }),
  organization: z.object({
    name: z.string().trim().min(1).max(200),
    kind: OrganizationKind,
    sector: Sector,
    setting: Setting,
  }),
  administrator: z.object({ email: Email, givenName: PersonalName, familyName: PersonalName, password: Password }),
});
export type Setup = z.infer<typeof Setup>;

export const DemoSignIn = z.object({
  email: z.string(),
  password: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  title: z.string().nullable(),
  role: Role,
  organizationName: z.string(),
});
