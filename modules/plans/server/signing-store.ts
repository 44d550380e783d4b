import { sql } from 'kysely';
import { newId, orThrow, Refused } from '#kernel';
import { type CaseRow, loadCaseForWork, loadCaseSettings, stepsOf, transition } from '#modules/cases/server/index.ts';
import { loadDocument, requireValid } from '#modules/documents/server/index.ts';
import { createOnce, json, type Platform, record, type Tx } from '#platform';
import { type AskedParty, type NewApproval, type NewSignature, Party, type PlanStatus, SignatureMode } from '../model.ts';
import { mayGiveWord, partyRoles } from '../policy.ts';
import { type GivenWord, giveWord, outstanding, type SigningState, sendBack, submit, withdraw } from '../rules.ts';
import { loadContent, requireWholeSight, sealContent } from './content.ts';
import { planApproved, planRefused, planReturned, planSigned, planSubmitted, planWithdrawn } from './events.ts';
import { listPlanRows, loadPlan, type PlanRow, subjectOf } from './store.ts';

/**
 * Hands a draft over for signing: keeps its text word for word and asks everybody the programme names. `sha256` is the text the submitter read. Refuses
 * `plan.incomplete` with everything that is missing, `plan.changed-meanwhile`, `plan.partly-hidden`, `plan.case-elsewhere`, `plan.receiver-cannot-see`,
 * `plan.conference-missing`.
 */
export async function submitPlan(
  tx: Tx,
  platform: Platform,
  planId: string,
  submission: { sha256: string; askedOf: readonly AskedParty[] },
): Promise<void> {
  const { plan, of } = await loadForSigning(tx, planId);
  const { planApprovals } = await loadCaseSettings(tx, of.id);
  const asked = planApprovals.map(
    (party): AskedParty => submission.askedOf.find((one) => one.party === party) ?? { party, organizationId: null, userId: null },
  );
  for (const party of asked) await requireReceiver(tx, of, party);
  await requireWholeSight(tx, planId);
  const content = await loadContent(tx, plan);
  const status = orThrow(submit({ ...plan, asked, given: [] }, content, tx.today));
  if (of.state !== 'planning') throw new Refused({ code: 'plan.case-elsewhere', state: of.state });
  await requireConference(tx, platform, of.id);
  const sealed = sealContent(content);
  if (sealed.sha256 !== submission.sha256) throw new Refused({ code: 'plan.changed-meanwhile' });
  const copyId = newId();
  const categories = [...new Set(['social', ...content.goals.map((goal) => goal.category)])];
  await tx.db
    .insertInto('planCopies')
    .values({ id: copyId, planId, caseId: of.id, categories, ...sealed })
    .execute();
  record(tx, planSubmitted, subjectOf(of), { planId, number: plan.number, sha256: sealed.sha256, count: content.goals.length });
  await tx.db
    .updateTable('plans')
    .set({
      copyId,
      asked: json(asked),
      submittedAt: tx.now.toString(),
      submittedBy: tx.actor.userId,
      returnedAt: null,
      returnedBy: null,
      returnReason: null,
    })
    .where('id', '=', planId)
    .execute();
  await moveTo(tx, platform, { ...plan, copyId }, of, status);
}

/** The client's or custodians' word, given in person. Refuses as {@link giveWord}, `plan.document-elsewhere`, `plan.signed-in-future`. */
export async function signInPerson(tx: Tx, platform: Platform, planId: string, signature: NewSignature): Promise<void> {
  const { plan, of } = await loadForSigning(tx, planId);
  await createOnce(tx, { kind: 'plan-signature', id: signature.id, body: { planId, signature } }, async () => {
    const { mode, party, byRepresentative, signerName, authority } = signature;
    if (mode === 'paper') await requirePaper(tx, of, signature);
    const status = await decideWord(tx, plan, signature);
    await keepWord(tx, plan, {
      id: signature.id,
      party,
      mode,
      byRepresentative,
      signerName,
      authority,
      sha256: signature.sha256,
      signedOn: mode === 'paper' ? signature.signedOn : tx.today,
      strokes: mode === 'drawn' ? json(signature.strokes) : null,
      documentId: mode === 'paper' ? signature.documentId : null,
      reason: mode === 'refused' ? signature.reason : '',
    });
    const event = mode === 'refused' ? planRefused : planSigned;
    record(tx, event, subjectOf(of), { planId, number: plan.number, party, mode, byRepresentative, sha256: signature.sha256 });
    await moveTo(tx, platform, plan, of, status, party === 'client' ? { signedOn: mode === 'paper' ? signature.signedOn : tx.today } : {});
  });
}

