import { type Platform, record, sendMail, type Tx } from '#platform';
import type { Account } from './account-store.ts';
import { invitationSent, passwordResetRequested } from './events.ts';
import { issueToken } from './token-store.ts';

/** Where a link of a mail leads; pages of the web app. */
export function linkTo(platform: Pick<Platform, 'settings'>, page: 'invitation' | 'password-reset', token: string): string {
  return `${platform.settings.url}/${page}/${token}`;
}

type Addressee = Pick<Account, 'userId' | 'email' | 'givenName' | 'familyName' | 'language'>;

/** Invites somebody to choose a password and begin; an earlier invitation ends. Needs the platform's sight. */
export async function mailInvitation(tx: Tx, platform: Platform, to: Addressee, invitedBy: string): Promise<void> {
  const { token } = await issueToken(tx, to.userId, 'invitation');
  const { name: network } = await tx.db.selectFrom('networks').select('name').executeTakeFirstOrThrow();
  await sendMail(tx, platform, {
    to: to.email,
    language: to.language,
    template: 'identity.invitation',
    facts: { givenName: to.givenName, familyName: to.familyName, network, invitedBy },
    secretFacts: { link: linkTo(platform, 'invitation', token) },
  });
  record(tx, invitationSent, {}, { userId: to.userId });
}

/** Sends the way back in to somebody who forgot the password. Needs the platform's sight. */
export async function mailPasswordReset(tx: Tx, platform: Platform, to: Addressee): Promise<void> {
  const { token } = await issueToken(tx, to.userId, 'password_reset');
  await sendMail(tx, platform, {
    to: to.email,
    language: to.language,
    template: 'identity.passwordReset',
    facts: { givenName: to.givenName, familyName: to.familyName },
    secretFacts: { link: linkTo(platform, 'password-reset', token) },
  });
  record(tx, passwordResetRequested, {}, { userId: to.userId });
}
