import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accept, type Decision, orThrow, Refused, refuse, requireAllowed } from './decision.ts';

type CloseRefusal = { code: 'case.closed'; closedOn: string } | { code: 'case.not-found' };
const closed: Decision<string, CloseRefusal> = refuse({ code: 'case.closed', closedOn: '2026-03-01' });

describe('a decision', () => {
  it('gives its value when accepted', () => {
    assert.equal(orThrow(accept('case-closed')), 'case-closed');
    assert.deepEqual(accept(), { ok: true, value: undefined });
  });
  it('throws its refusal with all facts when refused', () => {
    assert.throws(
      () => orThrow(closed),
      (error) => error instanceof Refused && error.message === 'case.closed' && error.refusal.closedOn === '2026-03-01',
    );
  });
});

describe('requireAllowed', () => {
  it('lets pass what is allowed', () => {
    requireAllowed(true);
    requireAllowed(accept());
  });
  it('refuses a plain no with access.not-allowed', () => {
    assert.throws(() => requireAllowed(false), { refusal: { code: 'access.not-allowed' } });
  });
  it('passes on the reason of a policy', () => {
    assert.throws(() => requireAllowed(closed), { refusal: { code: 'case.closed', closedOn: '2026-03-01' } });
  });
});
