import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { StoredConsent } from '#modules/consents/index.ts';
import { type FieldKey, fieldKeys } from './model-fields.ts';
import { blocksOf, fieldsOf, gapsIn, mergeText, unknownFields } from './rules-merge.ts';
import { checkWay, mayGoOut, tellsAddress } from './rules-release.ts';
import { categoriesTold, checkStep, checkTexts, languageFor } from './rules-template.ts';

const labelOf = (key: FieldKey) => `label of ${key}`;
const aText = (body: string) => ({ name: 'Invitation', subject: 'Your appointment', body });

describe('merging a template', () => {
  it('puts values in the place of fields, with or without spaces in the braces', () => {
    const merged = mergeText('Dear {{client.name}}, on {{ appointment.date }}.', (key) => ({ text: key.toUpperCase() }), labelOf);
    assert.equal(merged, 'Dear CLIENT.NAME, on APPOINTMENT.DATE.');
  });

  it('leaves a gap that says what belongs there, and finds it again until it is filled or struck', () => {
    const merged = mergeText('Born {{client.birthDate}}.', () => ({ gap: 'missing' }), labelOf);
    assert.equal(merged, 'Born [[label of client.birthDate]].');
    assert.deepEqual(gapsIn(merged), ['label of client.birthDate']);
    assert.deepEqual(gapsIn(merged.replace(/\[\[.*\]\]/, '1994')), []);
  });

  it('finds what is left of a gap or field that somebody damaged', () => {
    assert.deepEqual(gapsIn('Born [[date.'), ['[[']);
    assert.deepEqual(gapsIn('Born {{client.birthDate}}'), ['{{', '}}']);
  });

  it('takes a value for text, whatever it looks like', () => {
    const merged = mergeText('{{client.name}}', () => ({ text: '{{client.birthDate}} [[x]] <b>$&' }), labelOf);
    assert.deepEqual([merged, gapsIn(merged), fieldsOf(merged)], ['{ {client.birthDate} } [ [x] ] <b>$&', [], []]);
  });

  it('leaves no field unresolved unnoticed, whatever surrounds it and whatever the values are', () => {
    const part = fc.oneof(
      fc.constantFrom(...fieldKeys).map((key) => `{{${key}}}`),
      fc.string().map((text) => text.replace(/[{}[\]]/g, '')),
    );
    const value = fc.option(fc.string({ unit: fc.constantFrom('{', '}', '[', ']', 'a', ' ', '$') }), { nil: null });
    fc.assert(
      fc.property(fc.array(part), fc.array(value, { minLength: fieldKeys.length, maxLength: fieldKeys.length }), (parts, values) => {
        const template = parts.join(' ');
        const known = (key: FieldKey) => values[fieldKeys.indexOf(key)] ?? null;
        const merged = mergeText(template, (key) => (known(key) === null ? { gap: 'missing' } : { text: known(key) ?? '' }), labelOf);
        const missing = fieldsOf(template).filter((key) => known(key) === null);
        assert.deepEqual(gapsIn(merged).toSorted(), missing.map(labelOf).toSorted());
        assert.doesNotMatch(merged, /\{\{|\}\}/);
      }),
    );
  });
});

describe('a template', () => {
  it('is refused for a field that is not in the vocabulary, which is named, with the language it stands in', () => {
    assert.deepEqual(checkTexts({ en: aText('Hello'), de: aText('{{client.shoeSize}} {{client.name}} {{'), it: null }), {
      ok: false,
      refusal: { code: 'letter-template.unknown-field', language: 'de', fields: ['client.shoeSize', '{{'] },
    });
    assert.deepEqual(unknownFields('{{client.name}} [[what you ask for]]'), []);
    assert.deepEqual(unknownFields('[[what you ask for'), ['[[']);
  });

  it('is refused without a text in any language', () => {
    assert.deepEqual(checkTexts({ en: null, de: null, it: null }), { ok: false, refusal: { code: 'letter-template.no-text' } });
  });

  it('is drafted, published, retired and published again, and never a draft again', () => {
    const steps = (['draft', 'published', 'retired'] as const).map((from) =>
      (['draft', 'published', 'retired'] as const).filter((to) => to !== from && checkStep(from, to).ok),
    );
    assert.deepEqual(steps, [['published'], ['retired'], ['published']]);
  });

  it('tells its own category, that of its fields, and whom it is about', () => {
    const told = (body: string) => categoriesTold(aText(body), 'health_general');
    assert.deepEqual(told('{{client.name}}'), ['identity', 'health_general']);
    assert.deepEqual(told('{{appointment.date}}'), ['identity', 'health_general', 'social']);
  });

  it('speaks the language of the recipient if it can, else that of the network, else one it has', () => {
    const texts = { en: aText('a'), de: aText('b'), it: null };
    assert.deepEqual(
      [
        languageFor(texts, ['de-AT', 'en']),
        languageFor(texts, ['it', 'en']),
        languageFor({ ...texts, en: null }, ['pt']),
        languageFor({ en: null, de: null, it: null }, ['en']),
      ],
      ['de', 'en', 'de', undefined],
    );
  });
});

