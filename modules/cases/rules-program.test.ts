import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { day } from '#kernel';
import { type CaseModel, caseModels } from './model.ts';
import { modelDefaults, programSettings } from './model-defaults.ts';
import type { ProgramSettingsChange } from './model-program.ts';
import { timerKeys } from './model-program.ts';
import { agreedEnds, changeOwnSettings, clocksOf, neverOff } from './rules-program.ts';

const on = day('2026-03-02');
const own = (change: ProgramSettingsChange, before: ProgramSettingsChange = {}, model: CaseModel = 'clinical') => {
  const decided = changeOwnSettings(model, before, change, on);
  assert.ok(decided.ok, decided.ok ? '' : decided.refusal.code);
  return decided.value;
};
const refusalOf = (change: ProgramSettingsChange, model: CaseModel = 'clinical') => {
  const decided = changeOwnSettings(model, {}, change, on);
  return decided.ok ? undefined : decided.refusal;
};

describe('what a programme sets itself', () => {
  it('is kept only where it differs from the model', () => {
    assert.deepEqual(own({ requiresConference: false, planApprovals: ['client'] }), {});
    assert.deepEqual(own({ requiresConference: true, eligibilityRequired: false }), { requiresConference: true });
    assert.deepEqual(own({ caseloadLimits: { soft: 20, hard: null } }, {}, 'strengths'), {});
  });

  it('is overlaid by the change, one clock at a time', () => {
    const before = own({ timers: { plan_due: { ruleId: 'CM-PLAN', span: { duration: 10, unit: 'calendar_day' } } } });
    const after = own({ timers: { assessment_due: { ruleId: 'CM-ASSESSMENT', span: { duration: 5, unit: 'business_day' } } } }, before);
    assert.deepEqual(Object.keys(after.timers ?? {}).toSorted(), ['assessment_due', 'plan_due']);
  });

  it('goes back to the model when a clock is set to what its rule says anyway', () => {
    const before = own({ timers: { plan_due: { ruleId: 'CM-PLAN', span: { duration: 10, unit: 'calendar_day' } } } });
    assert.deepEqual(own({ timers: { plan_due: { ruleId: 'CM-PLAN' } } }, before), {});
    const spelledOut = { ruleId: 'CM-PLAN', span: { duration: 14, unit: 'calendar_day' }, escalationRole: 'supervisor' } as const;
    assert.deepEqual(own({ timers: { plan_due: { ...spelledOut, warning: { duration: 3, unit: 'calendar_day' } } } }, before), {});
  });

  it('may stop a clock, but none that protects the client; may start one its model does not run', () => {
    assert.deepEqual(own({ timers: { plan_due: null } }), { timers: { plan_due: null } });
    for (const timer of neverOff) assert.deepEqual(refusalOf({ timers: { [timer]: null } }), { code: 'program.clock-needed', timer });
    const rhythm = { next_contact_due: { ruleId: 'CM-CONTACT-CLINICAL', span: { duration: 30, unit: 'calendar_day' } } } as const;
    assert.deepEqual(own({ timers: rhythm }, {}, 'brokerage'), { timers: rhythm });
    assert.deepEqual(own({ timers: { next_contact_due: null } }, {}, 'brokerage'), {});
  });

  it('is refused for a rule nobody knows, and for a soft limit above the hard one', () => {
    assert.deepEqual(refusalOf({ timers: { plan_due: { ruleId: 'CM-NONE' } } }), { code: 'program.unknown-rule', ruleId: 'CM-NONE' });
    assert.deepEqual(refusalOf({ caseloadLimits: { soft: 21, hard: 20 } }), { code: 'program.limits-crossed', soft: 21, hard: 20 });
    assert.equal(refusalOf({ caseloadLimits: { soft: 20, hard: 20 } }), undefined);
  });

  it('counts hours only from a moment, and never moves an end that people agreed on', () => {
    const hours = { duration: 4, unit: 'hour' } as const;
    assert.deepEqual(refusalOf({ timers: { plan_due: { ruleId: 'CM-PLAN', span: hours } } }), {
      code: 'program.no-hours',
      timer: 'plan_due',
    });
    assert.equal(refusalOf({ timers: { co_signature_due: { ruleId: 'CM-CO-SIGN', span: hours } } }), undefined);
    const expires = { ruleId: 'CM-CONSENT-EXPIRES', span: { duration: 3, unit: 'calendar_day' } } as const;
    assert.deepEqual(refusalOf({ timers: { consent_expires: expires } }), { code: 'program.end-agreed', timer: 'consent_expires' });
    const earlier = { ruleId: 'CM-CONSENT-EXPIRES', warning: { duration: 60, unit: 'calendar_day' } } as const;
    assert.deepEqual(own({ timers: { consent_expires: earlier } }), { timers: { consent_expires: earlier } });
  });

  it('never changes what is in force by leaving the defaults out', () => {
    const spanned = timerKeys.filter((timer) => !agreedEnds.includes(timer));
    const models = fc.constantFrom(...caseModels);
    const span = fc.record({
      duration: fc.integer({ min: 0, max: 30 }),
      unit: fc.constantFrom('calendar_day', 'business_day', 'month'),
    });
    const change = fc.record(
      { requiresConference: fc.boolean(), eligibilityRequired: fc.boolean(), timer: fc.constantFrom(...spanned), span },
      { requiredKeys: ['timer', 'span'] },
    );
    fc.assert(
      fc.property(models, change, (model, { timer, span: set, ...flags }) => {
        const ruleId = modelDefaults[model].timers[timer]?.ruleId ?? 'CM-CONTACT-CLINICAL';
        const wanted = { ...flags, timers: { [timer]: { ruleId, span: set } } } as ProgramSettingsChange;
        const kept = own(wanted, {}, model);
        const inForce = clocksOf(model, kept, on).find((clock) => clock.timer === timer)?.rule;
        assert.deepEqual([inForce?.duration, inForce?.unit], [set.duration, set.unit]);
        assert.equal(programSettings(model, kept).requiresConference, flags.requiresConference ?? false);
        assert.deepEqual(own({}, kept, model), kept);
      }),
    );
  });
});

describe('the clocks of a programme', () => {
  it('name the row they follow, what the model says, and which the programme set', () => {
    const settings = own({ timers: { plan_due: { ruleId: 'CM-PLAN', span: { duration: 10, unit: 'business_day' } }, hold_max: null } });
    const clocks = new Map(clocksOf('targeted', settings, on).map((clock) => [clock.timer, clock]));
    const plan = clocks.get('plan_due');
    assert.deepEqual(
      [plan?.rule?.duration, plan?.rule?.unit, plan?.byModel?.duration, plan?.isOwn, plan?.mayBeOff],
      [10, 'business_day', 14, true, true],
    );
    assert.deepEqual([clocks.get('hold_max')?.rule, clocks.get('hold_max')?.isOwn], [null, true]);
    assert.equal(clocks.get('next_contact_due')?.rule?.status, 'to_verify');
    assert.equal(clocks.get('consent_expires')?.mayBeOff, false);
  });
});
