import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day } from '#kernel';
import type { AppointmentView } from '../model.ts';
import type { SeriesView } from '../model-series.ts';
import { emptyAppointment, formOf } from './appointment-form.ts';
import { once, repeatGapsOf, rhythmOf, seriesChangeOf, toggledWeekdays, toNewSeries, weekdaysOf } from './series-form.ts';

const timeZone = 'Europe/Rome';
const form = { ...emptyAppointment(day('2026-03-17'), 'amara'), title: 'Physiotherapy', from: '8:30', until: '9:15' };
const weekly = { ...once, every: 'week' as const, weekdays: [5 as const, 2 as const] };

describe('the weekdays of a series', () => {
  const tuesday = day('2026-03-17');
  const untouched = { ...weekly, weekdays: null };

  it('are that of the first date until somebody chooses, and follow it', () => {
    assert.deepEqual(
      [weekdaysOf(untouched, tuesday), weekdaysOf(untouched, day('2026-03-19')), weekdaysOf(untouched, null)],
      [[2], [4], []],
    );
  });
  it('leave out today, which nobody chose, once others are chosen', () => {
    assert.deepEqual(toggledWeekdays(untouched, tuesday, 4, tuesday), [4]);
  });
  it('keep the weekday of a first date that was chosen', () => {
    assert.deepEqual(toggledWeekdays(untouched, tuesday, 4, day('2026-03-15')), [2, 4]);
  });
  it('can all be taken back: then the rhythm is missing', () => {
    assert.deepEqual(toggledWeekdays(untouched, tuesday, 2, tuesday), []);
    assert.equal(rhythmOf(form, { ...untouched, weekdays: [] }), undefined);
  });
});

describe('a repetition that is not complete', () => {
  const on = day('2026-03-17');
  it('lacks its weekdays or its last day; a single appointment lacks nothing', () => {
    const incomplete = { ...weekly, weekdays: [], endBy: 'until' as const };
    assert.deepEqual(repeatGapsOf(incomplete, on), ['weekdays', 'until']);
    assert.deepEqual(repeatGapsOf({ ...incomplete, every: 'month' }, on), ['until']);
    assert.deepEqual([repeatGapsOf(weekly, on), repeatGapsOf({ ...incomplete, every: 'once' }, on)], [[], []]);
  });
});

describe('the rhythm of a form', () => {
  it('is said in days, clock time and length', () => {
    assert.deepEqual(rhythmOf(form, weekly), {
      every: 'week',
      interval: 1,
      weekdays: [2, 5],
      time: '08:30',
      minutes: 45,
      startsOn: '2026-03-17',
      end: { count: 12 },
    });
  });
  it('is missing while the form is incomplete, and for a single appointment', () => {
    const incomplete = [
      rhythmOf(form, once),
      rhythmOf({ ...form, from: '' }, weekly),
      rhythmOf(form, { ...weekly, weekdays: [] }),
      rhythmOf(form, { ...weekly, endBy: 'until' }),
    ];
    assert.deepEqual(incomplete, [undefined, undefined, undefined, undefined]);
  });
  it('goes with everything else that was written', () => {
    const rhythm = rhythmOf(form, { ...weekly, endBy: 'until', until: day('2026-04-30') });
    assert.ok(rhythm);
    const series = toNewSeries(form, rhythm, 'the-case', [3]);
    assert.deepEqual(
      [series.title, series.rhythm.end, series.leaveOut, 'startsAt' in series],
      ['Physiotherapy', { until: '2026-04-30' }, [3], false],
    );
  });
});

describe('a change of one date that is meant for more', () => {
  const dates = ['2026-03-17T07:30:00Z', '2026-03-20T07:30:00Z', '2026-03-24T07:30:00Z'].map((startsAt, index) => ({
    id: `date-${index + 1}`,
    position: index + 1,
    startsAt,
    endsAt: startsAt.replace('07:30', '08:15'),
    status: index === 0 ? ('kept' as const) : ('planned' as const),
    isMoved: false,
  }));
  const rhythm = rhythmOf(form, weekly);
  const series = { id: 's', caseId: 'c', title: 'Physiotherapy', rhythm, timeZone, dates, version: 1 } as SeriesView;
  const third = {
    id: 'date-3',
    title: 'Physiotherapy',
    place: '',
    organizationId: null,
    others: '',
    transport: 'not_needed',
    transportNote: '',
    category: 'social',
    workers: [],
    startsAt: '2026-03-24T07:30:00Z',
    endsAt: '2026-03-24T08:15:00Z',
  } as unknown as AppointmentView;
  const asItWas = formOf(third, timeZone);

  it('moves the weekdays by as many days, from this one on', () => {
    const { from, change } = seriesChangeOf(series, third, { ...asItWas, on: day('2026-03-25') }, 'following', timeZone);
    assert.deepEqual([from, change.beat?.weekdays, change.beat?.startsOn], ['date-3', [3, 6], '2026-03-25']);
  });
  it('moves everything still planned from its first date', () => {
    const { from, change } = seriesChangeOf(series, third, { ...asItWas, from: '10:00', until: '11:00' }, 'all', timeZone);
    assert.deepEqual([from, change.beat?.time, change.beat?.minutes, change.beat?.startsOn], [null, '10:00', 60, '2026-03-20']);
  });
  it('leaves the rhythm alone when only the place changes', () => {
    assert.deepEqual(seriesChangeOf(series, third, { ...asItWas, place: 'Room 3' }, 'all', timeZone), {
      from: null,
      change: { place: 'Room 3' },
      leaveOut: [],
    });
  });
});
