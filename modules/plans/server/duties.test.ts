import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day, deadlineRules, holidaySet, newId, ruleInForce } from '#kernel';
import { derivePlanDuties } from './duties.ts';
import type { PlanDutyFacts } from './duty-facts.ts';

const manager = { userId: newId() };
const physician = { userId: newId() };
const planId = newId();
const facts = (of: Partial<PlanDutyFacts> = {}): PlanDutyFacts => ({
  caseId: newId(),
  personId: newId(),
  place: { timeZone: 'America/New_York', holidays: holidaySet('US') },
  holder: manager,
  reviewRule: ruleInForce(deadlineRules, 'CM-PLAN-REVIEW', day('2026-03-10')),
  out: null,
  returned: null,
  inForce: null,
  ...of,
});
const derive = (of: Partial<PlanDutyFacts>) =>
  derivePlanDuties(facts(of)).map(({ kind, dueOn, assignee, verb }) => ({ kind, dueOn, assignee, verb }));

describe('what a plan asks of people', () => {
  it('is nothing while it is a draft', () => {
    assert.deepEqual(derive({}), []);
  });

  it('is the client’s signature of the case manager within a week, and the approval of whoever was asked within five working days', () => {
    const words = [
      { party: 'client' as const, assignee: manager },
      { party: 'physician' as const, assignee: physician },
    ];
    assert.deepEqual(derive({ out: { planId, number: 1, submittedAt: '2026-03-10T15:00:00Z', words } }), [
      { kind: 'plan-to-sign', dueOn: '2026-03-17', assignee: manager, verb: 'get-signature' },
      { kind: 'plan-to-approve', dueOn: '2026-03-17', assignee: physician, verb: 'approve' },
    ]);
  });

  it('tells the supervisor when a signature is overdue', () => {
    const words = [{ party: 'client' as const, assignee: manager }];
    const [duty] = derivePlanDuties(facts({ out: { planId, number: 1, submittedAt: '2026-03-10T15:00:00Z', words } }));
    assert.deepEqual([duty?.escalation, duty?.rule?.id], [{ at: duty?.dueAt, to: 'supervisor' }, 'CM-PLAN-SIGNATURE']);
  });

  it('submitted again is a new occasion, so that a postponed duty does not hide it', () => {
    const occasionOf = (submittedAt: string) =>
      derivePlanDuties(facts({ out: { planId, number: 1, submittedAt, words: [{ party: 'client', assignee: manager }] } }))[0]?.occasion;
    assert.notEqual(occasionOf('2026-03-10T15:00:00Z'), occasionOf('2026-03-12T15:00:00Z'));
  });

  it('is the review on the day that was agreed, called to mind two weeks before', () => {
    const inForce = { planId, number: 2, since: day('2026-03-10'), reviewOn: day('2026-06-10'), interventions: [], goals: [] };
    const [duty] = derivePlanDuties(facts({ inForce }));
    assert.deepEqual([duty?.kind, duty?.dueOn, duty?.warnAt?.toString()], ['plan-review', '2026-06-10', '2026-05-27T04:00:00Z']);
    assert.deepEqual(derive({ inForce, reviewRule: undefined }), []);
  });

  it('is each open intervention of whoever is responsible, and the outcome of each goal', () => {
    const inForce = {
      planId,
      number: 1,
      since: day('2026-03-10'),
      reviewOn: null,
      interventions: [
        {
          id: newId(),
          what: 'Physiotherapy',
          category: 'health_general' as const,
          dueOn: day('2026-05-01'),
          responsibleName: 'Cedar',
          assignee: manager,
        },
      ],
      goals: [{ id: newId(), measure: '6-minute walk', category: 'health_general' as const, targetOn: day('2026-04-30') }],
    };
    assert.deepEqual(derive({ inForce }), [
      { kind: 'intervention-due', dueOn: '2026-05-01', assignee: manager, verb: 'check' },
      { kind: 'goal-target', dueOn: '2026-04-30', assignee: manager, verb: 'say-how-it-ended' },
    ]);
  });

  it('is a correction when it was sent back', () => {
    assert.deepEqual(derive({ returned: { planId, number: 1, at: '2026-03-10T15:00:00Z' } }), [
      { kind: 'plan-returned', dueOn: '2026-03-17', assignee: manager, verb: 'correct' },
    ]);
  });
});
