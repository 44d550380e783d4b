import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day } from './calendar-date.ts';
import { type Closure, withClosures } from './closures.ts';
import { computeDeadline } from './deadline.ts';
import { ruleInForce } from './deadline-rule.ts';
import { deadlineRules } from './deadline-rules.ts';
import { holidayOn, isBusinessDay } from './holidays.ts';
import { holidaySet } from './holidays-data.ts';

const closure = (name: string, firstDay: string, lastDay = firstDay, everyYear = false): Closure => ({
  name,
  firstDay: day(firstDay),
  lastDay: day(lastDay),
  everyYear,
});
const placeIn = (set: string, closures: Closure[] = []) => ({
  timeZone: set === 'IT' ? 'Europe/Rome' : 'Europe/Berlin',
  holidays: holidaySet(set),
  houseDays: withClosures(holidaySet(set), closures),
});
const due = (ruleId: string, start: string, place: ReturnType<typeof placeIn>) =>
  computeDeadline(ruleInForce(deadlineRules, ruleId, day(start)), day(start), place).dueDate;

describe('the days on which a house is closed', () => {
  it('hold on their date only, or from then on every year', () => {
    const set = withClosures(holidaySet('IT'), [
      closure('San Giovanni', '2026-06-24', '2026-06-24', true),
      closure('Trasloco', '2026-09-08'),
    ]);
    const open = ['2025-06-24', '2026-06-24', '2027-06-24', '2026-09-08', '2027-09-08'].map((date) => isBusinessDay(day(date), set));
    assert.deepEqual(open, [true, false, false, false, true]);
  });
  it('may reach over the turn of the year, and leave the name of a public holiday', () => {
    const set = withClosures(holidaySet('DE-BE'), [closure('Betriebsferien', '2026-12-24', '2027-01-03', true)]);
    const names = ['2026-12-24', '2026-12-25', '2026-12-31', '2027-01-02', '2028-01-03', '2027-01-04'];
    assert.deepEqual(
      names.map((date) => holidayOn(day(date), set)?.name.de),
      ['Betriebsferien', '1. Weihnachtstag', 'Betriebsferien', 'Betriebsferien', 'Betriebsferien', undefined],
    );
  });
  it('leave the holidays as they are where there are none', () => {
    assert.equal(withClosures(holidaySet('US'), []), holidaySet('US'));
  });
});

describe('a deadline follows the place', () => {
  // Corpus Christi 2026 is Thursday 4 June; the first contact is due on the second working day.
  const vectors: [what: string, ruleId: string, start: string, place: ReturnType<typeof placeIn>, dueDate: string][] = [
    ['over Corpus Christi in North Rhine-Westphalia', 'CM-FIRST-CONTACT', '2026-06-03', placeIn('DE-NW'), '2026-06-08'],
    ['over the same Thursday in Berlin', 'CM-FIRST-CONTACT', '2026-06-03', placeIn('DE-BE'), '2026-06-05'],
    [
      'over the patron day of Turin',
      'CM-FIRST-CONTACT',
      '2026-06-23',
      placeIn('IT', [closure('San Giovanni', '2026-06-24')]),
      '2026-06-26',
    ],
    ['over the same days elsewhere in Italy', 'CM-FIRST-CONTACT', '2026-06-23', placeIn('IT'), '2026-06-25'],
    [
      'over a closing day before Christmas',
      'CM-ASSIGN',
      '2026-12-23',
      placeIn('DE-BE', [closure('geschlossen', '2026-12-24')]),
      '2026-12-28',
    ],
    ['over the same day in a house that is open', 'CM-ASSIGN', '2026-12-23', placeIn('DE-BE'), '2026-12-24'],
  ];
  for (const [what, ruleId, start, place, dueDate] of vectors) it(what, () => assert.equal(due(ruleId, start, place), dueDate));

  it('of the law is not moved because the house is closed', () => {
    const closed = placeIn('DE-BE', [closure('geschlossen', '2026-04-07', '2026-04-10')]);
    assert.equal(due('DE-SGG-84', '2026-03-04', closed), '2026-04-07');
  });
});
