import assert from 'node:assert/strict';
import { it } from 'node:test';
import i18next from 'i18next';
import type { Reader } from '../format/reader.ts';
import { oneStop, registerWordFormats } from './word-formats.ts';

const words = { because: 'last reached {{on, day}}, by {{at, time}}', mode: { call: 'Call' }, title: '$t(mode.{{mode}}), {{minutes}} min' };

it('a sentence is made for its reader: language, time zone and nearness', async () => {
  const instance = i18next.createInstance();
  await instance.init({
    lng: 'en',
    resources: { en: { translation: words }, de: { translation: words } },
    interpolation: { escapeValue: false },
  });
  registerWordFormats(instance);
  const say = instance.t as unknown as (key: string, options: object) => string;
  const reader = (language: Reader['language'], timeZone: string): Reader => ({ language, timeZone, now: '2026-03-10T12:00:00Z' });
  const facts = { on: '2026-03-09', at: '2026-03-10T16:00:00Z' };
  assert.equal(say('because', { ...facts, reader: reader('en', 'America/New_York') }), 'last reached Mon 9 Mar, by 12:00');
  assert.equal(say('because', { ...facts, lng: 'de', reader: reader('de', 'Europe/Berlin') }), 'last reached Mo., 9. März, by 17:00');
  assert.equal(say('title', { mode: 'call', minutes: 4, reader: reader('en', 'UTC') }), 'Call, 4 min');
});

it('a sentence ends with one full stop, whatever it ends with; an ellipsis stays', async () => {
  const instance = i18next.createInstance();
  const de = { until: 'bis {{day}}.', onward: 'bis {{day}}. Danach …', more: 'und so weiter...' };
  await instance.use(oneStop).init({ lng: 'de', postProcess: oneStop.name, resources: { de: { translation: de } } });
  const say = instance.t as unknown as (key: string, facts?: object) => string;
  const day = 'Do., 19. Nov.';
  assert.equal(say('until', { day }), 'bis Do., 19. Nov.');
  assert.equal(say('onward', { day }), 'bis Do., 19. Nov. Danach …');
  assert.equal(say('more'), 'und so weiter...');
});
