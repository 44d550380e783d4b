import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day } from '#kernel';
import { checkPassword, demandedSince, demandOf, deviceLabel, isHeldOn, pauses } from './rules.ts';

const codeOf = (password: string, email = 'amara.lindgren@example.org') => {
  const decision = checkPassword(password, email);
  return decision.ok ? 'good' : decision.refusal.code;
};

describe('a password', () => {
  const cases: [string, string, string][] = [
    ['a short sentence', 'we sail at seven', 'good'],
    ['twelve characters, without figures or capitals', 'quietharbour', 'good'],
    ['letters of any language', 'drei blaue Würfel', 'good'],
    ['eleven characters', 'quietharbou', 'password.too-short'],
    ['eleven characters that look like twelve in bytes', 'quietharböu', 'password.too-short'],
    ['one that everybody tries', 'qwertyuiopasdfghjkl', 'password.too-common'],
    ['a well-known word with figures after it', 'Password123456', 'password.too-common'],
    ['a well-known word between signs', '!!Willkommen!!2026', 'password.too-common'],
    ['half a word repeated', 'harborharbor', 'password.too-common'],
    ['four different characters', 'aabbccddaabb', 'password.too-common'],
    ['the name of the address', 'my amara.lindgren pw', 'password.contains-email'],
  ];
  for (const [what, password, expected] of cases) it(`${what}: ${expected}`, () => assert.equal(codeOf(password), expected));

  it('may contain a name of three letters, which is in many words', () =>
    assert.equal(codeOf('the ana conda sleeps', 'ana@example.org'), 'good'));
  it('is the same however the keyboard composed its accents', () =>
    assert.equal(codeOf('u\u0308ber den Wolken'), codeOf('\u00fcber den Wolken')));
});

describe('pauses after failures', () => {
  it('never get shorter, and end at a quarter of an hour', () => {
    for (const steps of Object.values(pauses)) {
      assert.ok(steps.every((pause, index) => pause >= (steps[index - 1] ?? 0)));
      assert.equal(steps.at(-1), 900);
    }
  });
});

describe('a role', () => {
  const held = (from: string, until: string | null, on: string) =>
    isHeldOn({ validFrom: day(from), validUntil: until === null ? null : day(until) }, day(on));
  it('is held from its first day until the day before it ends', () => {
    assert.deepEqual(
      ['2026-02-28', '2026-03-01', '2026-03-30', '2026-03-31'].map((date) => held('2026-03-01', '2026-03-31', date)),
      [false, true, true, false],
    );
  });
  it('that ends on the day it began is held on no day', () => assert.equal(held('2026-03-01', '2026-03-01', '2026-03-01'), false));
  it('without an end stays', () => assert.equal(held('2026-03-01', null, '2099-01-01'), true));
});

describe('the label of a device', () => {
  const cases: [string, string][] = [
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge · Windows',
    ],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1', 'Safari · iOS'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
    ['curl/8.5.0', 'curl'],
    ['', ''],
  ];
  for (const [agent, label] of cases)
    it(`of ${agent.slice(0, 24) || 'nothing'} is "${label}"`, () => assert.equal(deviceLabel(agent), label));
});

describe('the demand for a second factor', () => {
  const nobody = { administratorsSince: null, everybodySince: null };
  it('that was raised stays demanded since it was first, and is the least of what stands', () => {
    const administrators = demandedSince('administrators', nobody, '2027-01-01T00:00:00Z');
    const everybody = demandedSince('everybody', administrators, '2027-02-01T00:00:00Z');
    assert.deepEqual(everybody, { administratorsSince: '2027-01-01T00:00:00Z', everybodySince: '2027-02-01T00:00:00Z' });
    assert.deepEqual([nobody, administrators, everybody].map(demandOf), ['own_choice', 'administrators', 'everybody']);
    assert.deepEqual(demandedSince('administrators', everybody, '2027-03-01T00:00:00Z'), administrators);
    assert.deepEqual(demandedSince('own_choice', everybody, '2027-03-01T00:00:00Z'), nobody);
  });
});
