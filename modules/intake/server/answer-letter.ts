import { Country, formatAddress, formatDate, formatPhoneNumber, Language, Refused } from '#kernel';
import { networkCountry } from '#modules/organizations/server/index.ts';
import { makeLetterPdf, type Tx, text } from '#platform';
import { sideOf } from '../policy.ts';
import { toldName } from './store.ts';
import { loadReferral } from './views.ts';

/**
 * The answer as a letter to whoever sent the referral, in their language, as a tagged PDF. It never says whom it is about, unless they asked for themself and it is their own
 * name on the envelope. Refuses `record.not-found`, `referral.changed-by-receiver` to the sender's side, `referral.no-answer-yet` and `pdf.unavailable`.
 */
export async function answerLetter(tx: Tx, id: string): Promise<{ pdf: Buffer; fileName: string }> {
  const referral = await loadReferral(tx, id);
  const organization = await tx.db
    .selectFrom('referrals as r')
    .innerJoin('organizations as o', 'o.id', 'r.receivingOrganizationId')
    .where('r.id', '=', id)
    .select(['o.id', 'o.name', 'o.phone'])
    .executeTakeFirstOrThrow();
  if (sideOf(tx.actor, organization.id) !== 'received') throw new Refused({ code: 'referral.changed-by-receiver' });
  const { status, number, answer, alternatives, declineReason } = referral;
  if (status === 'referred' || status === 'screening') throw new Refused({ code: 'referral.no-answer-yet' });
  const language = Language.parse(referral.senderLanguage);
  const country = await networkCountry(tx);
  const say = (key: string, facts: Record<string, unknown> = {}) => text(language, `intake:${key}`, facts);
  const reason = declineReason === null ? '' : say(`declineReason.${declineReason}`);
  const date = formatDate(tx.today, language, { style: 'long' });
  const paragraphs = [
    say('letter.greeting'),
    say(`letter.${status}`, { reason }),
    answer,
    alternatives && say('outcome.alternatives', { alternatives }),
    organization.phone && say('letter.questions', { phone: formatPhoneNumber(organization.phone, country) }),
  ].filter((paragraph): paragraph is string => Boolean(paragraph));
  const pdf = makeLetterPdf({
    title: say('letter.title', { number }),
    author: organization.name,
    language,
    paper: country === 'US' ? 'us-letter' : 'a4',
    header: { left: organization.name, right: date },
    footer: { left: organization.name, page: say('letter.page') },
    sender: [organization.name],
    address: recipientOf(referral, language, Country.parse(country)),
    date,
    blocks: paragraphs.map((paragraph) => ({ kind: 'lines' as const, lines: [paragraph] })),
    closing: say('letter.closing'),
    signatory: [organization.name],
  });
  return { pdf, fileName: `${number}.pdf` };
}

/** Who asked for themself is written to where they live; the address of others is not ours to guess. */
function recipientOf(
  { source, senderName, senderOrganization, person }: Awaited<ReturnType<typeof loadReferral>>,
  language: Language,
  home: Country,
): string[] {
  if (source !== 'self') return [senderName, senderOrganization].filter((line) => line !== null);
  return [toldName(person), ...(person.address ? formatAddress(person.address, language, home) : [])];
}
