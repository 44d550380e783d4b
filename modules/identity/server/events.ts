import { z } from 'zod';
import { Role } from '#kernel';
import { defineEvent } from '#platform';
import { SecondFactorDemand } from '../model.ts';

const userId = z.uuid();
const from = { address: z.string(), device: z.string() };

function define<Facts extends z.ZodType>(type: string, facts: Facts, weight: 'normal' | 'failed' = 'normal') {
  return defineEvent('identity', type, { category: 'identity', group: 'case', weight, facts });
}

export const signedInEvent = define(
  'signed-in',
  z.object({ userId, sessionId: z.uuid(), secondFactor: z.enum(['none', 'authenticator', 'recovery-code']), ...from }),
);
export const signInFailed = define(
  'sign-in-failed',
  z.object({ userId, reason: z.enum(['password', 'second-factor', 'disabled', 'not-accepted', 'no-role']), ...from }),
  'failed',
);
export const signedOut = define('signed-out', z.object({ userId, sessionId: z.uuid() }));
export const sessionRevoked = define('session-revoked', z.object({ userId, sessionId: z.uuid() }));
export const sessionRenewed = define('session-renewed', z.object({ userId, sessionId: z.uuid(), ...from }));
export const organizationSwitched = define('organization-switched', z.object({ userId, toOrganizationId: z.uuid() }));
export const passwordChanged = define(
  'password-changed',
  z.object({ userId, how: z.enum(['changed', 'reset', 'invitation', 'command-line']) }),
);
export const passwordResetRequested = define('password-reset-requested', z.object({ userId }));
export const secondFactorOn = define('second-factor-on', z.object({ userId }));
export const secondFactorOff = define('second-factor-off', z.object({ userId, by: z.enum(['person', 'administrator', 'command-line']) }));
export const recoveryCodesMade = define('recovery-codes-made', z.object({ userId, count: z.int() }));
export const sessionsEnded = define('sessions-ended', z.object({ userId, by: z.enum(['person', 'administrator']) }));
export const signInPolicyChanged = define('sign-in-policy-changed', z.object({ userId, from: SecondFactorDemand, to: SecondFactorDemand }));
export const profileChanged = define('profile-changed', z.object({ userId, fields: z.array(z.string()) }));
export const userAdded = define('user-added', z.object({ userId }));
export const userChanged = define('user-changed', z.object({ userId, fields: z.array(z.string()) }));
export const userDisabled = define('user-disabled', z.object({ userId }));
export const userEnabled = define('user-enabled', z.object({ userId }));
export const invitationSent = define('invitation-sent', z.object({ userId }));
const membership = { userId, membershipId: z.uuid(), organizationId: z.uuid(), role: Role };
export const membershipAdded = define(
  'membership-added',
  z.object({ ...membership, validFrom: z.string(), validUntil: z.string().nullable() }),
);
export const membershipChanged = define(
  'membership-changed',
  z.object({ ...membership, validFrom: z.string(), validUntil: z.string().nullable() }),
);
export const membershipEnded = define('membership-ended', z.object(membership));
export const networkCreated = define('network-created', z.object({ organizationId: z.uuid(), userId }));

export const identityEvents = [
  signedInEvent,
  signInFailed,
  signedOut,
  sessionRevoked,
  sessionRenewed,
  organizationSwitched,
  passwordChanged,
  passwordResetRequested,
  secondFactorOn,
  secondFactorOff,
  recoveryCodesMade,
  sessionsEnded,
  signInPolicyChanged,
  profileChanged,
  userAdded,
  userChanged,
  userDisabled,
  userEnabled,
  invitationSent,
  membershipAdded,
  membershipChanged,
  membershipEnded,
  networkCreated,
];
