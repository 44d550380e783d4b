import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day, type PartialDate } from '#kernel';
import { displayName } from './model.ts';
import { ageOn, checkPerson } from './rules.ts';

const partial = (text: string) => text as PartialDate;
const today = day('2026-03-11');
const person = { givenNames: 'River', familyName: 'Almeida', birthDate: partial('1994-03-05'), deceasedOn: null };

describe('a person', () => {
  it('may have one name, but not none', () => {
    assert.equal(checkPerson({ ...person, familyName: '' }, today).ok, true);
    assert.deepEqual(checkPerson({ ...person, givenNames: ' ', familyName: '' }, today), {
      ok: false,
      refusal: { code: 'person.name-missing' },
    });
  });

  const dates = [
    ['born today', '2026-03-11', null, undefined],
    ['born tomorrow', '2026-03-12', null, 'person.born-in-future'],
    ['born this year, day unknown', '2026', null, undefined],
    ['died tomorrow', '1994', '2026-03-12', 'person.died-in-future'],
    ['died in the year of birth', '1994-03-05', '1994', undefined],
    ['died before birth', '1994-03-05', '1994-02', 'person.died-before-birth'],
  ] as const;
  for (const [what, birthDate, deceasedOn, code] of dates)
    it(`${what}: ${code ?? 'accepted'}`, () => {
      const answer = checkPerson({ ...person, birthDate: partial(birthDate), deceasedOn: deceasedOn ? partial(deceasedOn) : null }, today);
      assert.equal(answer.ok ? undefined : answer.refusal.code, code);
    });

  it('is called by the name they want, whatever the parts of their name', () => {
    assert.equal(displayName({ givenNames: 'River', familyName: 'Almeida', preferredName: null }), 'River Almeida');
    assert.equal(displayName({ givenNames: 'River', familyName: 'Almeida', preferredName: 'Rio' }), 'Rio Almeida');
    assert.equal(displayName({ givenNames: 'Suharto', familyName: '', preferredName: null }), 'Suharto');
  });
});

describe('the age', () => {
  const ages = [
    ['1994-03-11', 32],
    ['1994-03-12', 31],
    ['1994-02', 32],
    ['1994-03', null],
    ['1994', null],
    ['2026-03-11', 0],
  ] as const;
  for (const [birthDate, expected] of ages)
    it(`of somebody born ${birthDate} is ${expected ?? 'not known'}`, () => assert.equal(ageOn(partial(birthDate), today), expected));

  it('ends with life', () => assert.equal(ageOn(partial('1950-01-01'), today, partial('2020-06-01')), 70));
  it('is not known without a birth date', () => assert.equal(ageOn(null, today), null));
});
