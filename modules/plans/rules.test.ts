import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Decision, day, newId } from '#kernel';
import type { AskedParty, Party, PlanStatus } from './model.ts';
import {
  type GivenWord,
  giveWord,
  isOut,
  isWritable,
  missingForSigning,
  outstanding,
  type SigningRefusal,
  type SigningState,
  sendBack,
  submit,
  withdraw,
} from './rules.ts';
import { aGoal, anIntervention, aPlan } from './testing.ts';

const today = day('2026-03-10');
const manager = newId();
const asking = (...parties: Party[]): AskedParty[] => parties.map((party) => ({ party, organizationId: null, userId: null }));
const clientSigns: GivenWord = { party: 'client', mode: 'drawn' };
const physicianApproves: GivenWord = { party: 'physician', mode: 'session' };
const state = (of: Partial<SigningState> = {}): SigningState => ({
  status: 'submitted',
  submittedBy: manager,
  asked: asking('client', 'physician'),
  given: [],
  ...of,
});
const by = (word: GivenWord, userId: string | null = newId()) => ({ ...word, userId });
const code = (decision: Decision<unknown>) => (decision.ok ? 'accepted' : decision.refusal.code);

describe('a plan can be signed', () => {
  it('when every goal has an intervention with somebody and a day, and a review is set', () => {
    assert.deepEqual(missingForSigning(aPlan(), today), []);
  });

  it('not without a goal and a review date', () => {
    assert.deepEqual(missingForSigning(aPlan({ goals: [], reviewOn: null }), today), [{ code: 'goal' }, { code: 'review-date' }]);
  });

  it('not when the review date has passed', () => {
    assert.deepEqual(missingForSigning(aPlan({ reviewOn: today }), today), [{ code: 'review-date-to-come', reviewOn: today }]);
  });

  it('not while a goal has no intervention, or an intervention nobody or no day; each is named', () => {
    const empty = aGoal({ interventions: [] });
    const orphan = anIntervention({ responsibleName: null, dueOn: null });
    const goal = aGoal({ interventions: [anIntervention(), orphan] });
    assert.deepEqual(missingForSigning(aPlan({ goals: [empty, goal] }), today), [
      { code: 'intervention', goalId: empty.goalId },
      { code: 'responsible', goalId: goal.goalId, interventionId: orphan.interventionId },
      { code: 'due-date', goalId: goal.goalId, interventionId: orphan.interventionId },
    ]);
  });

  it('when the period of an intervention ends, even without a due date of its own', () => {
    const goal = aGoal({ interventions: [anIntervention({ dueOn: null, endsOn: day('2026-05-01') })] });
    assert.deepEqual(missingForSigning(aPlan({ goals: [goal] }), today), []);
  });
});

describe('submitting a plan', () => {
  it('is refused while something is missing, and names it', () => {
    const decision = submit(state({ status: 'draft' }), aPlan({ goals: [] }), today);
    assert.deepEqual(decision, { ok: false, refusal: { code: 'plan.incomplete', missing: [{ code: 'goal' }] } });
  });

  it('puts it in force at once where the programme asks nobody to sign', () => {
    assert.deepEqual(submit(state({ status: 'draft', asked: [] }), aPlan(), today), { ok: true, value: 'in_force' });
  });

  it('starts the signatures again after it was returned', () => {
    const decision = submit(state({ status: 'returned', given: [clientSigns] }), aPlan(), today);
    assert.deepEqual(decision, { ok: true, value: 'submitted' });
  });

  it('is refused for a plan that is out or in force', () => {
    for (const status of ['submitted', 'signed', 'in_force', 'superseded', 'withdrawn'] as const)
      assert.equal(code(submit(state({ status }), aPlan(), today)), 'plan.wrong-status');
  });
});

