import { newId, orThrow, Refused, requireAllowed } from '#kernel';
import { openCase } from '#modules/cases/server/index.ts';
import { organizationNames } from '#modules/organizations/server/index.ts';
import { addContactPoint, leadingRecord, listContactPoints, loadPersonName, registerPerson } from '#modules/people/server/index.ts';
import { type Platform, record, type Tx } from '#platform';
import type { Acceptance, ToldPerson } from '../model.ts';
import { mayOverrideLimit } from '../policy.ts';
import { moveReferral } from '../rules.ts';
import { answerWay, sendAnswer } from './answer.ts';
import { dangerNoted, referralAccepted } from './events.ts';
import { keepScreening, moveTo, recordStart, screeningOf } from './screening.ts';
import { loadForDecision, type ReferralRecord } from './store.ts';

/**
 * Accepts a referral (T6): the person, the case, its legal basis, the case manager and the answer to the sender come about together or not at
 * all. Refuses what `moveReferral`, `registerPerson` and `openCase` refuse; `access.not-allowed` for going beyond a limit without being a supervisor;
 * `record.not-found` for a person the actor may not see, unless the sender sent that very record along.
 */
export async function acceptReferral(tx: Tx, platform: Platform, id: string, acceptance: Acceptance): Promise<void> {
  requireAllowed(mayOverrideLimit(tx.actor.roles, acceptance.overrideReason));
  const referral = await loadForDecision(tx, id);
  const workerId = tx.actor.userId ?? '';
  const before = await screeningOf(tx, id);
  const moved = orThrow(moveReferral({ status: referral.status, workerId: before?.workerId ?? null }, { type: 'accept', workerId }));

  const { personId, isKnown } = await personOf(tx, platform, referral, acceptance);
  await openCase(tx, platform, {
    id: acceptance.caseId as never,
    personId,
    organizationId: referral.organizationId,
    programId: acceptance.programId,
    ...(acceptance.model ? { model: acceptance.model } : {}),
    caseManagerId: acceptance.caseManagerId,
    acuity: acceptance.acuity,
    referralId: referral.id,
    eligibility: acceptance.eligibility,
    consent: acceptance.consent,
    overrideReason: acceptance.overrideReason,
  });
  if (isKnown) await addWhatIsNew(tx, personId, referral.told);

  const way = answerWay(referral, acceptance.informedBy);
  await keepScreening(tx, referral, {
    workerId: moved.workerId,
    eligibility: acceptance.eligibility,
    identityCheck: acceptance.identityCheck,
    safetyScreen: acceptance.safety.result,
    targetGroupMet: true,
    becamePersonId: personId,
    becameCaseId: acceptance.caseId,
    decidedBy: tx.actor.userId,
    decidedAt: tx.now.toString(),
  });
  if (moved.startsScreening) await recordStart(tx, referral, workerId);
  await moveTo(tx, referral, moved.status, { answer: acceptance.answer, informedBy: way, informedAt: way && tx.now.toString() });
  await sendAnswer(tx, platform, referral, { kind: 'accepted', way });
  await recordAcceptance(tx, referral, { caseId: acceptance.caseId, personId, isKnown, way });
  if (acceptance.safety.result === 'danger') {
    const on = { caseId: acceptance.caseId, personId, organizationId: referral.organizationId, subjectId: id };
    record(tx, dangerNoted, on, { referralId: id, number: referral.number, note: acceptance.safety.note });
  }
}

/** The person the case is about: registered now from what was told, or one known already. */
async function personOf(tx: Tx, platform: Platform, { told, sentPersonId }: ReferralRecord, { person }: Acceptance) {
  if (person.kind === 'new') {
    const { address, contactPoints, ...fields } = told;
    // The referral keeps its own copy, so that what was sent stays as it was sent.
    await registerPerson(tx, platform, {
      ...fields,
      id: person.personId as never,
      contactPoints: contactPoints.map((point) => ({ ...point, id: newId() })),
      addresses: address ? [{ id: newId(), address }] : [],
    });
    return { personId: person.personId, isKnown: false };
  }
  const isSeen = (await loadPersonName(tx, person.personId)) !== undefined;
  if (!isSeen && person.personId !== sentPersonId) throw new Refused({ code: 'record.not-found' });
  // Work goes on with one record of the person, whichever was chosen.
  return { personId: await leadingRecord(tx, person.personId), isKnown: true };
}

/** Ways to be reached, and above all ways not to be, that the sender told and nobody knew yet. What is known already is not changed by hearsay. */
async function addWhatIsNew(tx: Tx, personId: string, told: ToldPerson): Promise<void> {
  const known = await listContactPoints(tx, personId);
  const fresh = told.contactPoints.filter(
    (point) => !known.some((one) => one.kind === point.kind && one.value === point.value && (one.doNotUse || !point.doNotUse)),
  );
  for (const point of fresh) await addContactPoint(tx, personId, { ...point, id: newId() });
}

async function recordAcceptance(
  tx: Tx,
  referral: ReferralRecord,
  of: { caseId: string; personId: string; isKnown: boolean; way: ReturnType<typeof answerWay> },
): Promise<void> {
  const { id, number, source, senderOrganizationId, receivedAt } = referral;
  const sender = senderOrganizationId === null ? null : (await organizationNames(tx, [senderOrganizationId])).get(senderOrganizationId);
  record(
    tx,
    referralAccepted,
    { caseId: of.caseId, personId: of.personId, organizationId: referral.organizationId, subjectId: id },
    { referralId: id, number, source, senderOrganization: sender ?? null, receivedAt, personKnown: of.isKnown, informedBy: of.way },
  );
}
