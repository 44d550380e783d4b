import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { optionsOf } from './options.ts';
import { aForm } from './testing.ts';
import { textIn, translationStatus } from './translation.ts';

const translated = (...texts: [language: string, text: string][]) => ({
  extension: texts.map(([lang, content]) => ({
    url: 'http://hl7.org/fhir/StructureDefinition/translation',
    extension: [
      { url: 'lang', valueCode: lang },
      { url: 'content', valueString: content },
    ],
  })),
});
const housing = {
  linkId: 'housing',
  type: 'choice',
  text: 'Housing',
  _text: translated(['de-AT', 'Wohnen'], ['it', 'Abitazione']),
  answerOption: [{ valueCoding: { code: 'ok', display: 'Fine', _display: translated(['de', 'Gut']) } }],
};
const form = aForm(housing);

describe('a text of a form', () => {
  const item = form.item?.[0];
  it('is the published translation', () => {
    assert.deepEqual(textIn(form, item?.text, item?._text, 'de'), { text: 'Wohnen', language: 'de-AT', inReadersLanguage: true });
  });
  it('is the original for its own readers', () => {
    assert.deepEqual(textIn(form, item?.text, item?._text, 'en'), { text: 'Housing', language: 'en', inReadersLanguage: true });
  });
  it('is the original, marked as such, where no translation was published', () => {
    assert.deepEqual(optionsOf(form, housing as never, 'it')?.[0]?.label, { text: 'Fine', language: 'en', inReadersLanguage: false });
    assert.equal(optionsOf(form, housing as never, 'de')?.[0]?.label.text, 'Gut');
  });
  it('is nothing where the form says nothing', () => assert.equal(textIn(form, undefined, undefined, 'de'), undefined));
});

describe('a form in a language', () => {
  it('is published only if every text is', () => {
    assert.deepEqual(
      (['en', 'de', 'it'] as const).map((language) => translationStatus(form, language)),
      ['original', 'published', 'unavailable'],
    );
  });
  it('written in German is not an English original', () => {
    const german = { ...aForm({ linkId: 'a', type: 'string', text: 'Frage' }), language: 'de' };
    assert.deepEqual([translationStatus(german, 'de'), translationStatus(german, 'en')], ['original', 'unavailable']);
  });
});