describe('a letter goes out', () => {
  const organizationId = '019cb000-0000-7000-8000-0000000000aa';
  const release: StoredConsent = {
    id: '019cb000-0000-7000-8000-000000000001',
    type: 'release_of_information',
    legalForm: 'written',
    recipientOrganizationId: organizationId,
    purposes: ['care_coordination'],
    categories: ['identity', 'social'],
    startsAt: '2026-03-10T14:00:00Z',
    expiresAt: '2026-07-01T04:00:00Z',
    revokedAt: null,
  };
  const telling = { categories: ['identity', 'social'], purpose: 'care_coordination', basis: null, at: '2026-04-01T12:00:00Z' } as const;

  it('to the client and to colleagues without a release', () => {
    assert.ok(mayGoOut({ side: 'client' }, telling, []).ok && mayGoOut({ side: 'own' }, telling, []).ok);
  });

  it('to an organisation by a release for everything it tells; else what is missing is named', () => {
    const to = { side: 'organization', organizationId } as const;
    assert.deepEqual(mayGoOut(to, telling, [release]), { ok: true, value: { consentIds: [release.id] } });
    const missing = (more: Partial<Parameters<typeof mayGoOut>[1]>, receiver: Parameters<typeof mayGoOut>[0] = to) => {
      const answer = mayGoOut(receiver, { ...telling, ...more }, [release]);
      return answer.ok ? null : 'missing' in answer.refusal ? [answer.refusal.category, answer.refusal.missing] : answer.refusal.code;
    };
    assert.deepEqual(missing({ categories: ['identity', 'health_general'] }), ['health_general', 'category']);
    assert.deepEqual(missing({ purpose: 'housing' }), ['identity', 'purpose']);
    assert.deepEqual(missing({ at: '2026-07-01T04:00:00Z' }), ['identity', 'time']);
    assert.deepEqual(missing({}, { side: 'organization', organizationId: release.id }), ['identity', 'recipient']);
  });

  it('to somebody no release can name only with a stated reason, and never with what is specially protected', () => {
    const basis = { ground: 'client_request', note: 'Asked for it on 3 March' } as const;
    assert.deepEqual(mayGoOut({ side: 'other' }, telling, [release]), { ok: false, refusal: { code: 'letter.basis-missing' } });
    assert.ok(mayGoOut({ side: 'other' }, { ...telling, basis }, []).ok);
    const answer = mayGoOut({ side: 'other' }, { ...telling, basis, categories: ['identity', 'mental_health'] }, []);
    assert.equal(answer.ok ? '' : answer.refusal.code, 'letter.release-missing');
  });

  it('to the client only in a way they allow', () => {
    const why = (way: Parameters<typeof checkWay>[0], points: Parameters<typeof checkWay>[1], mayUseMail = true) => {
      const answer = checkWay(way, points, mayUseMail);
      return answer.ok ? 'ok' : answer.refusal.why;
    };
    const noPost = [{ kind: 'post', value: null, doNotUse: true }];
    const mail = [{ kind: 'email', value: 'river@example.org', doNotUse: false }];
    assert.deepEqual([why('post', []), why('post', noPost), why('by_hand', noPost)], ['ok', 'unwanted', 'ok']);
    assert.deepEqual([why('email', mail), why('email', mail, false), why('email', [])], ['ok', 'no-consent', 'no-address']);
    assert.equal(why('email', [{ kind: 'email', value: null, doNotUse: true }]), 'unwanted');
  });

  it('never with a protected address in it, however it is written', () => {
    const lives = [{ lines: ['12 Elm Street', 'Apt 4'] }];
    assert.ok(tellsAddress('She lives at 12, ELM  Street.', lives));
    assert.ok(!tellsAddress('She lives near Oak Street, at number 4.', lives));
  });
});

describe('the body of a letter', () => {
  it('is paragraphs parted by empty lines, and lists of lines with a dash', () => {
    assert.deepEqual(blocksOf('Dear River,\n\nthese are\nyour goals:\n- one\n– two\n\n\nRegards'), [
      { kind: 'lines', lines: ['Dear River,'] },
      { kind: 'lines', lines: ['these are', 'your goals:'] },
      { kind: 'list', lines: ['one', 'two'] },
      { kind: 'lines', lines: ['Regards'] },
    ]);
  });
});
