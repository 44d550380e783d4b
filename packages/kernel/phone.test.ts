import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { orThrow } from './decision.ts';
import { formatPhoneNumber, PhoneNumber, parsePhoneNumber } from './phone.ts';

describe('a phone number', () => {
  const typed = [
    ['(206) 555-0148', 'US', '+12065550148', '(206) 555-0148'],
    ['206.555.0148', 'US', '+12065550148', '(206) 555-0148'],
    ['030 1234567', 'DE', '+49301234567', '030 1234567'],
    ['0171/1234567', 'DE', '+491711234567', '0171 1234567'],
    ['+49 (0)30 1234567', 'US', '+49301234567', '+49 30 1234567'],
    ['06 6982', 'IT', '+39066982', '06 6982'],
    ['0039 333 123 4567', 'DE', '+393331234567', '+39 333 123 4567'],
    ['＋３９ 333 1234567', 'IT', '+393331234567', '333 123 4567'],
  ] as const;
  for (const [text, country, stored, shown] of typed)
    it(`typed as ${text} in ${country} is ${stored}, shown as ${shown}`, () => {
      const phone = orThrow(parsePhoneNumber(text, country));
      assert.equal(PhoneNumber.parse(phone), stored);
      assert.equal(formatPhoneNumber(phone, country), shown);
    });

  it('of a length that does not occur is refused, and so is what is no number', () => {
    assert.deepEqual(parsePhoneNumber('12345', 'US'), { ok: false, refusal: { code: 'phone.wrong-length' } });
    assert.deepEqual(parsePhoneNumber('none', 'US'), { ok: false, refusal: { code: 'phone.unreadable' } });
    assert.deepEqual(parsePhoneNumber('206-555-CALL', 'US'), { ok: false, refusal: { code: 'phone.unreadable' } });
  });
});
