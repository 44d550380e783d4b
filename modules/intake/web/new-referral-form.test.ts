import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel';
import { NewReferral } from '../model.ts';
import { emptyReferral, NewReferralForm, toReferral } from './new-referral-form.ts';

const harbor = newId();
const form = NewReferralForm.parse({
  ...emptyReferral(harbor),
  organizationId: null,
  organizationName: 'Stadtwerke Ulm',
  senderName: 'A. Beck',
  senderPhone: null,
  senderEmail: 'beck@example.org',
  senderLanguage: 'de',
  givenNames: 'River',
  birthDate: '1994',
  phone: '206 555 0148',
  email: null,
  not: ['post', 'email'],
  notNote: 'mail is opened',
  reason: 'Needs a way through.',
  personAgrees: 'yes',
});

describe('a referral written down', () => {
  it('is one the server understands, with the ways to reach the person and those not to use', () => {
    const sent = NewReferral.parse(toReferral(newId(), form, true));
    assert.deepEqual(
      sent.person.contactPoints.map((point) => [point.kind, point.value, point.doNotUse, point.note]),
      [
        ['phone', '206 555 0148', false, ''],
        ['post', null, true, 'mail is opened'],
        ['email', null, true, 'mail is opened'],
      ],
    );
    assert.deepEqual([sent.sender?.organizationName, sent.sender?.email, sent.channel], ['Stadtwerke Ulm', 'beck@example.org', 'phone']);
  });

  it('by the person themself answers them where they are reached', () => {
    const { sender } = toReferral(newId(), { ...form, source: 'self' }, true);
    assert.deepEqual(sender, { source: 'self', phone: '206 555 0148', email: null, language: 'de' });
  });

  it('by a user of the sender says nothing of the sender: the server knows', () => {
    const sent = toReferral(newId(), form, false);
    assert.deepEqual([sent.sender, sent.channel], [null, null]);
  });

  it('needs at least one name', () => {
    assert.deepEqual(NewReferralForm.safeParse({ ...form, givenNames: ' ' }).error?.issues[0]?.path, ['familyName']);
  });
});
