import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Temporal } from '#kernel';
import { checkTimes, settle } from './rules.ts';

const now = Temporal.Instant.from('2026-03-10T09:40:00Z');
const earlier = { status: 'planned' as const, startsAt: '2026-03-10T08:00:00Z' };

describe('the times of an appointment', () => {
  const cases: [string, string, string | undefined][] = [
    ['2026-03-10T09:00:00Z', '2026-03-10T10:00:00Z', undefined],
    ['2026-03-10T09:00:00+01:00', '2026-03-10T08:30:00Z', undefined],
    ['2026-03-10T09:00:00Z', '2026-03-10T09:00:00Z', 'appointment.ends-before-start'],
    ['2026-03-10T09:00:00Z', '2026-03-10T08:00:00Z', 'appointment.ends-before-start'],
    ['2026-03-10T09:00:00Z', '2026-03-17T09:01:00Z', 'appointment.too-long'],
  ];
  for (const [startsAt, endsAt, code] of cases) {
    it(`${startsAt} to ${endsAt} is ${code ?? 'taken'}`, () => {
      const decision = checkTimes({ startsAt, endsAt });
      assert.equal(decision.ok ? undefined : decision.refusal.code, code);
    });
  }
});

describe('saying how it went', () => {
  it('is taken once it has begun', () => {
    assert.equal(settle(earlier, { status: 'missed', reason: 'client_ill' }, now).ok, true);
  });
  it('is refused before it begins', () => {
    const decision = settle({ status: 'planned', startsAt: '2026-03-10T10:00:00Z' }, { status: 'kept' }, now);
    assert.deepEqual(decision, { ok: false, refusal: { code: 'appointment.not-over', startsAt: '2026-03-10T10:00:00Z' } });
  });
  it('may be cancelled ahead', () => {
    assert.equal(
      settle({ status: 'planned', startsAt: '2026-03-11T10:00:00Z' }, { status: 'cancelled', reason: 'rescheduled' }, now).ok,
      true,
    );
  });
  it('goes from kept to missed only through planned', () => {
    assert.deepEqual(settle({ ...earlier, status: 'kept' }, { status: 'missed', reason: 'other' }, now), {
      ok: false,
      refusal: { code: 'appointment.settled', status: 'kept' },
    });
    assert.equal(settle({ ...earlier, status: 'kept' }, { status: 'planned' }, now).ok, true);
  });
  it('the same again changes nothing', () => {
    assert.equal(settle({ ...earlier, status: 'kept' }, { status: 'kept' }, now).ok, true);
  });
});
