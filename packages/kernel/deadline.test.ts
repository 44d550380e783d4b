import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, addMonths, type CalendarDate, day, daysBetween } from './calendar-date.ts';
import { computeDeadline, isOverdue } from './deadline.ts';
import { type DeadlineRule, ruleInForce } from './deadline-rule.ts';
import { deadlineRules } from './deadline-rules.ts';
import { computeWindow, importantMessageCopyWindow } from './deadline-window.ts';
import { isBusinessDay } from './holidays.ts';
import { holidaySet } from './holidays-data.ts';
import { lastDayOf } from './period.ts';

const newYork = { timeZone: 'America/New_York', holidays: holidaySet('US') };
const berlin = { timeZone: 'Europe/Berlin', holidays: holidaySet('DE-BE') };
const placeOf = (ruleId: string) => (ruleId.startsWith('DE') || ruleId.startsWith('EU') ? berlin : newYork);
const on = (start: string) => day(start.slice(0, 10));
const due = (ruleId: string, start: string, place = placeOf(ruleId)) =>
  computeDeadline(ruleInForce(deadlineRules, ruleId, on(start)), start, place);
const window = (opens: string, closes: string, start: string, place = newYork) => {
  const { period } = computeWindow(
    ruleInForce(deadlineRules, opens, on(start)),
    ruleInForce(deadlineRules, closes, on(start)),
    start,
    place,
  );
  return [period.from, lastDayOf(period)];
};

describe('deadlines that end with a day', () => {
  const vectors: [what: string, ruleId: string, start: string, dueDate: string][] = [
    ['standard authorization asked Monday 2 March', 'US-CMS0057-STD', '2026-03-02', '2026-03-09'],
    ['§ 13 (3a) request of 1 June', 'DE-13-3A', '2026-06-01', '2026-06-22'],
    ['§ 13 (3a) request with opinion', 'DE-13-3A-EXPERT', '2026-06-01', '2026-07-06'],
    ['Medicare Advantage notice of 9 March', 'US-MA-L1-FILE', '2026-03-09', '2026-05-13'],
    ['Medicare Advantage notice under the older rule', 'US-MA-L1-FILE', '2024-03-09', '2024-05-08'],
    ['ERISA denial received 9 March', 'US-ERISA-FILE', '2026-03-09', '2026-09-05'],
    ['external review, four months from 31 March', 'US-ACA-EXT-FILE', '2026-03-31', '2026-07-31'],
    ['external review, four months from 31 October', 'US-ACA-EXT-FILE', '2026-10-31', '2027-02-28'],
    ['external review into a leap year', 'US-ACA-EXT-FILE', '2027-10-31', '2028-02-29'],
    ['first Important Message, admitted 6 April', 'US-IM-FIRST', '2026-04-06', '2026-04-08'],
    ['call after discharge before Memorial Day', 'US-TCM-CONTACT', '2026-05-22', '2026-05-27'],
    ['visit after discharge, high complexity', 'US-TCM-VISIT-HIGH', '2026-05-22', '2026-05-29'],
    ['visit after discharge, moderate complexity', 'US-TCM-VISIT-MODERATE', '2026-05-22', '2026-06-05'],
    ['end of the transition period', 'US-TCM-PERIOD', '2026-05-22', '2026-06-20'],
    ['home health certification', 'US-HH-CERTIFICATION', '2026-02-03', '2026-04-03'],
    ['pay by the employer in sickness', 'DE-EFZG-3', '2026-01-05', '2026-02-15'],
    ['78 weeks of Krankengeld', 'DE-SGBV-48-END', '2026-01-05', '2027-07-04'],
    ['three-year block of Krankengeld', 'DE-SGBV-48-BLOCK', '2026-01-05', '2029-01-04'],
    ['consent to Org A until 30 June', 'CM-CONSENT-EXPIRES', '2026-06-30', '2026-06-30'],
    ['assessment of a case opened 2 March', 'CM-ASSESSMENT', '2026-03-02', '2026-03-09'],
    ['re-opening a case closed 1 March', 'CM-REOPEN-WINDOW', '2026-03-01', '2026-05-30'],
    ['care level asked for on 2 January 2023', 'DE-SGBXI-18', '2023-01-02', '2023-02-06'],
    ['care level asked for before Easter and Labour Day', 'DE-SGBXI-18', '2026-04-01', '2026-05-11'],
    ['objection to a decision notified 31 January', 'DE-SGG-84', '2025-01-31', '2025-02-28'],
    ['objection whose last day is Easter Saturday', 'DE-SGG-84', '2026-03-04', '2026-04-07'],
    ['objection without instruction on remedies', 'DE-SGG-66', '2026-03-09', '2027-03-09'],
    ['review of an emergency access over Christmas', 'CM-EMERGENCY-REVIEW', '2026-12-22', '2026-12-30'],
    ['answer to a person under the GDPR', 'EU-GDPR-ANSWER', '2026-01-31', '2026-02-28'],
    ['answer under the GDPR, extended', 'EU-GDPR-ANSWER-EXTENDED', '2026-01-31', '2026-04-30'],
    ['access under HIPAA', 'US-HIPAA-ACCESS', '2026-03-02', '2026-04-01'],
    ['breach notice under HIPAA', 'US-HIPAA-BREACH', '2026-03-02', '2026-05-01'],
    ['accounting of disclosures six years back', 'US-HIPAA-ACCOUNTING', '2026-03-02', '2020-03-02'],
  ];
  for (const [what, ruleId, start, dueDate] of vectors) it(`${what}: ${dueDate}`, () => assert.equal(due(ruleId, start).dueDate, dueDate));
});

