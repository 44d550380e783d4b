import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toIsoInstant } from './database.ts';

describe('an instant of the database', () => {
  const instants = {
    '2026-03-01 07:30:00+00': '2026-03-01T07:30:00.000Z',
    '2026-03-01 07:30:00.5+00': '2026-03-01T07:30:00.500Z',
    '2026-03-01 07:30:00.123+00': '2026-03-01T07:30:00.123Z',
    '2026-03-01 07:30:00.123999+00': '2026-03-01T07:30:00.123Z',
    '2026-03-01 07:30:00+02': '2026-03-01T05:30:00.000Z',
    '2026-03-01 07:30:00.25+05:30': '2026-03-01T02:00:00.250Z',
    infinity: 'infinity',
    '-infinity': '-infinity',
  };
  for (const [written, read] of Object.entries(instants)) it(`${written} is ${read}`, () => assert.equal(toIsoInstant(written), read));
});
