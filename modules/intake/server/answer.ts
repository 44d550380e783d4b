import { organizationNames } from '#modules/organizations/server/index.ts';
import { type Platform, sendMail, type Tx } from '#platform';
import type { InformedBy } from '../model.ts';
import { howInformed, isMailSafe, isPublic } from '../rules.ts';
import type { ReferralRecord } from './store.ts';

type Told = Exclude<InformedBy, 'mail' | 'online'> | null;
export type AnswerKind = 'accepted' | 'waiting' | 'declined';

/** How the sender of this referral will hear the answer; null where somebody has to tell them and nobody said they did. */
export function answerWay(referral: ReferralRecord, told: Told): InformedBy | null {
  return howInformed({
    sentOnline: referral.channel === 'online',
    email: referral.senderEmail,
    mailAllowed: isMailSafe({ source: referral.source, email: referral.senderEmail, contactPoints: referral.told.contactPoints }),
    told,
  });
}

/**
 * Sends the answer in the sender's language, if it goes by mail. A professional learns number and decision; the person and their family only that there is an
 * answer, because others may read their mail (privacy.md § 7). The mail never says who it is about.
 */
export async function sendAnswer(
  tx: Tx,
  platform: Pick<Platform, 'jobs' | 'sealer' | 'settings'>,
  referral: ReferralRecord,
  answer: { kind: AnswerKind; way: InformedBy | null; reason?: string },
): Promise<void> {
  if (answer.way !== 'mail' || referral.senderEmail === null) return;
  const organization = (await organizationNames(tx, [referral.organizationId])).get(referral.organizationId) ?? '';
  const { phone } = await tx.db
    .selectFrom('organizations')
    .select('phone')
    .where('id', '=', referral.organizationId)
    .executeTakeFirstOrThrow();
  const discreet = referral.source === 'self' || referral.source === 'family';
  const online = isPublic(referral);
  await sendMail(tx, platform, {
    to: referral.senderEmail,
    language: referral.senderLanguage,
    template: online ? 'intake.answer-online' : discreet ? 'intake.answer-waits' : `intake.referral-${answer.kind}`,
    facts: {
      number: referral.number,
      organization,
      phone: phone ?? '',
      reason: answer.reason ?? '',
      ...(online ? { url: `${platform.settings.url}/refer/answer` } : {}),
    },
  });
}