describe('deadlines that end at a moment', () => {
  const vectors: [what: string, ruleId: string, start: string, moment: string][] = [
    ['expedited authorization', 'US-CMS0057-EXP', '2026-03-02T15:30:00-05:00', '2026-03-05T20:30:00Z'],
    ['observation notice owed', 'US-MOON-OWED', '2026-05-01T10:00:00-04:00', '2026-05-02T14:00:00Z'],
    ['observation notice at the latest', 'US-MOON-LATEST', '2026-05-01T10:00:00-04:00', '2026-05-03T02:00:00Z'],
    ['breach notice under the GDPR', 'EU-GDPR-BREACH', '2026-03-27T12:00:00+01:00', '2026-03-30T11:00:00Z'],
    ['copy four hours before leaving', 'US-IM-COPY-BEFORE-LEAVING', '2026-04-13T14:00:00-04:00', '2026-04-13T14:00:00Z'],
    ['detailed notice by noon', 'US-DND', '2026-04-13T18:00:00-04:00', '2026-04-14T16:00:00Z'],
    ['standard authorization, to the end of the day', 'US-CMS0057-STD', '2026-03-02T15:30:00-05:00', '2026-03-10T03:59:59Z'],
  ];
  for (const [what, ruleId, start, moment] of vectors) it(`${what}: ${moment}`, () => assert.equal(due(ruleId, start).due, moment));

  it('start on the local day of the moment', () => {
    // 03:30 UTC on 3 March is still the evening of 2 March in New York.
    assert.equal(due('US-CMS0057-STD', '2026-03-03T03:30:00Z').dueDate, '2026-03-09');
  });
  it('are refused when hours shall be counted from a day', () => {
    assert.throws(() => due('US-CMS0057-EXP', '2026-03-02'), { refusal: { code: 'deadline.needs-a-moment', ruleId: 'US-CMS0057-EXP' } });
  });
  it('are overdue from the next second on', () => {
    const deadline = due('CM-CONSENT-EXPIRES', '2026-06-30', berlin);
    assert.equal(isOverdue(deadline, '2026-06-30T23:59:59+02:00'), false);
    assert.equal(isOverdue(deadline, '2026-07-01T00:00:00+02:00'), true);
  });
});

