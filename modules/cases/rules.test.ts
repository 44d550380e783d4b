import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { day } from '#kernel';
import { type CaseState, CaseStateDetail, caseStates } from './model.ts';
import { programSettings } from './model-defaults.ts';
import { CaseEvent, type CaseEventType } from './model-events.ts';
import { CaseFacts } from './model-facts.ts';
import { coSign, decide, possibleSteps } from './rules.ts';
import { effectsOf } from './rules-effects.ts';
import type { CaseSubject, GuardId } from './rules-guards.ts';
import { type Transition, transitionOf, transitions } from './rules-transitions.ts';
import { aCase, aClock, anEvent, everythingDone } from './testing.ts';

const events = Object.keys(anEvent) as CaseEventType[];
const requester = '019cb000-0000-7000-8000-00000000000a';
const supervisor = { userId: '019cb000-0000-7000-8000-00000000000b', roles: ['supervisor'] } as const;

/** The case after an event, or the refusal's code; a requested step is signed by a supervisor at once. */
function after(subject: CaseSubject, event: CaseEvent, facts = everythingDone()): CaseSubject | string {
  let decided = decide(subject, facts, event, aClock);
  let at = subject;
  if (decided.ok && decided.value.kind === 'signature-requested') {
    at = { ...subject, detail: effectsOf(decided.value, subject, requester, aClock).stateDetail };
    decided = coSign(at, facts, event, supervisor, aClock);
  }
  if (!decided.ok) return decided.refusal.code;
  const effects = effectsOf(decided.value, at, supervisor.userId, aClock);
  return { ...at, state: effects.state ?? at.state, detail: effects.stateDetail, closedOn: effects.closedOn ?? null };
}

function unmetOf(subject: CaseSubject, event: CaseEvent, facts: CaseFacts): string[] {
  const decided = decide(subject, facts, event, aClock);
  assert.ok(!decided.ok && decided.refusal.code === 'case.transition-blocked', decided.ok ? 'accepted' : decided.refusal.code);
  return decided.refusal.unmet.map((missing) => missing.guard);
}

describe('the table of transitions', () => {
  it('has T1 to T18 once each, and every event once', () => {
    assert.deepEqual(
      transitions.map((step) => step.id),
      Array.from({ length: 18 }, (_, index) => `T${index + 1}`),
    );
    assert.deepEqual(transitions.map((step) => step.event).toSorted(), events.toSorted());
  });

  for (const step of transitions as readonly Transition[]) {
    for (const from of step.from) {
      it(`${step.id}: ${from} goes to ${step.to} by ${step.event} when everything is there`, () => {
        const result = after(aCase(from), anEvent[step.event]);
        assert.ok(typeof result !== 'string', String(result));
        assert.equal(result.state, step.to === 'previous' ? 'active' : step.to);
      });
    }
  }

  it('refuses every event it does not list, in every state', () => {
    for (const state of [...caseStates, 'none'] as const)
      for (const event of events) {
        const listed = (transitions as readonly Transition[]).some((step) => step.event === event && step.from.includes(state));
        const decided = decide(aCase(state), everythingDone(), anEvent[event], aClock);
        assert.equal(decided.ok, listed, `${state} ${event}`);
        if (!decided.ok) assert.deepEqual(decided.refusal, { code: 'case.transition-not-allowed', state, event });
      }
  });
});

