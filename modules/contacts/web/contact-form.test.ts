import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyContact, gapsOf, toNewContact, withMode } from './contact-form.ts';

describe('the form of a contact', () => {
  it('is complete with a case and what happened', () => {
    const form = emptyContact('c');
    assert.deepEqual(gapsOf(form), ['outcome']);
    assert.deepEqual(gapsOf({ ...form, outcome: 'reached' }), []);
    assert.deepEqual(gapsOf({ ...emptyContact(null), outcome: 'reached', party: 'provider', on: '2026-03-09', at: '25:00' }), [
      'case',
      'note',
      'time',
    ]);
  });

  it('brings the usual length of each way along, unless it was changed', () => {
    const form = withMode(emptyContact('c', 'call'), 'visit');
    assert.equal(form.minutes, 45);
    assert.equal(withMode({ ...form, minutes: 20 }, 'call').minutes, 20);
  });

  it('says where and whether it was direct service as usual for the way, unless somebody knew better', () => {
    const visit = withMode(emptyContact('c', 'call'), 'visit');
    assert.deepEqual([visit.place, visit.direct], ['home', true]);
    assert.equal(withMode({ ...visit, place: 'facility' }, 'office').place, 'facility');
  });

  it('is written once on each case of a group', () => {
    const contact = toNewContact({ ...emptyContact('c'), outcome: 'reached', others: ['c', 'd'] }, 'UTC');
    assert.deepEqual(
      contact.others.map(({ caseId }) => caseId),
      ['d'],
    );
  });

  it('reads a time of the past at the place of the reader', () => {
    const contact = toNewContact({ ...emptyContact('c'), outcome: 'reached', on: '2026-03-09', at: '9.41' }, 'America/New_York');
    assert.equal(contact.at, '2026-03-09T13:41:00Z');
  });
});
