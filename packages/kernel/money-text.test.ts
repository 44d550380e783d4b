import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { languages } from './language.ts';
import { money } from './money.ts';
import { formatMoney, parseMoney } from './money-text.ts';

const plain = (text: string) => text.replaceAll(/\s/g, ' ');

describe('an amount in words of the reader', () => {
  it('follows the language', () => {
    assert.equal(formatMoney(money(123_450, 'USD'), 'en'), '$1,234.50');
    assert.equal(plain(formatMoney(money(123_450, 'EUR'), 'de')), '1.234,50 €');
    assert.equal(plain(formatMoney(money(123_450, 'EUR'), 'it')), '1.234,50 €');
  });
  it('always shows the cents, and none where the currency has none', () => {
    assert.equal(formatMoney(money(500_000, 'USD'), 'en'), '$5,000.00');
    assert.equal(formatMoney(money(-5, 'EUR'), 'en'), '-€0.05');
    assert.equal(formatMoney(money(1234, 'JPY'), 'en'), '¥1,234');
  });
  it('is exact at the end of the range', () =>
    assert.equal(formatMoney(money(9_007_199_254_740_991, 'EUR'), 'en'), '€90,071,992,547,409.91'));
});

describe('an amount a person typed', () => {
  const read: [string, 'en' | 'de' | 'it', number][] = [
    ['1234.5', 'en', 123_450],
    ['$1,234.50', 'en', 123_450],
    ['1,234', 'en', 123_400],
    ['12,50', 'en', 1250],
    ['1.234', 'de', 123_400],
    ['1.234,50 €', 'de', 123_450],
    ['12.50', 'de', 1250],
    ['€ 12,5', 'it', 1250],
    ['EUR 1 234,50', 'it', 123_450],
    ["1'234.50", 'de', 123_450],
    ['-3', 'en', -300],
    ['−3,00 €', 'de', -300],
    ['-€0.05', 'en', -5],
    ['0', 'it', 0],
  ];
  for (const [text, language, minor] of read) {
    it(`reads ${text} in ${language}`, () => {
      const currency = text.includes('$') ? 'USD' : 'EUR';
      assert.deepEqual(parseMoney(text, language, currency), { ok: true, value: money(minor, currency) });
    });
  }
  const refused: [string, 'en' | 'de', string][] = [
    ['', 'en', 'money.unreadable'],
    ['abc', 'en', 'money.unreadable'],
    ['1,23,456.00', 'en', 'money.unreadable'],
    ['1.234.5', 'de', 'money.unreadable'],
    ['--3', 'en', 'money.unreadable'],
    ['1.234', 'en', 'money.too-precise'],
    ['1,234', 'de', 'money.too-precise'],
    ['5 CHF', 'de', 'money.other-currency'],
    ['99999999999999999', 'en', 'money.too-large'],
  ];
  for (const [text, language, code] of refused) {
    it(`refuses "${text}" in ${language} as ${code}`, () => {
      const decision = parseMoney(text, language, 'EUR');
      assert.equal(decision.ok, false);
      assert.equal(!decision.ok && decision.refusal.code, code);
    });
  }
  it('reads back every amount we show', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(...languages), fc.constantFrom('EUR', 'USD'), (minor, language, currency) => {
        assert.deepEqual(parseMoney(formatMoney(money(minor, currency), language), language, currency), {
          ok: true,
          value: money(minor, currency),
        });
      }),
    );
  });
});
