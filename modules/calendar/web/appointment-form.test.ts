import assert from 'node:assert/strict';
import { it } from 'node:test';
import { day } from '#kernel';
import type { AppointmentView } from '../model.ts';
import { changesOf, emptyAppointment, formOf, gapsOf, toNewAppointment } from './appointment-form.ts';

const zone = 'America/New_York';
const filled = { ...emptyAppointment(day('2026-03-10'), 'u'), title: 'Home visit', from: '15', until: '16.10' };

it('says what is missing and what cannot be', () => {
  assert.deepEqual(gapsOf(emptyAppointment(day('2026-03-10'), 'u')), ['title', 'time']);
  assert.deepEqual(gapsOf({ ...filled, until: '14:00' }), ['order']);
  assert.deepEqual(gapsOf(filled), []);
});

it('means the clock times at the place of the reader, across the change to summer time', () => {
  const { startsAt, endsAt } = toNewAppointment(filled, 'c', zone);
  assert.deepEqual([startsAt, endsAt], ['2026-03-10T19:00:00Z', '2026-03-10T20:10:00Z']);
  assert.equal(toNewAppointment({ ...filled, on: day('2026-03-07') }, 'c', zone).startsAt, '2026-03-07T20:00:00Z');
});

it('sends only what was changed', () => {
  const view = {
    ...toNewAppointment(filled, 'c', zone),
    workers: [{ userId: 'u', name: 'Amara', accompanies: false }],
  } as unknown as AppointmentView;
  const form = formOf(view, zone);
  assert.deepEqual(changesOf(view, form, zone), {});
  assert.deepEqual(changesOf(view, { ...form, from: '14:30', transport: 'booked' }, zone), {
    startsAt: '2026-03-10T18:30:00Z',
    transport: 'booked',
  });
});