describe('windows', () => {
  it('of recertification are days 56 to 60', () =>
    assert.deepEqual(window('US-HH-RECERT-OPENS', 'US-HH-RECERT-CLOSES', '2026-02-03'), ['2026-03-30', '2026-04-03']));
  it('of the face-to-face encounter reach 90 days back and 30 ahead', () =>
    assert.deepEqual(window('US-HH-F2F-OPENS', 'US-HH-F2F-CLOSES', '2026-02-03'), ['2025-11-05', '2026-03-05']));
  it('of the follow-up Important Message are the last two days before discharge', () => {
    const copy = importantMessageCopyWindow(deadlineRules, day('2026-04-06'), day('2026-04-13'), newYork);
    assert.deepEqual([copy?.period.from, copy && lastDayOf(copy.period)], ['2026-04-11', '2026-04-13']);
  });
  it('of the follow-up Important Message do not exist if the first was given within them', () =>
    assert.equal(importantMessageCopyWindow(deadlineRules, day('2026-04-06'), day('2026-04-08'), newYork), undefined));
});

describe('the explanation of a deadline', () => {
  it('cites its rule and says what was moved', () => {
    assert.deepEqual(due('DE-SGG-84', '2026-03-04').explanation, {
      ruleId: 'DE-SGG-84',
      citation: '§§ 84, 87, 66, 64 (3) SGG',
      status: 'verified',
      startEvent: 'decision_notified',
      start: '2026-03-04',
      duration: 1,
      unit: 'month',
      direction: 'after',
      holidaySet: 'DE-BE',
      movedFrom: '2026-04-04',
    });
  });
  it('warns before the day, from its local morning on', () => {
    assert.equal(due('CM-AUTHORIZATION-ENDS', '2026-04-15', berlin).warnAt, '2026-03-31T22:00:00Z');
    assert.equal(due('US-CMS0057-STD', '2026-03-02').warnAt, null);
  });
});

describe('counting', () => {
  const start = fc.integer({ min: 0, max: 15_000 }).map((offset) => addDays(day('2000-01-01'), offset));
  const length = fc.integer({ min: 0, max: 120 });
  const withUnit = (unit: DeadlineRule['unit'], duration: number, changes: Partial<DeadlineRule> = {}): DeadlineRule => ({
    ...ruleInForce(deadlineRules, 'CM-ASSESSMENT', day('2026-01-01')),
    unit,
    duration,
    ...changes,
  });
  const dueDate = (rule: DeadlineRule, date: CalendarDate) => computeDeadline(rule, date, berlin).dueDate;

  it('in calendar days starts on the day after', () => {
    fc.assert(
      fc.property(start, length, (date, days) => assert.equal(daysBetween(date, dueDate(withUnit('calendar_day', days), date)), days)),
    );
  });
  it('with the start day as day 1 ends one day earlier', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 120 }), (date, days) => {
        assert.equal(dueDate(withUnit('calendar_day', days, { counting: 'start_is_day_one' }), date), addDays(date, days - 1));
        assert.equal(dueDate(withUnit('month', days, { counting: 'start_is_day_one' }), date), addDays(addMonths(date, days), -1));
      }),
    );
  });
  it('backwards mirrors counting forwards', () => {
    fc.assert(
      fc.property(start, length, (date, days) => {
        const back = dueDate(withUnit('calendar_day', days, { direction: 'before' }), date);
        assert.equal(dueDate(withUnit('calendar_day', days), back), date);
      }),
    );
  });
  it('in business days never ends on a weekend or holiday', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), (date, days) =>
        assert.ok(isBusinessDay(dueDate(withUnit('business_day', days), date), berlin.holidays)),
      ),
    );
  });
  it('to the next working day never ends earlier, and on a working day', () => {
    fc.assert(
      fc.property(start, length, (date, months) => {
        const moved = dueDate(withUnit('month', months, { endOfDayRule: 'next_working_day' }), date);
        assert.ok(moved >= addMonths(date, months) && isBusinessDay(moved, berlin.holidays));
      }),
    );
  });
  it('ends later when it starts later', () => {
    fc.assert(
      fc.property(start, length, length, fc.constantFrom('calendar_day', 'business_day', 'month'), (date, days, later, unit) => {
        assert.ok(dueDate(withUnit(unit, days), date) <= dueDate(withUnit(unit, days), addDays(date, later)));
      }),
    );
  });
});
