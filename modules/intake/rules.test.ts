import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { holidaySet } from '#kernel';
import { informedWays, type ReferralStatus, referralStatuses, urgencies } from './model.ts';
import { howInformed, moveReferral, type ReferralMove } from './rules.ts';
import { answerDeadline, waitingReviewDeadline } from './rules-deadlines.ts';
import { type ReferralFacts, referralDuties } from './rules-duties.ts';

const moves: Record<string, ReferralMove> = {
  start: { type: 'start_screening', workerId: 'ada' },
  wait: { type: 'waitlist', targetGroupMet: true },
  waitOutside: { type: 'waitlist', targetGroupMet: false },
  decline: { type: 'decline', reason: 'no_capacity', informedBy: 'mail' },
  declineUntold: { type: 'decline', reason: 'no_capacity', informedBy: null },
  remove: { type: 'remove_from_waitlist', reason: 'declined_by_client', informedBy: 'phone' },
  removeUntold: { type: 'remove_from_waitlist', reason: 'declined_by_client', informedBy: null },
  accept: { type: 'accept', workerId: 'ada' },
};

describe('a referral', () => {
  const table: [from: ReferralStatus, move: keyof typeof moves, outcome: string][] = [
    ['referred', 'start', 'screening'],
    ['referred', 'wait', 'referral.not-screened'],
    ['referred', 'decline', 'declined'],
    ['referred', 'remove', 'referral.not-waiting'],
    ['referred', 'accept', 'accepted'],
    ['screening', 'start', 'screening'],
    ['screening', 'wait', 'waitlisted'],
    ['screening', 'waitOutside', 'referral.target-group-not-met'],
    ['screening', 'decline', 'declined'],
    ['screening', 'declineUntold', 'referral.sender-not-informed'],
    ['screening', 'remove', 'referral.not-waiting'],
    ['screening', 'accept', 'accepted'],
    ['waitlisted', 'start', 'waitlisted'],
    ['waitlisted', 'wait', 'waitlisted'],
    ['waitlisted', 'decline', 'referral.waiting'],
    ['waitlisted', 'remove', 'declined'],
    ['waitlisted', 'removeUntold', 'referral.sender-not-informed'],
    ['waitlisted', 'accept', 'accepted'],
    ['accepted', 'start', 'referral.decided-already'],
    ['accepted', 'wait', 'referral.decided-already'],
    ['accepted', 'decline', 'referral.decided-already'],
    ['accepted', 'accept', 'referral.decided-already'],
    ['declined', 'start', 'referral.decided-already'],
    ['declined', 'remove', 'referral.decided-already'],
    ['declined', 'accept', 'referral.decided-already'],
  ];
  for (const [status, name, outcome] of table)
    it(`that is ${status}: ${name} leads to ${outcome}`, () => {
      const answer = moveReferral({ status, workerId: null }, moves[name] as ReferralMove);
      assert.equal(answer.ok ? answer.value.status : answer.refusal.code, outcome);
    });

  it('never leaves a decision, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.values(moves)), { maxLength: 12 }), (steps) => {
        let state = { status: 'referred' as ReferralStatus, workerId: null as string | null };
        let decided: ReferralStatus | undefined;
        for (const step of steps) {
          const answer = moveReferral(state, step);
          if (answer.ok) {
            assert.equal(decided, undefined);
            state = answer.value;
          }
          if (state.status === 'accepted' || state.status === 'declined') decided = state.status;
        }
        assert.ok(referralStatuses.includes(state.status));
      }),
    );
  });

  it('accepted before anybody screened it was screened by who accepts it', () => {
    const accept = { type: 'accept', workerId: 'ben' } as const;
    assert.deepEqual(moveReferral({ status: 'referred', workerId: null }, accept), {
      ok: true,
      value: { status: 'accepted', workerId: 'ben', startsScreening: true },
    });
    assert.deepEqual(moveReferral({ status: 'waitlisted', workerId: 'ada' }, accept), {
      ok: true,
      value: { status: 'accepted', workerId: 'ada', startsScreening: false },
    });
  });
});

describe('a sender hears the answer', () => {
  const nobody = { sentOnline: false, email: null, mailAllowed: true, told: null };
  const ways: [string, Partial<Parameters<typeof howInformed>[0]>, ReturnType<typeof howInformed>][] = [
    ['by nobody', {}, null],
    ['by mail to the address they gave', { email: 'a@example.org' }, 'mail'],
    ['not by mail where mail is not safe', { email: 'a@example.org', mailAllowed: false }, null],
    ['online where it came from', { sentOnline: true }, 'online'],
    ['as the worker told them, also beside a mail address', { email: 'a@example.org', told: 'phone' }, 'phone'],
  ];
  for (const [what, of, way] of ways) it(what, () => assert.equal(howInformed({ ...nobody, ...of }), way));
  it('in one of the known ways', () => assert.ok(ways.every(([, , way]) => way === null || informedWays.includes(way))));
});

const place = { timeZone: 'America/New_York', holidays: holidaySet('US') };

describe('an answer is due', () => {
  const friday = '2026-01-16T15:00:00Z';
  // Monday 19 January 2026 is Martin Luther King Day.
  const due = { routine: '2026-01-22', soon: '2026-01-21', urgent: '2026-01-20', same_day: '2026-01-16' } as const;
  for (const urgency of urgencies)
    it(`${urgency}: ${due[urgency]} for what came on Friday 16 January 2026`, () => {
      const deadline = answerDeadline(urgency, friday, place);
      assert.deepEqual([deadline.dueDate, deadline.explanation.status], [due[urgency], 'programme_default']);
    });

  it('a waiting place is looked at again after 30 days', () => assert.equal(waitingReviewDeadline(friday, place).dueDate, '2026-02-15'));
});

describe('intake owes', () => {
  const facts: ReferralFacts = {
    id: 'r1',
    number: 'R-2026-0001',
    status: 'referred',
    urgency: 'urgent',
    senderOrganization: 'Mercy General',
    personName: 'River Almeida',
    receivedAt: '2026-01-16T15:00:00Z',
    reviewedAt: null,
    workerId: null,
    organizationId: 'harbor',
    place,
  };
  const owed = (change: Partial<ReferralFacts>) => referralDuties({ ...facts, ...change });

  it('an answer, as a desk until somebody takes it on', () => {
    const [duty] = owed({});
    assert.deepEqual([duty?.kind, duty?.assignee], ['decide-on-referral', { organizationId: 'harbor', role: 'intake_worker' }]);
    assert.deepEqual(owed({ status: 'screening', workerId: 'ada' })[0]?.assignee, { userId: 'ada' });
  });
  it('a look at who waits, counted from the last one', () => {
    const [duty] = owed({ status: 'waitlisted', reviewedAt: '2026-01-20T15:00:00Z' });
    assert.deepEqual([duty?.kind, duty?.dueOn], ['review-waiting-place', '2026-02-19']);
  });
  it('nothing once it is decided', () => {
    assert.deepEqual([owed({ status: 'accepted' }), owed({ status: 'declined' })], [[], []]);
  });
  it('the same-day ones before all others', () => {
    const priority = (urgency: ReferralFacts['urgency']) => owed({ urgency })[0]?.priority ?? 0;
    assert.ok(priority('same_day') > priority('urgent') && priority('urgent') > priority('soon') && priority('soon') > priority('routine'));
  });
});
