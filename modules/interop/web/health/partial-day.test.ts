import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { today } from '#kernel';
import { type Precision, partialDay } from './partial-day.ts';

const inNewYork = (instant: string) => today(instant, 'America/New_York');

describe('a date of the record', () => {
  const rows: [string, Precision, string][] = [
    ['2019-01-01T00:00:00Z', 'year', '2019'],
    ['2019-06-01T00:00:00Z', 'month', '2019-06'],
    ['2019-06-25T00:00:00Z', 'day', '2019-06-25'],
    ['2019-06-25T02:30:00Z', 'instant', '2019-06-24'],
  ];
  for (const [at, precision, day] of rows) {
    it(`known to the ${precision} is ${day}`, () => assert.equal(partialDay(at, precision, inNewYork), day));
  }
});