describe('no sequence of events', () => {
  const anySequence = fc.array(fc.constantFrom(...events), { minLength: 1, maxLength: 40 });

  it('reaches a state the table does not lead to', () => {
    fc.assert(
      fc.property(anySequence, fc.boolean(), (sequence, done) => {
        let subject = aCase('none');
        for (const type of sequence) {
          const result = after(subject, anEvent[type], done ? everythingDone() : CaseFacts.parse({}));
          if (typeof result === 'string') continue;
          const step = transitionOf(subject.state, type);
          assert.ok(step, `${subject.state} ${type}`);
          const allowed = step.to === 'previous' ? subject.detail.previousState : step.to;
          assert.equal(result.state, allowed);
          subject = result;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves a case on hold anywhere but where its rest began, or in closing, closed or void', () => {
    fc.assert(
      fc.property(fc.constantFrom<CaseState>('assessment', 'planning', 'active'), anySequence, (from, sequence) => {
        const resting = after(aCase(from), anEvent.hold);
        assert.ok(typeof resting !== 'string');
        let subject: CaseSubject = resting;
        for (const type of sequence) {
          const result = after(subject, anEvent[type]);
          if (typeof result === 'string' || result.state === 'on_hold') continue;
          assert.ok([from, 'closing', 'closed', 'entered_in_error'].includes(result.state), `${from} → ${result.state}`);
          assert.ok(result.state !== from || type === 'resume');
          subject = result;
          break;
        }
      }),
    );
  });

  it('opens a case that was declared an error', () => {
    for (const type of events) assert.equal(after(aCase('entered_in_error'), anEvent[type]), 'case.transition-not-allowed');
  });
});

describe('a step is refused with everything that is missing', () => {
  const nothing = CaseFacts.parse({});

  it('every guard of the table, alone: the step is blocked by it and by nothing else', () => {
    const limited = programSettings('clinical', { outcomeInstruments: ['phq-9'] });
    const done = everythingDone();
    const opening = aCase('screening').opening;
    assert.ok(opening?.consent);
    const plans = (over: Partial<CaseFacts['plans']>) => everythingDone({ plans: { ...done.plans, ...over } });
    const assessments = (over: Partial<CaseFacts['assessments']>) => everythingDone({ assessments: { ...done.assessments, ...over } });
    const blocked: Record<GuardId, [CaseSubject, CaseEvent, CaseFacts]> = {
      sender_informed: [aCase('referred'), { ...anEvent.decline, senderInformed: false }, done],
      target_group_met: [aCase('screening'), { ...anEvent.waitlist, targetGroupMet: false }, done],
      no_capacity: [aCase('screening'), { ...anEvent.waitlist, hasCapacity: true }, done],
      eligibility_settled: [aCase('screening', { opening: { ...opening, eligibility: null } }), anEvent.open_case, done],
      manager_has_capacity: [aCase('screening', { opening: { ...opening, load: { after: 21, limit: 20 } } }), anEvent.open_case, done],
      consent_recorded: [aCase('screening', { opening: { ...opening, consent: null } }), anEvent.open_case, done],
      notice_given: [
        aCase('screening', { opening: { ...opening, consent: { ...opening.consent, noticeGiven: false } } }),
        anEvent.open_case,
        done,
      ],
      instruments_completed: [aCase('assessment'), anEvent.complete_assessment, assessments({ completedInstruments: [] })],
      needs_stated: [aCase('assessment'), anEvent.complete_assessment, assessments({ needs: 0 })],
      strengths_named: [aCase('assessment', { model: 'strengths' }), anEvent.complete_assessment, assessments({ strengths: 0 })],
      plan_has_goals: [aCase('planning'), anEvent.approve_plan, plans({ goals: 0 })],
      goals_have_interventions: [aCase('planning'), anEvent.approve_plan, plans({ goalsWithoutIntervention: 1 })],
      review_date_set: [aCase('planning'), anEvent.approve_plan, plans({ reviewOn: null })],
      conference_held: [
        aCase('planning', { settings: programSettings('clinical', { requiresConference: true }) }),
        anEvent.approve_plan,
        done,
      ],
      approvals_complete: [aCase('planning'), anEvent.approve_plan, plans({ approvalsComplete: false })],
      review_due_or_changed: [aCase('active'), anEvent.reassess, plans({ reviewOn: day('2026-05-01') })],
      hold_within_maximum: [aCase('active'), { ...anEvent.hold, until: day('2027-01-01') }, done],
      team_informed: [aCase('active'), { ...anEvent.hold, teamInformed: false }, done],
      nothing_left_open: [aCase('closing'), anEvent.close, everythingDone({ calendar: { nextAppointment: null, openAppointments: 1 } })],
      goals_have_outcome: [aCase('closing'), anEvent.close, plans({ goalsWithoutFinalStatus: 1 })],
      outcome_measured: [aCase('closing', { settings: limited }), anEvent.close, done],
      within_reopening_window: [aCase('closed', { closedOn: day('2025-11-01') }), anEvent.reopen, done],
      consent_valid: [
        aCase('closed'),
        anEvent.reopen,
        everythingDone({ consents: { caseManagement: false, releases: 0, nextExpiry: null } }),
      ],
      tried_enough: [
        aCase('active'),
        { ...anEvent.administrative_close, reason: 'unreachable' },
        everythingDone({ contacts: { lastReachedAt: null, attempts: [], count: 0, lastMeetingAt: null } }),
      ],
      death_confirmed: [aCase('active'), { ...anEvent.administrative_close, reason: 'deceased' }, done],
      no_services_billed: [aCase('active'), anEvent.void, everythingDone({ coverage: { billedServices: 1 } })],
    };
    for (const [guard, [subject, event, facts]] of Object.entries(blocked)) {
      // Without a consent there is nobody whom the notice was given to.
      const also = guard === 'consent_recorded' ? ['notice_given'] : [];
      assert.deepEqual(unmetOf(subject, event, facts), [guard, ...also]);
    }
    const listed = new Set((transitions as readonly Transition[]).flatMap((step) => step.guards));
    assert.deepEqual(Object.keys(blocked).toSorted(), [...listed].toSorted());
  });

  it('T6: without eligibility, consent, notice, or room at the manager', () => {
    const opening = { eligibility: null, consent: null, overrideReason: null, load: { after: 21, limit: 20 } };
    assert.deepEqual(unmetOf(aCase('screening', { opening }), anEvent.open_case, nothing), [
      'eligibility_settled',
      'manager_has_capacity',
      'consent_recorded',
      'notice_given',
    ]);
  });

  it('T6: a supervisor may give a full worker one more case with a reason; a programme may insist on eligibility', () => {
    const base = aCase('screening').opening;
    assert.ok(base);
    const full = { ...base, load: { after: 21, limit: 20 }, overrideReason: 'returns from leave on Monday' };
    assert.ok(typeof after(aCase('screening', { opening: full }), anEvent.open_case, nothing) !== 'string');
    assert.deepEqual(unmetOf(aCase('screening', { model: 'targeted' }), anEvent.open_case, nothing), ['eligibility_settled']);
  });

  it('T7: without the required instruments, a need, and for the strengths model a strength', () => {
    assert.deepEqual(unmetOf(aCase('assessment', { model: 'strengths' }), anEvent.complete_assessment, nothing), [
      'instruments_completed',
      'needs_stated',
      'strengths_named',
    ]);
    assert.deepEqual(unmetOf(aCase('assessment'), anEvent.complete_assessment, nothing), ['instruments_completed', 'needs_stated']);
  });

  it('T7: the statement that there is no need is enough', () => {
    const facts = everythingDone();
    const noNeed = { ...facts, assessments: { ...facts.assessments, needs: 0, noNeedStated: true } };
    assert.ok(typeof after(aCase('assessment'), anEvent.complete_assessment, noNeed) !== 'string');
  });

  it('T8: without goal, interventions, review date or approvals', () => {
    const plans = { ...nothing.plans, goals: 0, goalsWithoutIntervention: 1 };
    assert.deepEqual(unmetOf(aCase('planning'), anEvent.approve_plan, { ...nothing, plans }), [
      'plan_has_goals',
      'goals_have_interventions',
      'review_date_set',
      'approvals_complete',
    ]);
  });

  it('T8: where several professionals decide together, not before they met, and for each version anew', () => {
    const together = aCase('planning', { settings: programSettings('clinical', { requiresConference: true }) });
    const met = (lastMeetingAt: string | null, previousInForceOn: string | null) => {
      const { contacts, plans } = everythingDone();
      return CaseFacts.parse({ ...everythingDone(), contacts: { ...contacts, lastMeetingAt }, plans: { ...plans, previousInForceOn } });
    };
    // Half past one in London is still the evening before in New York.
    const [evening, before, sameDay] = ['2026-02-25T01:30:00Z', '2026-02-23', '2026-02-24'];
    assert.deepEqual(unmetOf(together, anEvent.approve_plan, met(null, null)), ['conference_held']);
    assert.ok(typeof after(together, anEvent.approve_plan, met(evening, null)) !== 'string');
    assert.ok(typeof after(together, anEvent.approve_plan, met(evening, before)) !== 'string');
    assert.deepEqual(unmetOf(together, anEvent.approve_plan, met(evening, sameDay)), ['conference_held']);
    assert.ok(typeof after(aCase('planning'), anEvent.approve_plan, met(null, null)) !== 'string');
  });

  it('T10: a review that is not due yet needs a significant change', () => {
    const facts = everythingDone();
    const later = { ...facts, plans: { ...facts.plans, reviewOn: day('2026-05-01') } };
    assert.deepEqual(unmetOf(aCase('active'), anEvent.reassess, later), ['review_due_or_changed']);
    const changed = { ...anEvent.reassess, because: 'significant_change' } as const;
    assert.ok(typeof after(aCase('active'), changed, later) !== 'string');
  });

  it('T11: a rest is no longer than the programme allows, and the team knows', () => {
    const hold = (until: string, teamInformed = true) => ({ ...anEvent.hold, until: day(until), teamInformed });
    assert.ok(typeof after(aCase('active'), hold('2026-05-31')) !== 'string');
    assert.deepEqual(unmetOf(aCase('active'), hold('2026-06-01'), nothing), ['hold_within_maximum']);
    assert.deepEqual(unmetOf(aCase('active'), hold('2026-03-02', false), nothing), ['hold_within_maximum', 'team_informed']);
  });

  it('T15: with open appointments or goals without an outcome; a missing outcome measure needs a reason', () => {
    const settings = programSettings('clinical', { outcomeInstruments: ['phq-9'] });
    const facts = {
      ...nothing,
      plans: { ...nothing.plans, goalsWithoutFinalStatus: 2 },
      calendar: { nextAppointment: null, openAppointments: 1 },
    };
    assert.deepEqual(unmetOf(aCase('closing', { settings }), anEvent.close, facts), [
      'nothing_left_open',
      'goals_have_outcome',
      'outcome_measured',
    ]);
    const excused = { ...anEvent.close, closure: { ...anEvent.close.closure, missingOutcomeReason: 'moved before the last meeting' } };
    assert.ok(typeof after(aCase('closing', { settings }), excused, nothing) !== 'string');
  });

  it('T16: after the window has passed, or without a valid consent', () => {
    const last = aCase('closed', { closedOn: day('2025-12-02') });
    assert.ok(typeof after(last, anEvent.reopen) !== 'string');
    assert.deepEqual(unmetOf(aCase('closed', { closedOn: day('2025-12-01') }), anEvent.reopen, nothing), [
      'within_reopening_window',
      'consent_valid',
    ]);
  });

  it('T17: unreachable only after enough attempts on different days, in two ways, the last in writing', () => {
    const unreachable = { ...anEvent.administrative_close, reason: 'unreachable' } as const;
    const attempts = everythingDone().contacts.attempts;
    const tried = (list: typeof attempts, lastReachedAt: string | null = null) =>
      everythingDone({ contacts: { lastReachedAt: lastReachedAt as never, attempts: list, count: list.length, lastMeetingAt: null } });
    assert.ok(typeof after(aCase('active'), unreachable, tried(attempts)) !== 'string');
    const refused = [
      tried(attempts.slice(0, 2)),
      tried(attempts.map((attempt) => ({ ...attempt, mode: 'mail' }))),
      tried(attempts.map((attempt) => ({ ...attempt, at: attempts[0]?.at ?? attempt.at }))),
      tried(attempts.toReversed().map((attempt, index) => ({ ...attempt, at: attempts[index]?.at ?? attempt.at }))),
      tried(attempts, '2026-02-22T10:00:00Z'),
    ];
    for (const facts of refused) assert.deepEqual(unmetOf(aCase('active'), unreachable, facts), ['tried_enough']);
  });

  it('T17: a death closes a case only after it was confirmed; T18: nothing may have been billed', () => {
    const died = { ...anEvent.administrative_close, reason: 'deceased' } as const;
    assert.deepEqual(unmetOf(aCase('active'), died, nothing), ['death_confirmed']);
    assert.deepEqual(unmetOf(aCase('active'), anEvent.void, { ...nothing, coverage: { billedServices: 3 } }), ['no_services_billed']);
  });

  it('says so before anybody asks: what is missing for each next step', () => {
    const steps = possibleSteps(aCase('assessment'), nothing, aClock);
    assert.deepEqual(
      steps.map(({ transition, unmet }) => [transition.id, unmet.map((missing) => missing.guard)]),
      [
        ['T7', ['instruments_completed', 'needs_stated']],
        ['T11', []],
        ['T13', []],
        ['T17', []],
        ['T18', []],
      ],
    );
  });
});

describe('four eyes', () => {
  const requested = (): CaseSubject => {
    const subject = aCase('active');
    const decided = decide(subject, everythingDone(), anEvent.void, aClock);
    assert.ok(decided.ok && decided.value.kind === 'signature-requested');
    return { ...subject, detail: effectsOf(decided.value, subject, requester, aClock).stateDetail };
  };

  it('leave the case where it is until a supervisor has signed', () => {
    assert.equal(requested().state, 'active');
    const signed = coSign(requested(), everythingDone(), anEvent.void, supervisor, aClock);
    assert.ok(signed.ok && signed.value.kind === 'moved' && signed.value.to === 'entered_in_error');
  });

  it('are not those of the one who asked, nor of anybody but a supervisor', () => {
    for (const signer of [
      { userId: requester, roles: ['supervisor'] as const },
      { userId: supervisor.userId, roles: ['case_manager'] as const },
    ]) {
      const signed = coSign(requested(), everythingDone(), anEvent.void, signer, aClock);
      assert.ok(!signed.ok && signed.refusal.code === 'case.needs-second-person');
    }
  });

  it('let nothing else happen meanwhile', () => {
    const decided = decide(requested(), everythingDone(), anEvent.hold, aClock);
    assert.ok(!decided.ok && decided.refusal.code === 'case.signature-pending');
  });
});

describe('what a step leaves behind', () => {
  it('the day each stage ended, opened again when the case goes back', () => {
    const planned = after(aCase('assessment'), anEvent.complete_assessment);
    assert.ok(typeof planned !== 'string');
    assert.deepEqual(planned.detail.passed, { assessment: '2026-03-02' });
    const running = after(planned, anEvent.approve_plan);
    assert.ok(typeof running !== 'string');
    assert.deepEqual(running.detail.passed, { assessment: '2026-03-02', planning: '2026-03-02' });
    const again = after(running, { ...anEvent.reassess, because: 'significant_change' });
    assert.ok(typeof again !== 'string');
    assert.deepEqual(again.detail.passed, { active: '2026-03-02' });
  });

  it('the reason of closing becomes the closure reason; a reopened case starts an episode', () => {
    const closing = after(aCase('active'), anEvent.start_closing);
    assert.ok(typeof closing !== 'string');
    const step = decide(closing, everythingDone(), anEvent.close, aClock);
    assert.ok(step.ok);
    const effects = effectsOf(step.value, closing, requester, aClock);
    assert.deepEqual([effects.closureReason, effects.closedOn], ['goals_met', '2026-03-02']);
    const reopen = decide(aCase('closed'), everythingDone(), anEvent.reopen, aClock);
    assert.ok(reopen.ok);
    const reopened = effectsOf(reopen.value, aCase('closed'), requester, aClock);
    assert.deepEqual([reopened.episodeOpenedOn, reopened.closedOn, reopened.stateDetail.passed], ['2026-03-02', null, {}]);
  });

  it('can be read back as the detail of a state', () => {
    for (const type of events) {
      const from = (transitions as readonly Transition[]).find((step) => step.event === type)?.from[0];
      const result = after(aCase(from ?? 'none'), anEvent[type]);
      assert.ok(typeof result !== 'string');
      assert.deepEqual(CaseStateDetail.parse(JSON.parse(JSON.stringify(result.detail))), result.detail);
      assert.deepEqual(CaseEvent.parse(anEvent[type]), anEvent[type]);
    }
  });
});
