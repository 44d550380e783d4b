import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day, Temporal } from '#kernel';
import { attemptsSinceReached, checkContact, contactShares } from './rules.ts';

const now = Temporal.Instant.from('2026-03-10T09:41:00Z');

describe('logging a contact', () => {
  it('takes what has happened', () => {
    assert.equal(checkContact({ at: '2026-03-10T09:40:00Z', party: 'client', note: '' }, now).ok, true);
  });
  it('is refused for a time to come, beyond a minute for clocks that run ahead', () => {
    assert.equal(checkContact({ at: '2026-03-10T09:41:59Z', party: 'client', note: '' }, now).ok, true);
    assert.deepEqual(checkContact({ at: '2026-03-10T09:43:00Z', party: 'client', note: '' }, now), {
      ok: false,
      refusal: { code: 'contact.in-future', at: '2026-03-10T09:43:00Z' },
    });
  });
  it('with somebody else than the client needs a note', () => {
    assert.deepEqual(checkContact({ at: '2026-03-10T09:00:00Z', party: 'provider', note: '' }, now), {
      ok: false,
      refusal: { code: 'contact.needs-note', party: 'provider' },
    });
  });
});

describe('shares of a period', () => {
  it('direct is 930 of 1,860 minutes, in vivo 31 of 40 contacts', () => {
    const visits = Array.from({ length: 31 }, () => ({ mode: 'visit' as const, outcome: 'reached' as const, minutes: 30 }));
    const office = Array.from({ length: 9 }, () => ({ mode: 'office' as const, outcome: 'reached' as const, minutes: 0 }));
    const calls = [{ mode: 'call' as const, outcome: 'reached' as const, minutes: 930 }];
    assert.deepEqual(contactShares([...visits, ...office, ...calls]), { directShare: 0.5, inVivoShare: 0.775 });
  });
  it('are unknown, not zero, without contacts', () => {
    assert.deepEqual(contactShares([]), { directShare: null, inVivoShare: null });
  });
});

describe('attempts since the client was reached', () => {
  it('count modes and days, and end at the last time somebody answered', () => {
    const contact = (date: string, mode: 'call' | 'text' | 'mail', outcome: 'reached' | 'not_reached') => ({
      day: day(date),
      mode,
      outcome,
      party: 'client' as const,
    });
    const contacts = [
      contact('2026-03-01', 'call', 'not_reached'),
      contact('2026-03-02', 'call', 'reached'),
      contact('2026-03-05', 'call', 'not_reached'),
      contact('2026-03-06', 'text', 'not_reached'),
      contact('2026-03-06', 'mail', 'not_reached'),
    ];
    assert.deepEqual(attemptsSinceReached(contacts), { attempts: 3, modes: 3, days: 2 });
  });
});
