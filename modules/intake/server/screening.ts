import { orThrow, Refused } from '#kernel';
import { changeVersioned, given, type Platform, record, type Tx } from '#platform';
import type { Decline, ReferralChange, Removal, ScreeningChange, WaitingPlace } from '../model.ts';
import { moveReferral, type ReferralMove } from '../rules.ts';
import { answerDeadline } from '../rules-deadlines.ts';
import { answerWay, sendAnswer } from './answer.ts';
import {
  referralCorrected,
  referralDeclined,
  referralWaitlisted,
  screeningNoted,
  screeningStarted,
  takenOffWaitingList,
  waitingPlaceReviewed,
} from './events.ts';
import { loadForDecision, placeOf, type ReferralRecord, storedPerson } from './store.ts';

/** What every event of a referral is about. */
export function about(referral: Pick<ReferralRecord, 'id' | 'organizationId'>) {
  return { organizationId: referral.organizationId, subjectId: referral.id };
}

/** The actor takes the referral on (T2), also from a colleague. Refuses `record.not-found`, `referral.decided-already`. */
export async function startScreening(tx: Tx, id: string): Promise<void> {
  const referral = await loadForDecision(tx, id);
  const workerId = tx.actor.userId ?? '';
  const before = await screeningOf(tx, id);
  const moved = orThrow(
    moveReferral({ status: referral.status, workerId: before?.workerId ?? null }, { type: 'start_screening', workerId }),
  );
  if (before?.workerId === workerId && moved.status === referral.status) return;
  await keepScreening(tx, referral, { workerId });
  await moveTo(tx, referral, moved.status);
  await recordStart(tx, referral, workerId);
}

/** Notes what came out so far, at the version seen. Refuses `referral.not-screened` before anybody took it on, and `referral.decided-already`. */
export async function noteScreening(tx: Tx, id: string, seen: number, change: ScreeningChange): Promise<void> {
  const referral = await loadForDecision(tx, id);
  refuseDecided(referral);
  if (!(await screeningOf(tx, id))) throw new Refused({ code: 'referral.not-screened', status: referral.status });
  await changeVersioned(tx, 'referralScreenings', id, seen, given(change));
  record(tx, screeningNoted, about(referral), { referralId: id, number: referral.number, fields: Object.keys(given(change)) });
}

/** Corrects what was told, at the version seen, while nothing is decided. A new urgency sets a new deadline from the day the referral came. */
export async function correctReferral(tx: Tx, id: string, seen: number, change: ReferralChange): Promise<void> {
  const referral = await loadForDecision(tx, id);
  refuseDecided(referral);
  const { urgency, reason, person } = change;
  const due = urgency && answerDeadline(urgency, referral.receivedAt, await placeOf(tx, referral)).due;
  await changeVersioned(tx, 'referrals', id, seen, {
    ...(reason === undefined ? {} : { reason }),
    ...(urgency === undefined ? {} : { urgency, answerDueAt: due }),
    ...(person === undefined ? {} : { told: await storedPerson(tx, person) }),
  });
  record(tx, referralCorrected, about(referral), { referralId: id, number: referral.number, fields: Object.keys(given(change)) });
}

/** Puts the screened referral on the waiting list (T4), or keeps it there after a look at it. Refuses what `moveReferral` refuses. */
export async function putOnWaitingList(tx: Tx, platform: Platform, id: string, wait: WaitingPlace): Promise<void> {
  const referral = await loadForDecision(tx, id);
  const before = await screeningOf(tx, id);
  const move = { type: 'waitlist', targetGroupMet: wait.targetGroupMet } as const;
  const moved = orThrow(moveReferral({ status: referral.status, workerId: before?.workerId ?? null }, move));
  const { priority, targetGroupMet, note } = wait;
  await keepScreening(tx, referral, {
    priority,
    targetGroupMet,
    reviewedAt: tx.now.toString(),
    ...(note === undefined ? {} : { note }),
  });
  const facts = { referralId: id, number: referral.number, priority };
  const way = answerWay(referral, wait.informedBy);
  if (referral.status === 'waitlisted') {
    if (wait.informedBy !== null) await moveTo(tx, referral, moved.status, { informedBy: way, informedAt: tx.now.toString() });
    record(tx, waitingPlaceReviewed, about(referral), facts);
    return;
  }
  await moveTo(tx, referral, moved.status, { informedBy: way, informedAt: way && tx.now.toString() });
  await sendAnswer(tx, platform, referral, { kind: 'waiting', way });
  record(tx, referralWaitlisted, about(referral), facts);
}

