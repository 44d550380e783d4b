import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { CalendarDate } from '#kernel';
import type { BetterWhen } from './model.ts';
import { shippedInstruments } from './model-instruments.ts';
import { assessmentGrid, changeBetween, type GridEntry } from './rules-grid.ts';

const title = (text: string) => ({ text, language: 'en', inReadersLanguage: true });
const day = (on: string) => on as CalendarDate;
const instrument = (key: string, over: Partial<GridEntry['instrument']> = {}): GridEntry['instrument'] => ({
  key,
  title: title(key),
  betterWhen: 'lower',
  partsBetterWhen: 'lower',
  relevantChange: null,
  hasTotal: true,
  ...over,
});
const phq9 = instrument('phq-9');
const needs = instrument('lotse-needs', { betterWhen: null, partsBetterWhen: 'higher', hasTotal: false });
let made = 0;

/** An assessment that came to this total, or to nothing. */
function entry(on: string, of: GridEntry['instrument'], total: number | null, over: Partial<GridEntry> = {}): GridEntry {
  made += 1;
  return {
    assessmentId: `a${made}`,
    caseId: 'c1',
    caseNumber: '2026-1',
    at: `${on}T10:00:00Z`,
    on: day(on),
    instrument: of,
    score: { total, band: null, mean: null, domains: [] },
    needs: new Map(),
    ...over,
  };
}
const area = (linkId: 'housing-situation' | 'food-situation', value: number) => ({
  linkId,
  domain: linkId === 'housing-situation' ? ('housing' as const) : ('food' as const),
  label: title(linkId),
  value,
});
const levels = (on: string, ...domains: ReturnType<typeof area>[]) =>
  entry(on, needs, null, { score: { total: null, band: null, mean: 3, domains } });

