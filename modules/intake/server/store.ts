import { sql } from 'kysely';
import { type DeadlinePlace, Language, orThrow, parsePhoneNumber, Refused, yearOf } from '#kernel';
import { loadPlace } from '#modules/cases/server/index.ts';
import { networkCountry } from '#modules/organizations/server/index.ts';
import { displayName, normalizeReach } from '#modules/people/index.ts';
import { json, record, type Tx } from '#platform';
import { type NewReferral, ReferralChannel, ReferralStatus, Sender, ToldPerson, Urgency } from '../model.ts';
import type { AnswerWish, SenderRelation } from '../model-public.ts';
import { sideOf } from '../policy.ts';
import { answerDeadline } from '../rules-deadlines.ts';
import { referralReceived } from './events.ts';

/** The referral as its moves need it. */
export interface ReferralRecord {
  readonly id: string;
  readonly number: string;
  readonly organizationId: string;
  readonly status: ReferralStatus;
  readonly urgency: Urgency;
  readonly source: Sender['source'];
  readonly channel: ReferralChannel;
  readonly senderOrganizationId: string | null;
  readonly senderEmail: string | null;
  readonly senderLanguage: Language;
  readonly sentByUserId: string | null;
  readonly sentPersonId: string | null;
  readonly receivedAt: string;
  readonly told: ToldPerson;
  readonly version: number;
}

/**
 * Takes a referral in. A sender sends in their own name; the receiving organisation enters it for whoever called or wrote. Refuses
 * `referral.receiver-not-found`, `referral.sender-missing`, `referral.received-in-future`, `record.not-found` for a record of the person the sender
 * may not see, and what telephone numbers and e-mail addresses refuse.
 */
export async function receiveReferral(tx: Tx, referral: NewReferral): Promise<void> {
  await requireReceiver(tx, referral.receivingOrganizationId);
  const side = sideOf(tx.actor, referral.receivingOrganizationId);
  const { channel, ...sender } = side === 'received' ? await senderTold(tx, referral) : await senderSelf(tx);
  const receivedAt = (side === 'received' ? referral.receivedAt : null) ?? tx.now.toString();
  if (receivedAt > tx.now.toString()) throw new Refused({ code: 'referral.received-in-future' });
  if (referral.personId !== null) await requireSeen(tx, referral.personId);
  const { id, receivingOrganizationId, reason, urgency, person, personAgrees, personId: sentPersonId } = referral;
  await keepReferral(tx, {
    id,
    receivingOrganizationId,
    ...sender,
    channel,
    receivedAt,
    reason,
    urgency,
    person,
    personAgrees,
    sentPersonId,
  });
}

/** A referral with everything said about its sender. */
export interface ReferralToKeep
  extends Pick<NewReferral, 'id' | 'receivingOrganizationId' | 'reason' | 'urgency' | 'person' | 'personAgrees'> {
  readonly source: Sender['source'];
  readonly channel: ReferralChannel;
  readonly receivedAt: string;
  readonly senderOrganizationId?: string | null;
  readonly senderOrganizationName?: string | null;
  readonly senderName: string | null;
  readonly senderRelation?: SenderRelation | null;
  readonly senderPhone: string | null;
  readonly senderEmail: string | null;
  readonly senderLanguage: Language;
  readonly sentByUserId?: string | null;
  readonly sentPersonId: string | null;
  readonly answerWish?: AnswerWish | null;
  readonly noticeReadAt?: string;
}

/** Writes the referral down under its number, with the day by which it is answered. Whether the actor may is decided before. */
export async function keepReferral(tx: Tx, { person, ...referral }: ReferralToKeep): Promise<void> {
  const { id, receivingOrganizationId, source, channel, urgency, receivedAt } = referral;
  const place = await loadPlace(tx, receivingOrganizationId);
  const number = await takeNumber(tx);
  await tx.db
    .insertInto('referrals')
    .values({
      ...referral,
      number,
      answerDueAt: answerDeadline(urgency, receivedAt, place).due,
      told: json(await storedPerson(tx, person)),
      statusSince: tx.now.toString(),
    })
    .execute();
  record(
    tx,
    referralReceived,
    { organizationId: receivingOrganizationId, subjectId: id },
    { referralId: id, number, source, channel, urgency },
  );
}

