import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyContact, gapsOf, readTime, toNewContact, withMode } from './contact-form.ts';

describe('the form of a contact', () => {
  it('is complete with a case and what happened', () => {
    const form = emptyContact('c');
    assert.deepEqual(gapsOf(form), ['outcome']);
    assert.deepEqual(gapsOf({ ...form, outcome: 'reached' }), []);
    assert.deepEqual(gapsOf({ ...emptyContact(null), outcome: 'reached', party: 'provider', on: '2026-03-09', at: '25:00' }), ['case', 'note', 'time']);
  });

  it('brings the usual length of each way along, unless it was changed', () => {
    const form = withMode(emptyContact('c', 'call'), 'visit');
    assert.equal(form.minutes, 45);
    assert.equal(withMode({ ...form, minutes: 20 }, 'call').minutes, 20);
  });

  it('reads a time of the past at the place of the reader', () => {
    const contact = toNewContact({ ...emptyContact('c'), outcome: 'reached', on: '2026-03-09', at: '9.41' }, 'America/New_York');
    assert.equal(contact.at, '2026-03-09T13:41:00Z');
  });
});

for (const [typed, expected] of [['9:41', '9:41'], ['0941', '9:41'], ['9', '9:0'], ['23.59', '23:59'], ['24:00', ''], ['9:60', ''], ['soon', '']] as const) {
  it(`"${typed}" is ${expected || 'no time'}`, () => {
    const time = readTime(typed);
    assert.equal(time ? `${time.hour}:${time.minute}` : '', expected);
  });
}
