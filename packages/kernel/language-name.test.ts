import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { languageName } from './language-name.ts';

describe('the name of a language', () => {
  it('is said in the language of the reader, sign languages too', () => {
    assert.deepEqual(
      [languageName('pt', 'en'), languageName('pt', 'de'), languageName('pt', 'it'), languageName('gsg', 'de')],
      ['Portuguese', 'Portugiesisch', 'portoghese', 'Deutsche Gebärdensprache'],
    );
  });

  for (const tag of ['zh-cmn', 'en-a1', 'xyz-toolongbutfine', ''])
    it(`is the tag itself when nobody has a name for ${tag || 'nothing'}`, () => assert.equal(languageName(tag, 'en'), tag));
});
