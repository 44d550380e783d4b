import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Decision, day, newId, type Role } from '#kernel';
import { nobody, type PlanStatus, type SigningRule } from './model.ts';
import {
  approve,
  type GivenSignature,
  isComplete,
  isOut,
  isWritable,
  missingForSigning,
  outstanding,
  type SigningRefusal,
  type SigningState,
  sendBack,
  signForClient,
  submit,
  withdraw,
} from './rules.ts';
import { aGoal, anIntervention, aPlan } from './testing.ts';

const today = day('2026-03-10');
const manager = newId();
const organizationId = newId();
const rule = (clientSigns: boolean, ...roles: Role[]): SigningRule => ({
  clientSigns,
  approvals: roles.map((role) => ({ role, organizationId, userId: null })),
});
const byClient: GivenSignature = { party: 'client', mode: 'drawn', role: null };
const byPhysician: GivenSignature = { party: 'approver', mode: 'session', role: 'partner' };
const state = (of: Partial<SigningState> = {}): SigningState => ({
  status: 'submitted',
  submittedBy: manager,
  rule: rule(true, 'partner'),
  signatures: [],
  ...of,
});
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
    const orphan = anIntervention({ responsible: nobody, dueOn: null });
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
    assert.deepEqual(submit(state({ status: 'draft', rule: rule(false) }), aPlan(), today), { ok: true, value: 'in_force' });
  });

  it('starts the signatures again after it was returned', () => {
    const decision = submit(state({ status: 'returned', signatures: [byClient] }), aPlan(), today);
    assert.deepEqual(decision, { ok: true, value: 'submitted' });
  });

  it('is refused for a plan that is out or in force', () => {
    for (const status of ['submitted', 'signed', 'in_force', 'superseded', 'withdrawn'] as const)
      assert.equal(code(submit(state({ status }), aPlan(), today)), 'plan.wrong-status');
  });
});

describe('signing', () => {
  it('by the client alone leaves the approvals out', () => {
    assert.deepEqual(signForClient(state(), byClient), { ok: true, value: 'signed' });
    assert.deepEqual(outstanding(state({ signatures: [byClient] })), { client: false, roles: ['partner'] });
  });

  it('by the last one who is asked puts the plan in force, in either order', () => {
    assert.deepEqual(approve(state({ status: 'signed', signatures: [byClient] }), { userId: newId(), role: 'partner' }), {
      ok: true,
      value: 'in_force',
    });
    assert.deepEqual(signForClient(state({ signatures: [byPhysician] }), byClient), { ok: true, value: 'in_force' });
  });

  it('counts a documented refusal as the client’s word', () => {
    assert.deepEqual(signForClient(state({ rule: rule(true) }), { ...byClient, mode: 'refused' }), { ok: true, value: 'in_force' });
  });

  it('is refused a second time', () => {
    assert.equal(code(signForClient(state({ status: 'signed', signatures: [byClient] }), byClient)), 'plan.already-signed');
    assert.equal(code(approve(state({ signatures: [byPhysician] }), { userId: newId(), role: 'partner' })), 'plan.already-approved');
  });

  it('is refused to a role nobody asked, and to the one who submitted it', () => {
    assert.equal(code(approve(state(), { userId: newId(), role: 'supervisor' })), 'plan.approval-not-asked');
    assert.equal(code(approve(state(), { userId: manager, role: 'partner' })), 'plan.own-approval');
  });
});

/** The whole life of one version under random steps, as the store would carry it out. */
interface Life extends SigningState {
  readonly rounds: number;
}
type Step = (life: Life) => Life;
const apply = (life: Life, decision: Decision<PlanStatus, SigningRefusal>, then: Partial<Life> = {}): Life =>
  decision.ok ? { ...life, ...then, status: decision.value } : life;
const steps: Record<string, Step> = {
  submit: (life) => apply(life, submit(life, aPlan(), today), { signatures: [], rounds: life.rounds + 1 }),
  submitEmpty: (life) => apply(life, submit(life, aPlan({ goals: [] }), today)),
  sendBack: (life) => apply(life, sendBack(life)),
  sign: (life) => apply(life, signForClient(life, byClient), { signatures: [...life.signatures, byClient] }),
  refuse: (life) => apply(life, signForClient(life, { ...byClient, mode: 'refused' }), { signatures: [...life.signatures, byClient] }),
  approve: (life) => apply(life, approve(life, { userId: newId(), role: 'partner' }), { signatures: [...life.signatures, byPhysician] }),
  approveOwn: (life) => apply(life, approve(life, { userId: manager, role: 'partner' })),
  withdraw: (life) => apply(life, withdraw(life)),
};

describe('no sequence of steps', () => {
  const anyRule = fc.constantFrom(rule(true), rule(true, 'partner'), rule(false, 'partner'), rule(true, 'partner', 'supervisor'));
  const anySteps = fc.array(fc.constantFrom(...Object.values(steps)), { maxLength: 20 });

  it('puts a plan in force that was not submitted and wholly signed, or leaves one behind that was', () => {
    fc.assert(
      fc.property(anyRule, anySteps, (asked, sequence) => {
        let life: Life = { status: 'draft', submittedBy: manager, rule: asked, signatures: [], rounds: 0 };
        for (const step of sequence) {
          const before = life;
          life = step(life);
          if (life.status === 'in_force') assert.ok(life.rounds > 0 && isComplete(life));
          if (isOut(life.status)) assert.ok(!isComplete(life));
          if (life.status === 'signed') assert.ok(!outstanding(life).client);
          if (before.status === 'in_force' || before.status === 'withdrawn') assert.equal(life, before);
          if (isWritable(life.status) && isOut(before.status)) assert.equal(life.status, 'returned');
        }
      }),
    );
  });

  it('takes more than one word from anybody for one submission', () => {
    fc.assert(
      fc.property(anyRule, anySteps, (asked, sequence) => {
        let life: Life = { status: 'draft', submittedBy: manager, rule: asked, signatures: [], rounds: 0 };
        for (const step of sequence) life = step(life);
        assert.ok(life.signatures.filter(({ party }) => party === 'client').length <= 1);
        assert.ok(life.signatures.filter(({ role }) => role === 'partner').length <= 1);
      }),
    );
  });
});
