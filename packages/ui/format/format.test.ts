import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { money } from '#kernel';
import { collatorOf, listText, moneyText, numberText, shareText } from './amounts.ts';
import { dayAt, dayHeading, dayText, instantText, languageOf, type Reader } from './reader.ts';

const reader = (language: Reader['language']): Reader => ({ language, timeZone: 'America/New_York', now: '2026-03-10T13:40:00Z' });
const inThreeLanguages = (write: (reader: Reader) => string) =>
  [write(reader('en')), write(reader('de')), write(reader('it'))].map((text) => text.replaceAll(/\s/g, ' '));

describe('the reader', () => {
  it('is where they are: the day and the time are theirs', () => {
    assert.equal(dayAt('2026-03-10T03:30:00Z', reader('en')), '2026-03-09');
    assert.deepEqual(
      inThreeLanguages((r) => instantText('2026-03-12T01:00:00Z', r)),
      ['Wed 11 Mar, 21:00', 'Mi., 11. März, 21:00', 'mer 11 mar, 21:00'],
    );
  });
  it('sees near days with their weekday and headings with a capital', () => {
    assert.deepEqual(
      inThreeLanguages((r) => dayText('2026-03-11', r)),
      ['Wed 11 Mar', 'Mi., 11. März', 'mer 11 mar'],
    );
    assert.deepEqual(
      inThreeLanguages((r) => dayHeading('2026-03-10', r)),
      ['Tuesday 10 March', 'Dienstag, 10. März', 'Martedì 10 marzo'],
    );
  });
  it('has a language found in any tag, English when we do not speak it', () => {
    assert.deepEqual(['de-AT', 'it', 'fr-FR', undefined].map(languageOf), ['de', 'it', 'en', 'en']);
  });
});

describe('amounts', () => {
  it('end in cents and have a real minus', () => {
    assert.deepEqual(
      inThreeLanguages((r) => moneyText(money(490_000, 'USD'), r.language)),
      ['$4,900.00', '4.900,00 $', '4.900,00 $'],
    );
    assert.equal(moneyText(money(-8600, 'USD'), 'en'), '−$86.00');
    assert.equal(moneyText(money(35_800, 'USD'), 'en', { sign: true }), '+$358.00');
  });
  it('numbers, shares and lists follow the language', () => {
    assert.deepEqual(
      inThreeLanguages((r) => numberText(1231.5, r.language)),
      ['1,231.5', '1.231,5', '1.231,5'],
    );
    assert.deepEqual(
      inThreeLanguages((r) => shareText(0.3, r.language)),
      ['30%', '30 %', '30%'],
    );
    assert.deepEqual(
      inThreeLanguages((r) => listText(['Ada', 'Bo', 'Cy'], r.language)),
      ['Ada, Bo and Cy', 'Ada, Bo und Cy', 'Ada, Bo e Cy'],
    );
  });
  it('names sort as people of the language expect', () => {
    const sorted = ['Zorn', 'Ärger', 'Fall 10', 'Fall 2', 'Arend'].sort(collatorOf('de').compare);
    assert.deepEqual(sorted, ['Arend', 'Ärger', 'Fall 2', 'Fall 10', 'Zorn']);
  });
});
