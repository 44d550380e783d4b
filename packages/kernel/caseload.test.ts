import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CarriedCase, caseload, defaultCaseloadWeights, weightedCaseload } from './caseload.ts';

const cases: CarriedCase[] = [
  ...Array.from({ length: 6 }, () => ({ state: 'active', acuity: 2 }) as const),
  ...Array.from({ length: 4 }, () => ({ state: 'active', acuity: 3 }) as const),
  { state: 'active', acuity: 4 },
  { state: 'on_hold', acuity: 2 },
  { state: 'on_hold', acuity: 2 },
];

describe('a caseload', () => {
  it('counts open cases, those on hold too', () => assert.equal(caseload(cases), 13));
  it('weighs acuity, and a case on hold by half', () => assert.equal(weightedCaseload(cases), 15));
  it('leaves out what is not opened yet or already closed', () => {
    const others = ['referred', 'screening', 'waitlisted', 'declined', 'closed', 'entered_in_error'];
    assert.equal(caseload(others.map((state) => ({ state, acuity: 4 }) as const)), 0);
    assert.equal(weightedCaseload(others.map((state) => ({ state, acuity: 4 }) as const)), 0);
  });
  it('follows the weights of the programme', () => {
    const weights = { ...defaultCaseloadWeights, byState: { on_hold: 0, closing: 0.25 } };
    assert.equal(weightedCaseload([...cases, { state: 'closing', acuity: 4 }], weights), 14.5);
  });
});