/** A professional's approval. Refuses as {@link giveWord}, `plan.not-yours-to-sign`, `plan.partly-hidden`. */
export async function approvePlan(tx: Tx, platform: Platform, planId: string, approval: NewApproval): Promise<void> {
  const { plan, of } = await loadForSigning(tx, planId);
  await createOnce(tx, { kind: 'plan-approval', id: approval.id, body: { planId, approval } }, async () => {
    const { id, party, sha256 } = approval;
    const asked = plan.asked.find((one) => one.party === party);
    if (asked && !mayGiveWord(tx.actor, asked, of.organizationId)) throw new Refused({ code: 'plan.not-yours-to-sign' });
    await requireWholeSight(tx, planId);
    const status = await decideWord(tx, plan, { party, mode: 'session', sha256 });
    await keepWord(tx, plan, { id, party, mode: 'session', signerUserId: tx.actor.userId, sha256, signedOn: tx.today });
    record(tx, planApproved, subjectOf(of), { planId, number: plan.number, party, mode: 'session', byRepresentative: false, sha256 });
    await moveTo(tx, platform, plan, of, status);
  });
}

/** Somebody who was asked, or who works on the case, sends the plan back with what has to change. Refuses `plan.wrong-status`, `plan.not-yours-to-sign`. */
export async function returnPlan(tx: Tx, planId: string, back: { reason: string; isOwnCase: boolean }): Promise<void> {
  const { plan, of } = await loadForSigning(tx, planId);
  const status = orThrow(sendBack(plan));
  const open = outstanding({ asked: plan.asked, given: await loadGiven(tx, plan) });
  if (!back.isOwnCase && !open.some((asked) => mayGiveWord(tx.actor, asked, of.organizationId)))
    throw new Refused({ code: 'plan.not-yours-to-sign' });
  await tx.db
    .updateTable('plans')
    .set({ status, returnReason: back.reason, returnedAt: tx.now.toString(), returnedBy: tx.actor.userId, signedOn: null })
    .where('id', '=', planId)
    .execute();
  record(tx, planReturned, subjectOf(of), { planId, number: plan.number });
}

/**
 * Sets a version aside that is not needed; what is in force stays, and a case that went back to planning for it goes on. Refuses `plan.wrong-status`.
 */
export async function withdrawPlan(tx: Tx, platform: Platform, planId: string, reason: string): Promise<void> {
  const { plan, of } = await loadForSigning(tx, planId);
  const status = orThrow(withdraw(plan));
  await tx.db.updateTable('plans').set({ status, withdrawalReason: reason, endedOn: tx.today }).where('id', '=', planId).execute();
  record(tx, planWithdrawn, subjectOf(of), { planId, number: plan.number });
  const stillInForce = (await listPlanRows(tx, of.id)).some((version) => version.status === 'in_force');
  if (of.state === 'planning' && stillInForce) await transition(tx, platform, of.id, 'approve_plan', {});
}

/** The words given for the text as it was last submitted. */
export async function loadGiven(tx: Tx, plan: Pick<PlanRow, 'copyId'>): Promise<GivenWord[]> {
  if (plan.copyId === null) return [];
  const rows = await tx.db.selectFrom('planSignatures').select(['party', 'mode']).where('copyId', '=', plan.copyId).execute();
  return rows.map(({ party, mode }) => ({ party: Party.parse(party), mode: SignatureMode.parse(mode) }));
}

/** Held until the transaction ends, so that two signatures are given one after the other. */
async function loadForSigning(tx: Tx, planId: string): Promise<{ plan: PlanRow; of: CaseRow }> {
  const plan = await loadPlan(tx, planId, 'update');
  return { plan, of: await loadCaseForWork(tx, plan.caseId, 'update') };
}

