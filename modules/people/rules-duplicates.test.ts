import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PartialDate } from '#kernel';
import { type Likeness, strongestFirst, weigh } from './rules-duplicates.ts';

const nothing: Likeness = { nameSimilarity: 0, birthDates: [null, null], samePhone: false, sameEmail: false, sameIdentifier: false };
const born = (one: string | null, other: string | null) => ({
  birthDates: [one as PartialDate | null, other as PartialDate | null] as const,
});
const same = born('1994-03-05', '1994-03-05');

describe('two persons may be one', () => {
  const cases: [what: string, Partial<Likeness>, certainty: string | undefined, reasons: string[]][] = [
    ['nothing agrees', {}, undefined, []],
    ['only the birth date', same, undefined, []],
    ['a similar name alone', { nameSimilarity: 0.5 }, undefined, []],
    ['the same name alone', { nameSimilarity: 0.9 }, 'possible', ['name']],
    ['the same name, other birth date', { nameSimilarity: 1, ...born('1994-03-05', '1964-03-05') }, undefined, []],
    ['the same name, year fits', { nameSimilarity: 1, ...born('1994', '1994-03-05') }, 'possible', ['name']],
    ['the same phone alone', { samePhone: true }, 'possible', ['phone']],
    ['birth date and phone', { ...same, samePhone: true }, 'likely', ['birth_date', 'phone']],
    ['similar name and birth date', { nameSimilarity: 0.5, ...same }, 'likely', ['similar_name', 'birth_date']],
    ['similar name and e-mail', { nameSimilarity: 0.5, sameEmail: true }, 'likely', ['similar_name', 'email']],
    ['an identifier, after a marriage', { nameSimilarity: 0.2, sameIdentifier: true }, 'certain', ['identifier']],
    ['the sender says so', { nameSimilarity: 1, sentAlong: true }, 'certain', ['sent_record', 'name']],
  ];
  for (const [what, likeness, certainty, reasons] of cases)
    it(`${what}: ${certainty ?? 'not shown'}`, () => {
      const weighed = weigh({ ...nothing, ...likeness });
      assert.deepEqual([weighed?.certainty, weighed?.reasons ?? []], [certainty, reasons]);
    });

  it('and the strongest stands first', () => {
    const found = [
      { certainty: 'possible', reasons: ['name'], nameSimilarity: 1 },
      { certainty: 'likely', reasons: ['birth_date', 'phone'], nameSimilarity: 0.1 },
      { certainty: 'likely', reasons: ['name', 'birth_date', 'phone'], nameSimilarity: 0.9 },
      { certainty: 'certain', reasons: ['identifier'], nameSimilarity: 0 },
    ] as const;
    assert.deepEqual(
      strongestFirst(found.map((one) => ({ ...one, reasons: [...one.reasons] }))).map((one) => one.reasons.length),
      [1, 3, 2, 1],
    );
  });
});
