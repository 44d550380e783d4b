import { Acuity, newId, orThrow, Refused, weightedCaseload } from '#kernel';
import { loadPlace } from '#modules/organizations/server/index.ts';
import { leadingRecord } from '#modules/people/server/index.ts';
import { json, type Platform, record, type Tx, write } from '#platform';
import { type CaseModel, CaseState, CaseStateDetail, hasEnded, NewCase, type NewCaseInput } from '../model.ts';
import { CaseFacts } from '../model-facts.ts';
import type { ProgramSettings } from '../model-program.ts';
import { decide } from '../rules.ts';
import { effectsOf } from '../rules-effects.ts';
import type { OpeningFacts } from '../rules-guards.ts';
import { loadOf } from './caseload.ts';
import { clockOf } from './clock.ts';
import { caseAssigned, limitOverridden, memberAdded, stepEvents } from './events.ts';
import { loadProgram } from './programs.ts';
import { type Colleague, loadColleague, takeCaseNumber } from './store.ts';

export interface OpenedCase {
  readonly id: string;
  readonly number: string;
}

/**
 * Opens a case (T6), on the record with which work goes on when the person has two, and after the case that ended here before, with everything that must exist from its first minute: its number, the consent or legal basis it stands on, and its
 * manager as point person. Refuses `case.transition-blocked` with every guard that does not hold, `case.already-open`, `case.program-elsewhere`
 * and `case.manager-elsewhere`.
 */
export async function openCase(tx: Tx, _platform: Platform, input: NewCaseInput): Promise<OpenedCase> {
  const wanted = await asItBegins(tx, NewCase.parse(input));
  const program = await loadProgram(tx, wanted.programId, wanted.model);
  if (program.organizationId !== wanted.organizationId || !program.active) throw new Refused({ code: 'case.program-elsewhere' });
  const manager = wanted.caseManagerId ? await loadColleague(tx, wanted.caseManagerId, wanted.organizationId) : null;
  if (manager === undefined) throw new Refused({ code: 'case.manager-elsewhere' });

  const model = wanted.model ?? program.model;
  const clock = clockOf(tx, await loadPlace(tx, wanted.organizationId));
  const load = await loadAfter(tx, wanted, program.settings);
  const subject = subjectToOpen(wanted, model, program.settings, load);
  const step = orThrow(decide(subject, CaseFacts.parse({}), { type: 'open_case' }, clock));
  const { state, stateSince, stateDetail } = effectsOf(step, subject, tx.actor.userId ?? '', clock);

  const number = await takeCaseNumber(tx);
  await write(
    tx,
    tx.db.insertInto('cases').values({
      id: wanted.id,
      number,
      personId: wanted.personId,
      organizationId: wanted.organizationId,
      programId: wanted.programId,
      model,
      state: state ?? 'assessment',
      stateDetail: json({ ...stateDetail, passed: {} }),
      ...(stateSince ? { stateSince } : {}),
      caseManagerId: wanted.caseManagerId,
      acuity: wanted.acuity,
      referralId: wanted.referralId,
      earlierCaseId: wanted.earlierCaseId,
      openedOn: clock.today,
      episodeOpenedOn: clock.today,
    }),
  );
  const on = { caseId: wanted.id, personId: wanted.personId, organizationId: wanted.organizationId };
  record(tx, stepEvents.open_case, on, { from: 'screening', to: 'assessment', reason: null, until: null });
  await recordLegalBasis(tx, wanted);
  if (manager) await appointManager(tx, manager, on);
  if (load && load.after > load.limit) record(tx, limitOverridden, on, load);
  return { id: wanted.id, number };
}

/** Whose record it is, and which case of theirs came before it in this house. Refuses `case.already-open` for a second one in the same programme. */
async function asItBegins(tx: Tx, wanted: NewCase): Promise<NewCase> {
  const personId = await leadingRecord(tx, wanted.personId);
  const theirs = await tx.db
    .selectFrom('cases')
    .select(['id', 'number', 'personId', 'organizationId', 'programId', 'state'])
    .where('personId', 'in', [personId, wanted.personId])
    .orderBy('closedOn', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const open = theirs.find(
    (one) => one.personId === personId && one.programId === wanted.programId && !hasEnded(CaseState.parse(one.state)),
  );
  if (open) throw new Refused({ code: 'case.already-open', caseId: open.id, number: open.number });
  const earlier = theirs.find(({ organizationId, state }) => organizationId === wanted.organizationId && state === 'closed');
  return { ...wanted, personId, earlierCaseId: wanted.earlierCaseId ?? earlier?.id ?? null };
}

async function loadAfter(tx: Tx, wanted: NewCase, settings: ProgramSettings): Promise<OpeningFacts['load']> {
  const limit = settings.caseloadLimits.hard;
  if (!wanted.caseManagerId || limit === null) return null;
  const { weighted } = await loadOf(tx, wanted.caseManagerId);
  const added = weightedCaseload([{ state: 'assessment', acuity: Acuity.parse(wanted.acuity) }], settings.caseloadWeights);
  return { after: weighted + added, limit };
}

/** Intake keeps the request until it is accepted, so a case begins where screening ended. */
function subjectToOpen(wanted: NewCase, model: CaseModel, settings: ProgramSettings, load: OpeningFacts['load']) {
  return {
    state: 'screening' as const,
    detail: CaseStateDetail.parse({}),
    model,
    closedOn: null,
    settings,
    opening: { eligibility: wanted.eligibility, consent: wanted.consent, overrideReason: wanted.overrideReason, load },
  };
}

/** The first consent is written by the opening itself: no case exists without what it stands on. Later ones belong to the consents area. */
async function recordLegalBasis(tx: Tx, { id: caseId, personId, consent }: NewCase): Promise<void> {
  if (!consent) return;
  const { id, legalForm, signedOn, statement, noticeGiven } = consent;
  await write(
    tx,
    tx.db.insertInto('consents').values({
      id,
      caseId,
      personId,
      type: 'case_management',
      legalForm,
      signedOn,
      statement,
      noticeGiven,
      purposes: ['care_coordination'],
      startsAt: tx.now.toString(),
    }),
  );
}

async function appointManager(
  tx: Tx,
  { userId, name }: Colleague,
  on: { caseId: string; personId: string; organizationId: string },
): Promise<void> {
  const memberId = newId();
  await write(
    tx,
    tx.db
      .insertInto('careTeamMembers')
      .values({ id: memberId, caseId: on.caseId, userId, role: 'case_manager', isPointPerson: true, memberFrom: tx.today }),
  );
  record(tx, caseAssigned, on, { userId, name, fromName: null, reason: null });
  record(tx, memberAdded, on, { memberId, name, role: 'case_manager' });
}
