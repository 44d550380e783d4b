import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day } from './calendar-date.ts';
import { DeadlineRule, ruleInForce } from './deadline-rule.ts';
import { deadlineRules } from './deadline-rules.ts';
import { overlaps, type Period } from './period.ts';

const periodOf = (rule: DeadlineRule): Period => ({ from: rule.effectiveFrom ?? day('0001-01-01'), to: rule.effectiveTo });

describe('the deadline rules we ship', () => {
  it('fit their schema and cite a source', () => {
    for (const rule of deadlineRules) assert.deepEqual(DeadlineRule.parse(rule), rule);
  });
  it('never have two rows of one rule in force on one day', () => {
    for (const [index, rule] of deadlineRules.entries()) {
      const clash = deadlineRules
        .slice(index + 1)
        .find((other) => other.ruleId === rule.ruleId && overlaps(periodOf(rule), periodOf(other)));
      assert.equal(clash, undefined, rule.ruleId);
    }
  });
  it('change on the day the law changes', () => {
    assert.equal(ruleInForce(deadlineRules, 'US-MA-L1-FILE', day('2024-12-31')).duration, 60);
    assert.equal(ruleInForce(deadlineRules, 'US-MA-L1-FILE', day('2025-01-01')).duration, 65);
  });
  it('refuse a day before the rule existed', () => {
    const refusal = { code: 'deadline.no-rule-in-force', ruleId: 'US-CMS0057-STD', on: '2025-12-31' };
    assert.throws(() => ruleInForce(deadlineRules, 'US-CMS0057-STD', day('2025-12-31')), { refusal });
    assert.throws(() => ruleInForce(deadlineRules, 'NO-SUCH-RULE', day('2026-01-01')));
  });
  it('refuse hours that end with the day', () => {
    const hours = ruleInForce(deadlineRules, 'US-CMS0057-EXP', day('2026-01-01'));
    assert.ok(!DeadlineRule.safeParse({ ...hours, endOfDayRule: 'end_of_day' }).success);
  });
});
