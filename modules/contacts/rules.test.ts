import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { day, Temporal } from '#kernel';
import {
  attemptsSinceReached,
  checkAddendum,
  checkContact,
  checkCorrection,
  checkGroup,
  checkReview,
  checkSigning,
  contactShares,
  fillTemplate,
  firstLine,
  shareMinutes,
  withTemplate,
} from './rules.ts';

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
    const reached = { outcome: 'reached' as const };
    const visits = { ...reached, place: 'home' as const, direct: true, count: 31, minutes: 930 };
    const office = { ...reached, place: 'office' as const, direct: true, count: 9, minutes: 0 };
    const calls = { ...reached, place: 'remote' as const, direct: false, count: 12, minutes: 930 };
    assert.deepEqual(contactShares([visits, office, calls]), { directShare: 0.5, inVivoShare: 0.775 });
  });
  it('are unknown, not zero, without contacts', () => {
    assert.deepEqual(contactShares([]), { directShare: null, inVivoShare: null });
  });
});

describe('a contact with several people', () => {
  it('is written once on each case', () => {
    assert.equal(checkGroup({ caseId: 'a', others: [{ caseId: 'b' }] }).ok, true);
    assert.equal(checkGroup({ caseId: 'a', others: [{ caseId: 'b' }, { caseId: 'a' }] }).ok, false);
  });
  it('shares out its minutes without losing or making one', () => {
    assert.deepEqual(shareMinutes(50, 3), [17, 17, 16]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 1, max: 21 }), (minutes, cases) => {
        const shares = shareMinutes(minutes, cases);
        assert.equal(
          shares.reduce((sum, share) => sum + share, 0),
          minutes,
        );
        assert.ok(Math.max(...shares) - Math.min(...shares) <= 1);
      }),
    );
  });
});

describe('a signed note', () => {
  const open = { signed: null, by: { userId: 'amara' }, note: 'Slept better.', component: null, minutes: 5 };
  const signed = { ...open, signed: {} };
  const codeOf = (answer: ReturnType<typeof checkAddendum>) => (answer.ok ? 'ok' : answer.refusal.code);
  const rows: [what: string, code: string, expected: string][] = [
    ['who wrote it signs it', codeOf(checkSigning(open, 'amara', 'clinical')), 'ok'],
    ['nobody else does', codeOf(checkSigning(open, 'petra', 'clinical')), 'contact.not-yours'],
    ['nothing is not signed', codeOf(checkSigning({ ...open, note: ' ' }, 'amara', 'clinical')), 'contact.nothing-to-sign'],
    ['nor anything twice', codeOf(checkSigning(signed, 'amara', 'clinical')), 'contact.signed'],
    ['targeted: the part of the service is named', codeOf(checkSigning(open, 'amara', 'targeted')), 'contact.needs-component'],
    ['and its time', codeOf(checkSigning({ ...open, component: 'referral', minutes: 0 }, 'amara', 'targeted')), 'contact.needs-minutes'],
    ['then it is signed', codeOf(checkSigning({ ...open, component: 'referral' }, 'amara', 'targeted')), 'ok'],
    ['it is corrected before', codeOf(checkCorrection(open)), 'ok'],
    ['never after', codeOf(checkCorrection(signed)), 'contact.signed'],
    ['after it gets addenda', codeOf(checkAddendum(signed)), 'ok'],
    ['not before', codeOf(checkAddendum(open)), 'contact.not-signed'],
    ['a supervisor reviews it', codeOf(checkReview(signed, 'petra')), 'ok'],
    ['not what is unsigned', codeOf(checkReview(open, 'petra')), 'contact.not-signed'],
    ['and not their own', codeOf(checkReview(signed, 'amara')), 'contact.own-review'],
  ];
  for (const [what, code, expected] of rows) it(what, () => assert.equal(code, expected));
});

describe('a template', () => {
  it('fills an empty note, is added below a written one, and never takes a word away', () => {
    assert.equal(withTemplate(' ', 'Mood:'), 'Mood:');
    assert.equal(withTemplate('Slept better.', 'Mood:'), 'Slept better.\n\nMood:');
    assert.equal(withTemplate('Slept better.\n\nMood:', 'Mood:'), 'Slept better.\n\nMood:');
    fc.assert(fc.property(fc.string(), fc.string(), (note, template) => withTemplate(note, template).startsWith(note.trimEnd())));
  });
  it('has its fields filled once; what stands in a name is not read as a field', () => {
    assert.equal(fillTemplate('With {{client}} on {{ day }}{{nothing}}', { client: '{{day}}', day: '9 March' }), 'With {{day}} on 9 March');
  });
  it('says on the timeline what its first line says', () => {
    assert.equal(firstLine('\n  Slept better. \nMood: fair'), 'Slept better.');
    assert.equal(firstLine(`${'word '.repeat(40)}`).length, 160);
    assert.match(firstLine('x'.repeat(200)), /^x{160}…$/);
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
