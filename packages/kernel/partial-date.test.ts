import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { earliestDay, latestDay, PartialDate, precisionOf } from './partial-date.ts';

describe('a partial date', () => {
  const rows: [string, string, string, string][] = [
    ['2025', 'year', '2025-01-01', '2025-12-31'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2025-03-14', 'day', '2025-03-14', '2025-03-14'],
  ];
  for (const [text, precision, first, last] of rows) {
    it(`${text} is known to the ${precision}`, () => {
      const date = PartialDate.parse(text);
      assert.deepEqual([precisionOf(date), earliestDay(date), latestDay(date)], [precision, first, last]);
    });
  }
  it('refuses months and days that do not exist', () => {
    for (const text of ['25', '2025-13', '2025-00', '2025-02-29', '2025-3', '']) assert.ok(!PartialDate.safeParse(text).success, text);
  });
});
