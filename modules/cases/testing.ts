import { day, holidaySet, instant } from '#kernel';
import { type CaseModel, type CaseState, CaseStateDetail } from './model.ts';
import { programSettings } from './model-defaults.ts';
import type { CaseEvent } from './model-events.ts';
import { CaseFacts } from './model-facts.ts';
import type { CaseClock, CaseSubject } from './rules-guards.ts';

/** A case in a state, clinical and without anything special, for tests of rules. */
export function aCase(state: CaseState | 'none', over: Partial<CaseSubject> = {}): CaseSubject {
  const model: CaseModel = over.model ?? 'clinical';
  return {
    state,
    detail: CaseStateDetail.parse(state === 'on_hold' ? { previousState: 'active' } : {}),
    model,
    closedOn: state === 'closed' ? day('2026-02-20') : null,
    settings: programSettings(model, {}),
    opening: {
      eligibility: 'not_required',
      consent: {
        id: '019cb000-0000-7000-8000-000000000001',
        legalForm: 'written',
        signedOn: day('2026-02-27'),
        statement: '',
        noticeGiven: true,
      },
      overrideReason: null,
      load: null,
    },
    ...over,
  };
}

/** Facts of a case on which everything was done that any step asks for. */
export function everythingDone(over: Partial<CaseFacts> = {}): CaseFacts {
  return CaseFacts.parse({
    assessments: {
      completedInstruments: ['lotse-needs'],
      openNeeds: 1,
      needs: 2,
      noNeedStated: false,
      strengths: 1,
      lastCompletedOn: day('2026-03-01'),
    },
    plans: {
      currentVersion: 1,
      status: 'in_force',
      signedOn: day('2026-03-01'),
      reviewOn: day('2026-03-01'),
      goals: 1,
      goalsWithoutIntervention: 0,
      approvalsComplete: true,
      goalsWithoutFinalStatus: 0,
      previousInForceOn: null,
    },
    contacts: {
      lastReachedAt: null,
      attempts: [
        { at: '2026-02-20T10:00:00Z', mode: 'call', reached: false },
        { at: '2026-02-23T10:00:00Z', mode: 'visit', reached: false },
        { at: '2026-02-25T10:00:00Z', mode: 'mail', reached: false },
      ],
      count: 3,
      lastMeetingAt: null,
    },
    consents: { caseManagement: true, releases: 0, nextExpiry: null },
    ...over,
  });
}

/** Monday 2 March 2026, ten o'clock in New York. */
export const aClock: CaseClock = {
  today: day('2026-03-02'),
  now: instant('2026-03-02T15:00:00Z'),
  place: { timeZone: 'America/New_York', holidays: holidaySet('US') },
};

/** One event of every kind, with everything said that has to be said. */
export const anEvent: { [Type in CaseEvent['type']]: Extract<CaseEvent, { type: Type }> } = {
  receive_referral: { type: 'receive_referral', source: 'Mercy General', reason: 'head injury' },
  start_screening: { type: 'start_screening', workerId: '019cb000-0000-7000-8000-000000000002' },
  decline: { type: 'decline', reason: 'out_of_area', senderInformed: true, alternatives: '' },
  waitlist: { type: 'waitlist', targetGroupMet: true, hasCapacity: false, screeningResult: 'suitable', priority: 2 },
  remove_from_waitlist: { type: 'remove_from_waitlist', reason: 'no_capacity', note: 'moved away' },
  open_case: { type: 'open_case' },
  complete_assessment: { type: 'complete_assessment', summary: '' },
  approve_plan: { type: 'approve_plan' },
  revise_plan: { type: 'revise_plan', reason: 'after a fall' },
  reassess: { type: 'reassess', because: 'due', reason: 'review date' },
  hold: { type: 'hold', reason: 'hospital_stay', until: day('2026-04-01'), note: 'surgery', teamInformed: true },
  resume: { type: 'resume', note: 'back home' },
  start_closing: { type: 'start_closing', reason: 'goals_met', note: '' },
  cancel_closing: { type: 'cancel_closing', reason: 'new need' },
  close: {
    type: 'close',
    closure: {
      summary: 'Goals reached.',
      remainingNeeds: '',
      handOver: '',
      clientInformedOn: day('2026-03-02'),
      missingOutcomeReason: null,
    },
  },
  reopen: { type: 'reopen', reason: 'needs help again' },
  administrative_close: {
    type: 'administrative_close',
    reason: 'moved',
    note: 'to another state',
    deathConfirmed: false,
    deceasedOn: null,
  },
  void: { type: 'void', reason: 'opened twice' },
};
