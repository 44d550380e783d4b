import { sql } from 'kysely';
import type { Area, JobHandler } from '#platform';
import { identitySummaries } from './api-summaries.ts';
import { identityEvents } from './events.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { outboxRoutes } from './outbox-routes.ts';
import { passwordResetRoutes } from './password-reset-routes.ts';
import { identityProblems } from './problems.ts';
import { profileRoutes, secondFactorRoutes } from './profile-routes.ts';
import { deviceRoutes, sessionRoutes } from './session-routes.ts';
import { setupRoutes } from './setup-routes.ts';
import { signInPolicyRoutes } from './sign-in-policy-routes.ts';
import { membershipRoutes, roleRoutes, userRoutes } from './user-routes.ts';

export { authenticator, isSessionAlive } from './authenticate.ts';
export { addUserByCommand, resetUserByCommand, type UserToAdd } from './commands.ts';
export { type DemoUser, registerUser } from './demo.ts';

const keepEndedDays = 90;

/** Tokens and sessions that are over are kept a while for whoever asks, then cleared; sign-ins stay in the journal. */
const clearing: JobHandler = {
  queue: 'identity.clear',
  cron: '20 3 * * *',
  async run({ db, clock }) {
    await sql`SELECT clear_ended_sign_ins(${clock()
      .subtract({ hours: keepEndedDays * 24 })
      .toString()})`.execute(db);
  },
};

export const identityArea: Area = {
  name: 'identity',
  summaries: identitySummaries,
  events: identityEvents,
  problems: identityProblems,
  constraints: { users_email: 'user.email-taken' },
  jobs: [clearing],
  routes(app, platform) {
    sessionRoutes(app, platform);
    deviceRoutes(app, platform);
    profileRoutes(app, platform);
    secondFactorRoutes(app, platform);
    passwordResetRoutes(app, platform);
    invitationRoutes(app, platform);
    userRoutes(app, platform);
    membershipRoutes(app, platform);
    roleRoutes(app);
    signInPolicyRoutes(app, platform);
    setupRoutes(app, platform);
    outboxRoutes(app, platform);
  },
};