describe('a change', () => {
  const who5 = shippedInstruments['who-5'].relevantChange;
  const rows: [string, number, number, BetterWhen, string][] = [
    ['PHQ-9 that falls', 10, 6, 'lower', '-4 better'],
    ['PHQ-9 that rises', 1, 10, 'lower', '9 worse'],
    ['a figure that stays', 10, 10, 'lower', '0 same'],
    ['WHO-5 that rises', 48, 52, 'higher', '4 better'],
    ['financial well-being that falls', 48, 45, 'higher', '-3 worse'],
    ['a figure of which nobody says what is good', 2, 5, null, '3 null'],
    ['the same figure of which nobody says what is good', 2, 2, null, '0 same'],
  ];
  for (const [what, before, value, betterWhen, expected] of rows) {
    it(`of ${what} from ${before} to ${value} is ${expected}`, () => {
      const { by, verdict } = changeBetween({ value: before, on: day('2026-03-01') }, value, betterWhen, null);
      assert.equal(`${by} ${verdict}`, expected);
    });
  }

  it('of the WHO-5 is relevant from ten points on, either way; of PHQ-9 nothing is said', () => {
    const relevant = (before: number, value: number) =>
      changeBetween({ value: before, on: day('2026-03-01') }, value, 'higher', who5).relevant;
    assert.deepEqual([relevant(48, 52), relevant(48, 56), relevant(48, 58), relevant(52, 40)], [false, false, true, true]);
    assert.equal(changeBetween({ value: 20, on: day('2026-03-01') }, 5, 'lower', null).relevant, null);
  });

  it('names the figure as not yet verified while nobody has checked it', () => {
    assert.equal(who5.verified, false);
  });

  it('there and back is the opposite', () => {
    const point = fc.integer({ min: -1000, max: 1000 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(point, point, (one, other) => {
        const on = day('2026-03-01');
        const there = changeBetween({ value: one, on }, other, 'lower', null);
        const back = changeBetween({ value: other, on }, one, 'lower', null);
        const opposite = { better: 'worse', worse: 'better', same: 'same' } as const;
        assert.equal(there.by + back.by, 0);
        assert.equal(back.verdict, there.verdict && opposite[there.verdict]);
      }),
    );
  });
});

describe('the grid', () => {
  it('has a column for each day, oldest first, whatever order the answers come in', () => {
    const { columns, instruments } = assessmentGrid([
      entry('2026-03-09', phq9, 6),
      entry('2026-01-05', phq9, 18),
      entry('2026-02-02', phq9, 10),
    ]);
    assert.deepEqual(
      columns.map(({ on }) => on),
      ['2026-01-05', '2026-02-02', '2026-03-09'],
    );
    const cells = instruments[0]?.rows[0]?.cells ?? [];
    assert.deepEqual(
      cells.map((cell) => [cell?.value, cell?.change?.by ?? null, cell?.change?.verdict ?? null, cell?.change?.since ?? null]),
      [
        [18, null, null, null],
        [10, -8, 'better', '2026-01-05'],
        [6, -4, 'better', '2026-02-02'],
      ],
    );
  });

  it('leaves empty what was not answered that day, and compares with the last time it was', () => {
    const gad7 = instrument('gad-7');
    const { columns, instruments } = assessmentGrid([
      entry('2026-01-05', gad7, 12),
      entry('2026-01-05', phq9, 14),
      entry('2026-02-02', phq9, 10),
      entry('2026-03-09', gad7, 15),
    ]);
    assert.equal(columns.length, 3);
    assert.deepEqual(
      instruments.map(({ key, rows }) => [key, rows[0]?.cells.map((cell) => cell?.value ?? null)]),
      [
        ['phq-9', [14, 10, null]],
        ['gad-7', [12, null, 15]],
      ],
    );
    assert.deepEqual([instruments[1]?.rows[0]?.cells[2]?.change?.by, instruments[1]?.rows[0]?.cells[2]?.change?.verdict], [3, 'worse']);
  });

  it('keeps an answer without a total as one, and skips it when it compares', () => {
    const { instruments } = assessmentGrid([entry('2026-01-05', phq9, 18), entry('2026-02-02', phq9, null), entry('2026-03-09', phq9, 10)]);
    const [, without, after] = instruments[0]?.rows[0]?.cells ?? [];
    assert.deepEqual([without?.value, without?.change, after?.change?.by, after?.change?.since], [null, null, -8, '2026-01-05']);
  });

  it('shows areas of life by level, where higher is better, each with what became of its need', () => {
    const first = levels('2026-01-05', area('housing-situation', 1), area('food-situation', 2));
    const second = { ...levels('2026-02-02', area('housing-situation', 3)), needs: new Map([['housing', 'open'] as const]) };
    const [{ rows } = { rows: [] }] = assessmentGrid([first, second]).instruments;
    assert.deepEqual(
      rows.map(({ kind, domain, cells }) => [
        kind,
        domain,
        cells.map((cell) => cell && [cell.value, cell.change?.verdict ?? null, cell.need]),
      ]),
      [
        [
          'area',
          'housing',
          [
            [1, null, null],
            [3, 'better', 'open'],
          ],
        ],
        ['area', 'food', [[2, null, null], null]],
      ],
    );
  });

  it('gives a second answer of the same day a column of its own, and every case its own', () => {
    const { columns } = assessmentGrid([
      entry('2026-01-05', phq9, 18),
      entry('2026-01-05', phq9, 12, { at: '2026-01-05T16:00:00Z' }),
      entry('2026-01-05', phq9, 10, { at: '2026-01-05T17:00:00Z', caseId: 'c2', caseNumber: '2026-2' }),
    ]);
    assert.deepEqual(
      columns.map(({ caseNumber }) => caseNumber),
      ['2026-1', '2026-1', '2026-2'],
    );
  });

  it('lists an instrument without any score by the days it was answered', () => {
    const checklist = instrument('home-check', { betterWhen: null, partsBetterWhen: null, hasTotal: false });
    const [{ rows } = { rows: [] }] = assessmentGrid([entry('2026-01-05', checklist, null)]).instruments;
    assert.deepEqual(
      rows.map(({ kind, cells }) => [kind, cells.length, cells[0]?.value]),
      [['answered', 1, null]],
    );
  });

  it('puts our instruments in the order of the shelf, then those a network brought by their titles', () => {
    const of = (key: string) => entry('2026-01-05', instrument(key), 1);
    const { instruments } = assessmentGrid([of('zebra'), of('who-5'), of('apple'), of('lotse-needs'), of('phq-9')]);
    assert.deepEqual(
      instruments.map(({ key }) => key),
      ['lotse-needs', 'phq-9', 'who-5', 'apple', 'zebra'],
    );
  });

  it('of nothing is empty', () => assert.deepEqual(assessmentGrid([]), { columns: [], instruments: [] }));

  it('holds every assessment exactly once, and the changes of a row add up to its whole way', () => {
    const days = fc.integer({ min: 1, max: 28 }).map((of) => `2026-02-${String(of).padStart(2, '0')}`);
    const answer = fc.tuple(days, fc.constantFrom(phq9, instrument('gad-7')), fc.integer({ min: 0, max: 27 }));
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 12 }), (answers) => {
        const entries = answers.map(([on, of, total]) => entry(on, of, total));
        const { columns, instruments } = assessmentGrid(entries);
        const cells = instruments.flatMap(({ rows }) => rows.flatMap((row) => row.cells.filter((cell) => cell !== null)));
        assert.deepEqual(
          cells.map(({ assessmentId }) => assessmentId).toSorted(),
          entries.map(({ assessmentId }) => assessmentId).toSorted(),
        );
        for (const { rows } of instruments) {
          const values = rows[0]?.cells.filter((cell) => cell !== null) ?? [];
          const way = values.reduce((sum, { change }) => sum + (change?.by ?? 0), 0);
          assert.equal(way, (values.at(-1)?.value ?? 0) - (values[0]?.value ?? 0));
          assert.equal(rows[0]?.cells.length, columns.length);
        }
      }),
    );
  });
});