describe('signing', () => {
  it('by the client alone leaves the approvals out', () => {
    assert.deepEqual(giveWord(state(), by(clientSigns)), { ok: true, value: 'signed' });
    assert.deepEqual(outstanding(state({ given: [clientSigns] })), asking('physician'));
  });

  it('by the last one who is asked puts the plan in force, in either order', () => {
    assert.deepEqual(giveWord(state({ status: 'signed', given: [clientSigns] }), by(physicianApproves)), { ok: true, value: 'in_force' });
    assert.deepEqual(giveWord(state({ given: [physicianApproves] }), by(clientSigns)), { ok: true, value: 'in_force' });
  });

  it('counts a documented refusal as the client’s word', () => {
    const decision = giveWord(state({ asked: asking('client') }), by({ party: 'client', mode: 'refused' }));
    assert.deepEqual(decision, { ok: true, value: 'in_force' });
  });

  it('is refused a second time', () => {
    assert.equal(code(giveWord(state({ status: 'signed', given: [clientSigns] }), by(clientSigns))), 'plan.already-signed');
    assert.equal(code(giveWord(state({ given: [physicianApproves] }), by(physicianApproves))), 'plan.already-signed');
  });

  it('is refused to a party nobody asked, and to the one who submitted it', () => {
    assert.equal(code(giveWord(state(), by({ party: 'supervisor', mode: 'session' }))), 'plan.not-asked');
    assert.equal(code(giveWord(state(), by(physicianApproves, manager))), 'plan.own-approval');
  });

  it('on the screen may be taken by the one who submitted it', () => {
    assert.equal(code(giveWord(state(), by(clientSigns, manager))), 'accepted');
  });
});

/** The whole life of one version under random steps, as the store would carry it out. */
interface Life extends SigningState {
  readonly rounds: number;
}
type Step = (life: Life) => Life;
const apply = (life: Life, decision: Decision<PlanStatus, SigningRefusal>, then: Partial<Life> = {}): Life =>
  decision.ok ? { ...life, ...then, status: decision.value } : life;
const speak =
  (word: GivenWord, userId?: string): Step =>
  (life) =>
    apply(life, giveWord(life, by(word, userId)), { given: [...life.given, word] });
const steps: Record<string, Step> = {
  submit: (life) => apply(life, submit(life, aPlan(), today), { given: [], rounds: life.rounds + 1 }),
  submitEmpty: (life) => apply(life, submit(life, aPlan({ goals: [] }), today)),
  sendBack: (life) => apply(life, sendBack(life)),
  sign: speak(clientSigns),
  refuse: speak({ party: 'client', mode: 'refused' }),
  approve: speak(physicianApproves),
  approveOwn: speak(physicianApproves, manager),
  approveAsSupervisor: speak({ party: 'supervisor', mode: 'session' }),
  withdraw: (life) => apply(life, withdraw(life)),
};

describe('no sequence of steps', () => {
  const anyAsked = fc.constantFrom<AskedParty[]>(
    asking('client'),
    asking('client', 'physician'),
    asking('physician'),
    asking('client', 'physician', 'supervisor'),
  );
  const anySteps = fc.array(fc.constantFrom(...Object.values(steps)), { maxLength: 20 });
  const draft = (asked: AskedParty[]): Life => ({ status: 'draft', submittedBy: manager, asked, given: [], rounds: 0 });

  it('puts a plan in force that was not submitted and wholly signed, or changes one that is in force or set aside', () => {
    fc.assert(
      fc.property(anyAsked, anySteps, (asked, sequence) => {
        let life = draft(asked);
        for (const step of sequence) {
          const before = life;
          life = step(life);
          if (life.status === 'in_force') assert.ok(life.rounds > 0 && outstanding(life).length === 0);
          if (isOut(life.status)) assert.ok(outstanding(life).length > 0);
          if (life.status === 'signed') assert.ok(!outstanding(life).some(({ party }) => party === 'client'));
          if (before.status === 'in_force' || before.status === 'withdrawn') assert.equal(life, before);
          if (isWritable(life.status) && isOut(before.status)) assert.equal(life.status, 'returned');
        }
      }),
    );
  });

  it('takes more than one word from anybody for one submission, or one nobody asked for', () => {
    fc.assert(
      fc.property(anyAsked, anySteps, (asked, sequence) => {
        const { given } = sequence.reduce((life, step) => step(life), draft(asked));
        const parties = given.map(({ party }) => party);
        assert.equal(new Set(parties).size, parties.length);
        assert.ok(parties.every((party) => asked.some((one) => one.party === party)));
      }),
    );
  });
});
