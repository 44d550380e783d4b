import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Language, negotiateLanguage } from './language.ts';

describe('the language negotiated from Accept-Language', () => {
  const cases: [header: string | undefined, language: Language][] = [
    [undefined, 'en'],
    ['', 'en'],
    ['de', 'de'],
    ['de-CH', 'de'],
    ['fr, it;q=0.8, de;q=0.9', 'de'],
    ['it-IT,it;q=0.9,en;q=0.8', 'it'],
    ['en;q=0, it;q=0.1', 'it'],
    ['fr;q=1, *;q=0.5', 'en'],
    ['de;q=nonsense, it', 'it'],
    ['DE', 'de'],
  ];
  for (const [header, language] of cases) {
    it(`is ${language} for ${header ?? 'no header'}`, () => assert.equal(negotiateLanguage(header), language));
  }
  it('is the fallback of the network if none fits', () => assert.equal(negotiateLanguage('fr', 'it'), 'it'));
});
