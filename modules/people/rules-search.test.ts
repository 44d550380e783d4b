import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day } from '#kernel';
import { readSearch, type SearchWish } from './rules-search.ts';

const today = day('2026-03-11');

describe('a search', () => {
  const searches: [text: string, Partial<SearchWish>][] = [
    ['almeida riv', { words: ['almeida', 'riv'] }],
    ['  José   Müller ', { words: ['José', 'Müller'] }],
    ['5.3.1994', { born: ['1994-03-05'] }],
    ['05/03/1994', { born: ['1994-05-03', '1994-03-05'] }],
    ['14/3/94', { born: ['1994-03-14'] }],
    ['March 5, 1994', { born: ['1994-03-05'] }],
    ['5. März 1994', { born: ['1994-03-05'] }],
    ['5 marzo 1994', { born: ['1994-03-05'] }],
    ['1.2.44', { born: ['1944-02-01'] }],
    ['almeida 5.3.1994', { words: ['almeida'], born: ['1994-03-05'] }],
    ['5 marzo 1994 rossi', { words: ['rossi'], born: ['1994-03-05'] }],
    ['rossi 1994', { words: ['rossi'], born: ['1994'], phone: '1994', caseNumber: '1994' }],
    ['(555) 014-8020', { phone: '5550148020' }],
    ['0171 12345', { phone: '17112345', caseNumber: '017112345' }],
    ['0039 333 123', { phone: '39333123', caseNumber: '0039333123' }],
    ['2026-0042', { phone: '20260042', caseNumber: '2026-0042' }],
    ['42', { caseNumber: '42' }],
    ['Friday', { words: ['Friday'] }],
    ['11. März', { words: ['März'], caseNumber: undefined }],
    ['', {}],
    ['%', {}],
  ];
  for (const [text, wish] of searches)
    it(`for “${text}” is read`, () =>
      assert.deepEqual(readSearch(text, today), { words: [], born: [], phone: undefined, caseNumber: undefined, ...wish }));
});
