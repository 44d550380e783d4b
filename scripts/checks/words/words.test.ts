import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareLanguages, flatten, type Room } from './compare.ts';
import { scan } from './scan.ts';
import { homelessNested, missingWords, untranslatedTexts, unusedWords } from './usage.ts';

function room(en: object, de: object = en, it: object = en): Room {
  return { name: 'cases', folder: 'modules/cases', words: { en: flatten(en), de: flatten(de), it: flatten(it) } };
}

const nothing: ReadonlySet<string> = new Set();

describe('languages laid side by side', () => {
  const faults: [what: string, of: Room, fault: string][] = [
    ['a key that a language lacks', room({ a: 'One' }, { a: 'Eins' }, {}), 'cases.it: a is missing'],
    ['a key that English lacks', room({}, { a: 'Eins' }, { a: 'Uno' }), 'cases.en: a is missing'],
    ['a nested key', room({ a: { b: 'One' } }, { a: { b: 'Eins' } }, { a: {} }), 'cases.it: a.b is missing'],
    ['an empty text', room({ a: 'One' }, { a: ' ' }, { a: 'Uno' }), 'cases.de: a has no text'],
    [
      'the Italian plural for millions',
      room(
        { a_one: '{{count}} day', a_other: '{{count}} days' },
        { a_one: '{{count}} Tag', a_other: '{{count}} Tage' },
        { a_one: '{{count}} giorno', a_other: '{{count}} giorni' },
      ),
      'cases.it: a lacks the form a_many',
    ],
    [
      'a lost placeholder',
      room({ a: 'To {{name}}' }, { a: 'An {{nam}}' }, { a: 'A {{name}}' }),
      'cases.de: a has other placeholders than in English: "An {{nam}}"',
    ],
    [
      'a text left in English',
      room({ a: 'Save' }, { a: 'Save' }, { a: 'Salva' }),
      'cases.de: a is the same as in English: "Save" (if it has to be, add it to same-everywhere.txt)',
    ],
  ];
  for (const [what, of, fault] of faults) it(`show ${what}`, () => assert.deepEqual(compareLanguages(of, nothing), [fault]));

  it('show nothing when each has every key in its own words', () => {
    const plural = { en: { d_one: 'One day', d_other: '{{count}} days' }, de: { d_one: 'Ein Tag', d_other: '{{count}} Tage' } };
    const italian = { d_one: 'Un giorno', d_many: '{{count}} di giorni', d_other: '{{count}} giorni' };
    assert.deepEqual(
      compareLanguages(room({ a: 'Save', ...plural.en }, { a: 'Sichern', ...plural.de }, { a: 'Salva', ...italian }), nothing),
      [],
    );
  });

  it('show words that put in others without naming their area', () => {
    const text = 'Sent $t(channel.{{channel}}), $t(cases:span.day, {"count": {{count}} })';
    assert.deepEqual(homelessNested([room({ a: text }, {}, {})]), ['cases.en: a puts in channel.{{channel}} without naming its area']);
  });

  it('may be the same where that is right: proper names, and texts without words', () => {
    assert.deepEqual(compareLanguages(room({ a: 'Team', b: '{{from}} – {{until}}' }), new Set(['Team'])), []);
  });
});

describe('words that code asks for', () => {
  const words = room({
    title: 'Case',
    day_one: 'day',
    day_other: 'days',
    tab: { notes: 'Notes', plan: 'Plan' },
    problem: { 'case.closed': 'Closed' },
  });
  const file = (text: string) => [scan('modules/cases/web/page.tsx', text)];

  it('are missed by name', () => {
    assert.deepEqual(missingWords([words], file("t('title'); t('day', { count }); t('tab.notes');\nt('tittle');")), [
      'modules/cases/web/page.tsx:2: there are no words for tittle',
    ]);
  });
  it('are looked for in the namespace the file names', () => {
    const kit: Room = { ...words, name: 'ui', folder: 'packages/ui', words: { en: flatten({ save: 'Save' }) } };
    assert.deepEqual(missingWords([words, kit], file("const { t } = useTranslation('ui'); t('save'); t('cases:title');")), []);
    assert.equal(missingWords([words, kit], file("const { t } = useTranslation('cases'); t('save');")).length, 1);
  });
  it('are missed on either side of a choice', () => {
    assert.equal(missingWords([words], file("t(open ? 'title' : 'gone')")).length, 1);
  });
  it('include a text for every refusal', () => {
    const problems =
      "export const p = { 'case.closed': { status: 409, title: 'Closed' }, 'case.lost': { status: 404, title: 'Lost' }, 'x.fault': { status: 500, title: 'Fault' } };";
    assert.deepEqual(missingWords([words], file(problems)), [
      'modules/cases/web/page.tsx: the refusal case.lost has no text problem.case.lost',
    ]);
  });
});

describe('words that nothing uses', () => {
  const words = room({ title: 'Case', tab: { notes: 'Notes', plan: 'Plan' } });
  const unused = (text: string) => unusedWords([words], [scan('modules/cases/web/page.tsx', text)]);

  it('are named', () => assert.deepEqual(unused("t('title')"), ['cases: nothing uses tab.notes', 'cases: nothing uses tab.plan']));
  it('are not those that a key put together can reach', () => assert.deepEqual(unused(`t('title'); t(\`tab.\${name}\`)`), []));
  it('are not those kept in a table', () => assert.deepEqual(unused("const tabs = ['tab.notes', 'cases:tab.plan', 'title']"), []));
  it('are not those asked for as a branch', () => assert.deepEqual(unused("t('title'); t('tab', { returnObjects: true })"), []));
  it('are not saved by a template that could be anything', () => assert.equal(unused(`t('title'); t(\`\${a}.\${b}\`)`).length, 2));
});

describe('text on a screen that comes from no language file', () => {
  const found = (text: string) => untranslatedTexts([scan('page.tsx', text)]).length;

  it('is found between tags and in what is read out', () => {
    assert.deepEqual([found('<p>Hello</p>'), found('<input aria-label="Name" />'), found('<Field label="Name" />')], [1, 1, 1]);
  });
  it('is not signs, entities, or what no one reads', () => {
    assert.deepEqual(
      [found('<p>· {name} –&nbsp;</p>'), found('<p className="hero" data-kind="box" />'), found("<p>{t('a')}</p>")],
      [0, 0, 0],
    );
  });
});
