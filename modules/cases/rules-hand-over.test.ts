import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { spreadByCapacity, type Taker } from './rules-hand-over.ts';

const taker = (userId: string, weighted: number, soft: number | null = null, hard: number | null = null): Taker => ({
  userId,
  weighted,
  soft,
  hard,
});
const cases = (...weights: number[]) => weights.map((weight, index) => ({ id: `case ${index + 1}`, weight }));

describe('handing a caseload over by capacity', () => {
  it('gives each case to whoever carries least, the heaviest first', () => {
    const given = spreadByCapacity(cases(1, 2, 1), [taker('anna', 3), taker('ben', 4)]);
    assert.deepEqual(Object.fromEntries(given), { 'case 2': 'anna', 'case 1': 'ben', 'case 3': 'anna' });
  });

  it('spares whoever would come above the soft limit while somebody else has room', () => {
    const given = spreadByCapacity(cases(1, 1), [taker('anna', 9.5, 10, 20), taker('ben', 12, 20, 30)]);
    assert.deepEqual(Object.fromEntries(given), { 'case 1': 'ben', 'case 2': 'ben' });
  });

  it('leaves out what would bring everybody above the hard limit', () => {
    const given = spreadByCapacity(cases(2, 0.5), [taker('anna', 9, 8, 10)]);
    assert.deepEqual(Object.fromEntries(given), { 'case 2': 'anna' });
    assert.equal(spreadByCapacity(cases(1), []).size, 0);
  });

  it('never brings anybody above a hard limit, and gives no case twice', () => {
    const weights = fc.array(fc.constantFrom(0.5, 1, 1.5, 2), { maxLength: 30 });
    const loads = fc.array(fc.record({ weighted: fc.integer({ min: 0, max: 12 }), hard: fc.option(fc.integer({ min: 1, max: 15 })) }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(weights, loads, (each, people) => {
        const takers = people.map(({ weighted, hard }, index) => taker(`p${index}`, weighted, null, hard));
        const handed = cases(...each);
        const given = spreadByCapacity(handed, takers);
        for (const { userId, weighted, hard } of takers) {
          const got = handed.filter(({ id }) => given.get(id) === userId).reduce((sum, { weight }) => sum + weight, 0);
          assert.ok(got === 0 || hard === null || weighted + got <= hard);
        }
        if (takers.some(({ hard }) => hard === null)) assert.equal(given.size, handed.length);
      }),
    );
  });
});
