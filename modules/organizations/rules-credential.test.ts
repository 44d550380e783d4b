import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day, holidaySet } from '#kernel';
import {
  type CredentialDates,
  checkCredentialChange,
  checkCredentialEnd,
  credentialStatus,
  endingUntil,
  renewalDeadline,
} from './rules-credential.ts';

const today = day('2026-03-02');
const held = (fields: Partial<CredentialDates> = {}): CredentialDates => ({
  issuedOn: null,
  expiresOn: null,
  endedOn: null,
  enteredInErrorReason: null,
  ...fields,
});
const until = (date: string) => held({ expiresOn: day(date) });

describe('the status of a credential', () => {
  const vectors: [what: string, credential: CredentialDates, status: string][] = [
    ['without a last day is valid', held(), 'valid'],
    ['is valid while its end is further away than the warning', until('2026-05-02'), 'valid'],
    ['is ending from sixty days before its last day', until('2026-05-01'), 'ending'],
    ['is still ending on its last day', until('2026-03-02'), 'ending'],
    ['has expired on the day after', until('2026-03-01'), 'expired'],
    ['has ended when somebody said so, whatever its dates', held({ expiresOn: day('2030-01-01'), endedOn: today }), 'ended'],
    ['entered in error stays that', held({ endedOn: today, enteredInErrorReason: 'another person' }), 'entered_in_error'],
  ];
  for (const [what, credential, status] of vectors) it(what, () => assert.equal(credentialStatus(credential, today), status));

  it('changes on the day the duty begins', () => {
    const place = { timeZone: 'Europe/Berlin', holidays: holidaySet('DE-BE') };
    assert.equal(endingUntil(today), '2026-05-01');
    const owed = renewalDeadline(until('2026-05-01'), place)?.deadline;
    assert.deepEqual([owed?.dueDate, owed?.warnAt], ['2026-05-01', '2026-03-01T23:00:00Z']);
  });
});

describe('a credential', () => {
  it('is owed a renewal only while it is held and has a last day', () => {
    const place = { timeZone: 'Europe/Berlin', holidays: holidaySet('DE-BE') };
    assert.equal(renewalDeadline(held(), place), undefined);
    assert.equal(renewalDeadline({ ...until('2026-05-01'), endedOn: today }, place), undefined);
    assert.equal(renewalDeadline({ ...until('2026-05-01'), enteredInErrorReason: 'twice' }, place), undefined);
  });
  it('is not changed once it is over, and does not end before it was issued', () => {
    assert.equal(checkCredentialChange(until('2026-05-01'), { expiresOn: day('2028-05-01') }).ok, true);
    assert.deepEqual(checkCredentialChange({ ...held(), endedOn: today }, { number: '7' }), {
      ok: false,
      refusal: { code: 'credential.is-over' },
    });
    const before = checkCredentialChange(held({ issuedOn: today }), { expiresOn: day('2026-03-01') });
    assert.deepEqual(before, { ok: false, refusal: { code: 'credential.ends-before-issued' } });
  });
  it('ends once, and not in the future', () => {
    assert.equal(checkCredentialEnd(held(), today, today).ok, true);
    assert.deepEqual(checkCredentialEnd(held(), day('2026-03-03'), today), { ok: false, refusal: { code: 'credential.ends-in-future' } });
    assert.deepEqual(checkCredentialEnd({ ...held(), endedOn: today }, today, today), {
      ok: false,
      refusal: { code: 'credential.is-over' },
    });
  });
});
