import { sql } from 'kysely';
import { canonicalJson, type DeadlinePlace, Language, orThrow, parsePhoneNumber, Refused } from '#kernel';
import { loadPlace } from '#modules/cases/server/index.ts';
import { networkCountry } from '#modules/organizations/server/index.ts';
import { logRead, type Platform, systemActor, type Tx } from '#platform';
import { type ReferralId, ReferralStatus, Urgency } from '../model.ts';
import type { PublicReceipt, PublicReferral, PublicState } from '../model-public.ts';
import { answerDeadline } from '../rules-deadlines.ts';
import { answerAddress, checkPublicReferral, sourceOf } from '../rules-public.ts';
import { readFormToken } from './form-token.ts';
import { receiptCodeOf, receiptDigest } from './receipt-code.ts';
import { keepReferral } from './store.ts';

/** An organisation that takes referrals from people without an account. */
export interface PublicReceiver {
  readonly networkId: string;
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly country: string;
  readonly language: string;
  readonly timeZone: string;
}

/** To whom strangers may turn, in every network of the installation, by name. */
export async function publicReceivers({ db }: Pick<Platform, 'db'>): Promise<PublicReceiver[]> {
  const { rows } = await sql<PublicReceiver>`SELECT * FROM public_receivers()`.execute(db);
  return rows;
}

/**
 * Takes in a referral from the public page and answers the receipt; the same form sent again gets the same one. Refuses what the form token, `checkPublicReferral` and
 * telephone numbers refuse, and `referral.receiver-not-found` for an organisation that takes none.
 */
export async function receivePublicReferral(platform: Platform, referral: PublicReferral): Promise<PublicReceipt> {
  const { sealer, clock, inTransaction } = platform;
  orThrow(checkPublicReferral(referral));
  const id = readFormToken(sealer, referral.token, clock());
  const receiver = (await publicReceivers(platform)).find((one) => one.id === referral.receivingOrganizationId);
  if (!receiver) throw new Refused({ code: 'referral.receiver-not-found' });
  return inTransaction(actorFor(receiver, receiver.id), async (tx) => {
    await keepOnce(tx, platform, id, referral);
    const kept = await stateOf(tx, id);
    return {
      number: kept.number,
      code: receiptCodeOf(sealer, id),
      organization: receiver.name,
      phone: receiver.phone,
      answerBy: kept.deadline,
    };
  });
}

/** How the referral of this receipt stands and what the answer says. Refuses `referral.receipt-unknown`. */
export async function readReceipt(platform: Platform, typedCode: string): Promise<PublicState> {
  const { rows } = await sql<Omit<PublicReceiver, 'id'> & { referralId: string }>`
    SELECT * FROM referral_of_receipt(${receiptDigest(platform.sealer, typedCode)})`.execute(platform.db);
  const found = rows[0];
  if (!found) throw new Refused({ code: 'referral.receipt-unknown' });
  return platform.inTransaction(actorFor(found), async (tx) => {
    const { status, deadline, declineReason, answer, alternatives } = await stateOf(tx, found.referralId);
    await logRead(tx, { action: 'view', route: '/refer/answer', categories: ['social'], resultCount: 1 });
    const isOpen = status === 'referred' || status === 'screening';
    return { status, answerBy: isOpen ? deadline : null, declineReason, answer, alternatives };
  });
}

/** The receipt is the proof that this form was taken; one sent twice at the same moment waits for the other. Refuses `create.id-reused` for a changed form. */
async function keepOnce(tx: Tx, { sealer }: Pick<Platform, 'sealer'>, id: ReferralId, referral: PublicReferral): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(tx.db);
  const formDigest = sealer.digest(canonicalJson(referral), 'public referral');
  const earlier = await tx.db.selectFrom('referralReceipts').select('formDigest').where('referralId', '=', id).executeTakeFirst();
  if (earlier?.formDigest.equals(formDigest)) return;
  if (earlier) throw new Refused({ code: 'create.id-reused' });
  await keepPublicReferral(tx, id, referral);
  const codeDigest = receiptDigest(sealer, receiptCodeOf(sealer, id));
  await tx.db.insertInto('referralReceipts').values({ referralId: id, codeDigest, formDigest, createdAt: tx.now.toString() }).execute();
}

async function keepPublicReferral(tx: Tx, id: ReferralId, referral: PublicReferral): Promise<void> {
  const { sender, language, answerWish, person, personAgrees, reason, urgency } = referral;
  const country = await networkCountry(tx);
  const to = answerAddress(referral);
  await keepReferral(tx, {
    id,
    receivingOrganizationId: referral.receivingOrganizationId,
    source: sourceOf(sender?.relation ?? null),
    senderName: sender?.name ?? null,
    senderRelation: sender?.relation ?? null,
    senderPhone: to.phone === null ? null : orThrow(parsePhoneNumber(to.phone, country)),
    // Mail goes only to those who asked for it.
    senderEmail: answerWish === 'mail' ? to.mail : null,
    senderLanguage: language,
    answerWish,
    noticeReadAt: tx.now.toString(),
    channel: 'online',
    receivedAt: tx.now.toString(),
    reason,
    urgency,
    person,
    personAgrees: sender === null ? 'yes' : personAgrees,
    sentPersonId: null,
  });
}

async function stateOf(tx: Tx, id: string) {
  const row = await tx.db
    .selectFrom('referrals')
    .select(['number', 'receivingOrganizationId', 'status', 'urgency', 'receivedAt', 'declineReason', 'answer', 'alternatives'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const place = await loadPlace(tx, row.receivingOrganizationId);
  return { ...row, status: ReferralStatus.parse(row.status), deadline: deadlineIn(place, row.urgency, row.receivedAt) };
}

function deadlineIn(place: DeadlinePlace, urgency: string, receivedAt: string): PublicReceipt['answerBy'] {
  const { due, dueDate, explanation } = answerDeadline(Urgency.parse(urgency), receivedAt, place);
  return { dueAt: due, dueOn: dueDate, timeZone: place.timeZone, citation: explanation.citation };
}

/** Nobody is signed in: the platform itself acts, for the network of the organisation alone. */
function actorFor(of: { networkId: string; language: string; timeZone: string }, organizationId?: string) {
  const { networkId, timeZone } = of;
  return systemActor(networkId, { timeZone, language: Language.parse(of.language), ...(organizationId ? { organizationId } : {}) });
}
