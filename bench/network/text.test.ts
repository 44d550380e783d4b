import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cut, type Filling, fill, idsIn, marks } from './text.ts';

const own = '01a205bd-84a2-7d3e-81f5-98fb8dbd1408';
const elsewhere = '01a205bd-21bb-757c-8b25-454c9e4960dd';
const placeOf = (id: string) => (id === own ? 0 : undefined);

function filling(shiftDays: number): Filling {
  let names = 0;
  return {
    ids: ['01a205be-0000-7000-8000-000000000001'],
    shiftDays,
    name: () => `Name${++names}`,
    number: () => 'C-1',
    key: () => 'key',
    birth: () => '1971-05-14',
    phone: () => '+12125550100',
    prefix: 'a1.',
    previous: '\\N',
    hash: '\\\\x00',
  };
}

describe('a row to be copied', () => {
  it('has ids of its own and leaves those of others', () => {
    const row = cut(`${own}\t${elsewhere}\t{"caseId": "${own}"}`, placeOf);
    assert.deepEqual(idsIn(fill(row, filling(0))), [
      '01a205be-0000-7000-8000-000000000001',
      elsewhere,
      '01a205be-0000-7000-8000-000000000001',
    ]);
  });

  it('moves by whole days, over the end of months and years, times of day as they were', () => {
    const row = cut('2026-03-01\t2026-01-01 23:30:00+00\t{"at": "2024-03-01T08:00:00Z"}', placeOf);
    assert.equal(fill(row, filling(-1)), '2026-02-28\t2025-12-31 23:30:00+00\t{"at": "2024-02-29T08:00:00Z"}');
  });

  it('leaves what only looks like a date', () => {
    for (const text of ['2026-13-45', '12026-01-01', '2026-01-012', 'C-2026-0001'])
      assert.equal(fill(cut(text, placeOf), filling(-1)), text);
  });

  it('has a name, a number and an address of its own where it is marked', () => {
    const row = cut(`${marks.name} ${marks.name}\t${marks.number}\t${marks.prefix}amara@riverside.example`, placeOf);
    assert.equal(fill(row, filling(0)), 'Name1 Name2\tC-1\ta1.amara@riverside.example');
  });
});
