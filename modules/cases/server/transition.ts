import { sql } from 'kysely';
import { newId, orThrow, Refused } from '#kernel';
import { loadPlace } from '#modules/organizations/server/index.ts';
import { checkDeath, recordDeath } from '#modules/people/server/index.ts';
import { json, type Platform, record, type Tx } from '#platform';
import { CaseEvent, type CaseEventInput, type CaseEventType } from '../model-events.ts';
import { CaseFacts } from '../model-facts.ts';
import { type CaseStep, coSign, decide, type PossibleStep, possibleSteps } from '../rules.ts';
import { type CaseChanges, effectsOf } from '../rules-effects.ts';
import type { CaseClock, CaseSubject } from '../rules-guards.ts';
import { clockOf } from './clock.ts';
import { signatureRefused, signatureRequested, stepEvents } from './events.ts';
import { loadProgram } from './programs.ts';
import { type CaseRow, loadCase } from './store.ts';

export type DetailOf<Type extends CaseEventType> = Omit<Extract<CaseEventInput, { type: Type }>, 'type'>;

/**
 * Lets an event happen to a case: asks every area for its facts, decides by the table of transitions, stores and journals what follows.
 * Answers the step: the case moved, or (T17, T18) a second signature is asked for. Refuses `record.not-found`, `case.transition-not-allowed`,
 * `case.transition-blocked` with every unmet guard, `case.signature-pending`.
 */
export async function transition<Type extends CaseEventType>(
  tx: Tx,
  platform: Platform,
  caseId: string,
  type: Type,
  detail: DetailOf<Type>,
): Promise<CaseStep> {
  const event = CaseEvent.parse({ type, ...detail });
  const { row, subject, facts, clock } = await loadSubject(tx, platform, caseId, 'update');
  const step = orThrow(decide(subject, facts, event, clock));
  await save(tx, row, effectsOf(step, subject, tx.actor.userId ?? '', clock), clock, step);
  return step;
}

/** The second signature under a step that asked for one, or the refusal of it. Refuses `case.nothing-to-sign`, `case.needs-second-person`. */
export async function signStep(tx: Tx, platform: Platform, caseId: string, agrees: boolean): Promise<CaseStep | undefined> {
  const { row, subject, facts, clock } = await loadSubject(tx, platform, caseId, 'update');
  const { pending } = subject.detail;
  if (!pending) throw new Refused({ code: 'case.nothing-to-sign' });
  const event = CaseEvent.parse({ type: pending.event, ...pending.detail });
  const signer = { userId: tx.actor.userId ?? '', roles: tx.actor.roles };
  if (!agrees) {
    if (!signer.roles.includes('supervisor')) throw new Refused({ code: 'case.needs-second-person' });
    await update(tx, row.id, { stateDetail: { ...subject.detail, pending: null } });
    record(tx, signatureRefused, on(row), { step: pending.event, reason: codeOf(event) });
    return undefined;
  }
  const step = orThrow(coSign(subject, facts, event, signer, clock));
  await save(tx, row, effectsOf(step, subject, signer.userId, clock), clock, step);
  return step;
}

/** Every step the case could take now and what is missing for it. */
export async function stepsOf(
  tx: Tx,
  platform: Platform,
  caseId: string,
): Promise<{ row: CaseRow; subject: CaseSubject; facts: CaseFacts; steps: PossibleStep[] }> {
  const { row, subject, facts, clock } = await loadSubject(tx, platform, caseId, 'none');
  return { row, subject, facts, steps: possibleSteps(subject, facts, clock) };
}

async function loadSubject(tx: Tx, platform: Platform, caseId: string, lock: 'none' | 'update') {
  const row = await loadCase(tx, caseId, lock);
  const { settings } = await loadProgram(tx, row.programId, row.model);
  const clock = clockOf(tx, await loadPlace(tx, row.organizationId));
  const facts = CaseFacts.parse(await platform.caseFacts(tx, caseId));
  const subject: CaseSubject = { state: row.state, detail: row.stateDetail, model: row.model, closedOn: row.closedOn, settings };
  return { row, subject, facts, clock };
}

async function save(tx: Tx, row: CaseRow, changes: CaseChanges, clock: CaseClock, step: CaseStep): Promise<void> {
  await update(tx, row.id, changes);
  const death = deathIn(step.event);
  if (step.kind === 'signature-requested') {
    if (death) await checkDeath(tx, row.personId, death.deceasedOn);
    record(tx, signatureRequested, on(row), { step: step.event.type, reason: codeOf(step.event) });
    return;
  }
  if (death) await recordDeath(tx, row.personId, death.deceasedOn);
  if (step.to === 'closed') await keepClosure(tx, row, step.event, clock, changes.closureReason ?? 'other');
  record(tx, stepEvents[step.event.type], on(row), {
    from: step.from,
    to: step.to,
    reason: codeOf(step.event),
    until: step.event.type === 'hold' ? step.event.until : null,
  });
}

/** The death a case is closed for. */
function deathIn(event: CaseEvent) {
  return event.type === 'administrative_close' && event.reason === 'deceased' ? event : undefined;
}

async function update(tx: Tx, caseId: string, { stateDetail, ...columns }: CaseChanges): Promise<void> {
  await tx.db
    .updateTable('cases')
    .set({
      ...columns,
      stateDetail: json(stateDetail),
      ...(columns.episodeOpenedOn ? { episodeNumber: sql<number>`episode_number + 1` } : {}),
    })
    .where('id', '=', caseId)
    .execute();
}

async function keepClosure(tx: Tx, row: CaseRow, event: CaseEvent, clock: CaseClock, reason: string): Promise<void> {
  const told =
    event.type === 'close' ? event.closure : { summary: event.type === 'administrative_close' ? event.note : '', clientInformedOn: null };
  await tx.db
    .insertInto('caseClosures')
    .values({
      id: newId(),
      caseId: row.id,
      episodeNumber: row.episodeNumber,
      reason,
      closedOn: clock.today,
      signedBy: event.type === 'administrative_close' ? tx.actor.userId : null,
      ...told,
    })
    .execute();
}

/** Reasons that are codes go into the journal; what people wrote stays in the case. */
function codeOf(event: CaseEvent): string | null {
  switch (event.type) {
    case 'decline':
    case 'remove_from_waitlist':
    case 'hold':
    case 'start_closing':
    case 'administrative_close':
      return event.reason;
    case 'reassess':
      return event.because;
    default:
      return null;
  }
}

function on(row: CaseRow) {
  return { caseId: row.id, personId: row.personId, organizationId: row.organizationId };
}
