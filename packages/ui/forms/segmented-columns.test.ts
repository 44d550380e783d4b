import assert from 'node:assert/strict';
import { it } from 'node:test';
import { columnsWithRoom, narrowColumns } from './segmented-columns.ts';

const words = (labels: string[], hasIcon = false) => labels.map((label) => ({ label, hasIcon }));

const cases: [string, number, { label: string; hasIcon: boolean }[], number][] = [
  ['short words keep their four columns', 4, words(['Call', 'Went along', 'Meeting'], true), 4],
  ['one long word with an icon makes it two', 4, words(['Telefonata', 'Accompagnamento'], true), 2],
  ['the same word without an icon has more room', 4, words(['Meeting', 'Wöchentlich'.slice(0, 10)]), 4],
  ['a hyphen is a place to break', 3, words(['Public', 'Non-governmental']), 3],
  ['a word too long for a third stands below the others', 3, words(['Ja', 'Leistungsbescheinigung']), 1],
  ['two columns stay two', 2, words(['Einverständniserklärung']), 2],
];

for (const [rule, asked, options, expected] of cases) it(rule, () => assert.equal(columnsWithRoom(asked, options), expected));

it('four short words stand side by side on a phone too, longer ones and icons in twos', () => {
  assert.equal(narrowColumns(4, words(['Tag', 'Woche', 'Monat', 'Liste'])), 4);
  assert.equal(narrowColumns(4, words(['Giorno', 'Settimana', 'Mese', 'Elenco'])), 2);
  assert.equal(narrowColumns(4, words(['Call', 'Visit'], true)), 2);
  assert.equal(narrowColumns(3, words(['Non-governmental'])), 3);
});
