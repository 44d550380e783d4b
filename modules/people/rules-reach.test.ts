import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { normalizeReach } from './rules-reach.ts';

const usable = { doNotUse: false };

describe('a way to reach somebody', () => {
  it('is kept in one form: E.164, or the address in small letters', () => {
    assert.deepEqual(normalizeReach({ kind: 'text', value: '(206) 555-0148', ...usable }, 'US'), { ok: true, value: '+12065550148' });
    assert.deepEqual(normalizeReach({ kind: 'email', value: 'River@Example.ORG', ...usable }, 'US'), {
      ok: true,
      value: 'river@example.org',
    });
    assert.deepEqual(normalizeReach({ kind: 'post', value: 'anything', ...usable }, 'US'), { ok: true, value: null });
  });

  it('may name a whole kind only to say that it must not be used', () => {
    assert.deepEqual(normalizeReach({ kind: 'phone', value: null, doNotUse: true }, 'US'), { ok: true, value: null });
    assert.deepEqual(normalizeReach({ kind: 'phone', value: null, doNotUse: false }, 'US'), {
      ok: false,
      refusal: { code: 'contact-point.value-missing' },
    });
  });

  it('is refused where it cannot be one', () => {
    for (const value of ['river', 'river@', 'a b@example.org', 'river@example'])
      assert.deepEqual(normalizeReach({ kind: 'email', value, ...usable }, 'DE'), {
        ok: false,
        refusal: { code: 'email.unreadable' },
      });
    assert.equal(normalizeReach({ kind: 'phone', value: '12', ...usable }, 'DE').ok, false);
  });
});