/** The referral, held against every other decision until the transaction ends. Refuses `record.not-found`, `referral.changed-by-receiver`. */
export async function loadForDecision(tx: Tx, id: string): Promise<ReferralRecord> {
  const found = await tx.db.selectFrom('referrals').select('receivingOrganizationId').where('id', '=', id).executeTakeFirst();
  if (!found) throw new Refused({ code: 'record.not-found' });
  if (sideOf(tx.actor, found.receivingOrganizationId) !== 'received') throw new Refused({ code: 'referral.changed-by-receiver' });
  const row = await tx.db
    .selectFrom('referrals')
    .select(['id', 'number', 'receivingOrganizationId as organizationId', 'status', 'urgency', 'source', 'channel', 'senderOrganizationId'])
    .select(['senderEmail', 'senderLanguage', 'sentByUserId', 'sentPersonId', 'receivedAt', 'told', 'version'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return {
    ...row,
    status: ReferralStatus.parse(row.status),
    urgency: Urgency.parse(row.urgency),
    source: Sender.shape.source.parse(row.source),
    channel: ReferralChannel.parse(row.channel),
    senderLanguage: Language.parse(row.senderLanguage),
    told: ToldPerson.parse(row.told),
  };
}

/** Where the receiving organisation reads clock and calendar. */
export async function placeOf(tx: Tx, referral: Pick<ReferralRecord, 'organizationId'>): Promise<DeadlinePlace> {
  return loadPlace(tx, referral.organizationId);
}

/** The name under which a told person is spoken of. */
export function toldName(told: ToldPerson): string {
  return displayName(told);
}

/** Telephone numbers and e-mail addresses in the form in which persons keep them, so that duplicates are found. */
export async function storedPerson(tx: Tx, told: ToldPerson): Promise<ToldPerson> {
  const country = await networkCountry(tx);
  return { ...told, contactPoints: told.contactPoints.map((point) => ({ ...point, value: orThrow(normalizeReach(point, country)) })) };
}

async function requireReceiver(tx: Tx, organizationId: string): Promise<void> {
  const { rows } = await sql`SELECT FROM organizations o WHERE o.id = ${organizationId} AND o.active
    AND EXISTS (SELECT FROM memberships m WHERE m.network_id = o.network_id AND m.organization_id = o.id AND m.role IN ('intake_worker', 'supervisor'))`.execute(
    tx.db,
  );
  if (rows.length === 0) throw new Refused({ code: 'referral.receiver-not-found' });
}

async function requireSeen(tx: Tx, personId: string): Promise<void> {
  const seen = await tx.db.selectFrom('persons').select('id').where('id', '=', personId).executeTakeFirst();
  if (!seen) throw new Refused({ code: 'record.not-found' });
}

/** Who called or wrote, as intake was told. */
async function senderTold(tx: Tx, { sender, channel }: NewReferral) {
  if (sender === null || channel === null) throw new Refused({ code: 'referral.sender-missing' });
  if (sender.source === 'organization' && sender.organizationId === null && sender.organizationName === null)
    throw new Refused({ code: 'referral.sender-missing' });
  const country = await networkCountry(tx);
  return {
    channel,
    source: sender.source,
    senderOrganizationId: sender.organizationId,
    senderOrganizationName: sender.organizationName,
    senderName: sender.name,
    senderPhone: sender.phone === null ? null : orThrow(parsePhoneNumber(sender.phone, country)),
    senderEmail: sender.email,
    senderLanguage: sender.language ?? tx.actor.language,
    sentByUserId: null,
  };
}

/** A user who sends in the name of their organisation; how to answer them is known. */
async function senderSelf(tx: Tx) {
  const { organizationId, userId } = tx.actor;
  if (organizationId === null || userId === null) throw new Refused({ code: 'referral.sender-missing' });
  const user = await tx.db
    .selectFrom('users')
    .select(['givenName', 'familyName', 'phone', 'email', 'language'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  return {
    channel: 'online' as const,
    source: 'organization' as const,
    senderOrganizationId: organizationId,
    senderOrganizationName: null,
    senderName: `${user.givenName} ${user.familyName}`,
    senderPhone: user.phone,
    senderEmail: user.email,
    senderLanguage: Language.parse(user.language),
    sentByUserId: userId,
  };
}

/** The next number of the network's year, `R-2026-0001`, under which sender and receiver speak about it on the telephone. */
async function takeNumber(tx: Tx): Promise<string> {
  const year = yearOf(tx.today);
  const { lastNumber } = await tx.db
    .insertInto('referralNumbers')
    .values({ year, lastNumber: 1 })
    .onConflict((conflict) =>
      conflict.columns(['networkId', 'year']).doUpdateSet({ lastNumber: sql<number>`referral_numbers.last_number + 1` }),
    )
    .returning('lastNumber')
    .executeTakeFirstOrThrow();
  return `R-${year}-${String(lastNumber).padStart(4, '0')}`;
}
