import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isFhirDate, isFhirDateTime, partialDateOf, whenOf } from './fhir-time.ts';

describe('dates of FHIR', () => {
  for (const date of ['1994', '1994-03', '1994-03-05', '2024-02-29', '0001']) it(`${date} is one`, () => assert.ok(isFhirDate(date)));
  for (const date of ['0000', '1994-13', '2023-02-29', '1900-02-29', '1994-3-5', '05.03.1994', '94', '1994-03-05T10:00:00Z', '']) {
    it(`${date || '(nothing)'} is none`, () => assert.ok(!isFhirDate(date)));
  }
  for (const time of ['2014-03-17T09:01:45+10:00', '2014-03-17T09:01:45.611Z', '2016-12-31T23:59:60Z', '2014-03-17T09:01', '2014']) {
    it(`${time} is a dateTime`, () => assert.ok(isFhirDateTime(time)));
  }
  for (const time of ['2014-03-17T24:00:00Z', '2014-02-30T09:00:00Z', '2014-03-17 09:01:45Z', '2014-03-17T09:01:45+15:00']) {
    it(`${time} is no dateTime`, () => assert.ok(!isFhirDateTime(time)));
  }
});

describe('what is told less exactly is not made more exact', () => {
  const cases: [told: string, at: string, precision: string][] = [
    ['2014', '2014-01-01T00:00:00Z', 'year'],
    ['2014-03', '2014-03-01T00:00:00Z', 'month'],
    ['2014-03-17', '2014-03-17T00:00:00Z', 'day'],
    ['2014-03-17T09:01:45+10:00', '2014-03-17T09:01:45+10:00', 'instant'],
    ['2014-03-17T09:01:45', '2014-03-17T00:00:00Z', 'day'],
  ];
  for (const [told, at, precision] of cases) it(`${told}: ${precision}`, () => assert.deepEqual(whenOf(told), { at, precision }));
  it('a birth date stays partial, and a moment gives its own local day', () => {
    assert.equal(partialDateOf('1994-03'), '1994-03');
    assert.equal(partialDateOf('2014-03-17T23:30:00-05:00'), '2014-03-17');
    assert.equal(partialDateOf(undefined), null);
  });
});