/** Where several professionals decide together, they met before anybody is asked to sign: afterwards nobody could (T8). */
async function requireConference(tx: Tx, platform: Platform, caseId: string): Promise<void> {
  const { steps } = await stepsOf(tx, platform, caseId);
  const unmet = steps.find(({ transition: { event } }) => event === 'approve_plan')?.unmet ?? [];
  if (unmet.some(({ guard }) => guard === 'conference_held')) throw new Refused({ code: 'plan.conference-missing' });
}

async function decideWord(tx: Tx, plan: PlanRow, word: GivenWord & { sha256: string }): Promise<PlanStatus> {
  const state: SigningState = { ...plan, given: await loadGiven(tx, plan) };
  const status = orThrow(giveWord(state, { ...word, userId: tx.actor.userId }));
  const copy = await tx.db
    .selectFrom('planCopies')
    .select('sha256')
    .where('id', '=', plan.copyId ?? '')
    .executeTakeFirst();
  if (!copy) throw new Refused({ code: 'plan.partly-hidden' });
  if (copy.sha256 !== word.sha256) throw new Refused({ code: 'plan.changed-meanwhile' });
  return status;
}

interface KeptWord {
  readonly id: string;
  readonly party: string;
  readonly mode: string;
  readonly sha256: string;
  readonly signedOn: string;
  readonly signerUserId?: string | null;
  readonly byRepresentative?: boolean;
  readonly signerName?: string;
  readonly authority?: string;
  readonly strokes?: unknown;
  readonly documentId?: string | null;
  readonly reason?: string;
}

async function keepWord(tx: Tx, plan: PlanRow, word: KeptWord): Promise<void> {
  await tx.db
    .insertInto('planSignatures')
    .values({ ...word, planId: plan.id, copyId: plan.copyId ?? '', caseId: plan.caseId, category: 'social' })
    .execute();
}

/** A version that is in force takes the place of the one before, and the case goes on to its active stage (T8). */
async function moveTo(
  tx: Tx,
  platform: Platform,
  plan: PlanRow,
  of: CaseRow,
  status: PlanStatus,
  change: { signedOn?: string } = {},
): Promise<void> {
  if (status === 'in_force') {
    await tx.db
      .updateTable('plans')
      .set({ status: 'superseded', endedOn: tx.today })
      .where('caseId', '=', of.id)
      .where('status', '=', 'in_force')
      .execute();
  }
  await tx.db
    .updateTable('plans')
    .set({ ...change, status, ...(status === 'in_force' ? { inForceOn: tx.today } : {}) })
    .where('id', '=', plan.id)
    .execute();
  if (status === 'in_force') await transition(tx, platform, of.id, 'approve_plan', {});
}

async function requirePaper(tx: Tx, of: CaseRow, { documentId, signedOn }: { documentId: string; signedOn: string }): Promise<void> {
  const document = await loadDocument(tx, documentId);
  requireValid(document);
  if (document.caseId !== of.id) throw new Refused({ code: 'plan.document-elsewhere' });
  if (signedOn > tx.today) throw new Refused({ code: 'plan.signed-in-future' });
}

/** Whoever is asked by name has to be somebody with the role who sees the case: else the plan would wait for ever. */
async function requireReceiver(tx: Tx, of: CaseRow, { party, organizationId, userId }: AskedParty): Promise<void> {
  if (organizationId === null && userId === null) return;
  const { rows } = await sql<{ fits: boolean }>`SELECT EXISTS (
    SELECT FROM access_to_case(${of.id}) a JOIN memberships m ON m.network_id = a.network_id
      AND m.role = ANY (${[...partyRoles[party]]}::text[])
      AND (a.grantee_id = m.user_id OR (a.grantee_id = m.organization_id AND (a.role IS NULL OR a.role = m.role)))
    WHERE (${userId}::uuid IS NULL OR m.user_id = ${userId}) AND (${organizationId}::uuid IS NULL OR m.organization_id = ${organizationId})
  ) AS fits`.execute(tx.db);
  if (!rows[0]?.fits) throw new Refused({ code: 'plan.receiver-cannot-see', party });
}