/** Declines the referral (T3) with a reason the sender is told. Refuses what `moveReferral` refuses. */
export async function declineReferral(tx: Tx, platform: Platform, id: string, decline: Decline): Promise<void> {
  const { referral, facts } = await turnAway(tx, platform, id, { type: 'decline', decline });
  record(tx, referralDeclined, about(referral), facts);
}

/** Takes the referral off the waiting list (T5) with a reason the sender is told; the note joins what the screening found. Refuses what `moveReferral` refuses. */
export async function takeOffWaitingList(tx: Tx, platform: Platform, id: string, { note, ...decline }: Removal): Promise<void> {
  const { referral, facts, screening } = await turnAway(tx, platform, id, { type: 'remove_from_waitlist', decline });
  await keepScreening(tx, referral, { note: [screening?.note, note].filter(Boolean).join('\n\n') });
  record(tx, takenOffWaitingList, about(referral), facts);
}

/** Ends the referral without a case and tells the sender. */
async function turnAway(
  tx: Tx,
  platform: Platform,
  id: string,
  { type, decline }: { type: Extract<ReferralMove['type'], 'decline' | 'remove_from_waitlist'>; decline: Decline },
) {
  const referral = await loadForDecision(tx, id);
  const screening = await screeningOf(tx, id);
  const way = answerWay(referral, decline.informedBy);
  const move = { type, reason: decline.reason, informedBy: way };
  const moved = orThrow(moveReferral({ status: referral.status, workerId: screening?.workerId ?? null }, move));
  await keepScreening(tx, referral, { decidedBy: tx.actor.userId, decidedAt: tx.now.toString() });
  await moveTo(tx, referral, moved.status, {
    declineReason: decline.reason,
    answer: decline.answer,
    alternatives: decline.alternatives,
    informedBy: way,
    informedAt: tx.now.toString(),
  });
  await sendAnswer(tx, platform, referral, { kind: 'declined', way, reason: decline.reason });
  const facts = { referralId: id, number: referral.number, reason: decline.reason, informedBy: way ?? 'online' };
  return { referral, screening, facts };
}

/** Writes down that somebody began to screen. */
export async function recordStart(tx: Tx, referral: ReferralRecord, workerId: string): Promise<void> {
  const { givenName, familyName } = await tx.db
    .selectFrom('users')
    .select(['givenName', 'familyName'])
    .where('id', '=', workerId)
    .executeTakeFirstOrThrow();
  const facts = { referralId: referral.id, number: referral.number, workerId, workerName: `${givenName} ${familyName}` };
  record(tx, screeningStarted, about(referral), facts);
}

/** Moves the referral to its new status with what the sender may know of it. */
export async function moveTo(
  tx: Tx,
  referral: ReferralRecord,
  status: ReferralRecord['status'],
  told: Record<string, unknown> = {},
): Promise<void> {
  const since = status === referral.status ? {} : { status, statusSince: tx.now.toString() };
  if (Object.keys({ ...since, ...told }).length === 0) return;
  await tx.db
    .updateTable('referrals')
    .set({ ...since, ...told })
    .where('id', '=', referral.id)
    .execute();
}

/** What the receiver knows of the referral so far. */
export async function screeningOf(tx: Tx, id: string) {
  return tx.db.selectFrom('referralScreenings').select(['workerId', 'note', 'version']).where('id', '=', id).executeTakeFirst();
}

/** Keeps what only the receiver knows; makes the row at the first time. */
export async function keepScreening(tx: Tx, referral: ReferralRecord, fields: Record<string, unknown>): Promise<void> {
  await tx.db
    .insertInto('referralScreenings')
    .values({ id: referral.id, receivingOrganizationId: referral.organizationId, ...fields })
    .onConflict((conflict) => conflict.columns(['networkId', 'id']).doUpdateSet(fields))
    .execute();
}

function refuseDecided({ status }: ReferralRecord): void {
  if (status === 'accepted' || status === 'declined') throw new Refused({ code: 'referral.decided-already', status });
}
