import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel';
import { PublicReferral } from './model-public.ts';
import { answerAddress, checkFormAge, checkPublicReferral, fewestSeconds, mostSeconds, sourceOf } from './rules-public.ts';
import { aPublicReferral } from './testing.ts';

const referral = (fields: Parameters<typeof aPublicReferral>[2] = {}) => PublicReferral.parse(aPublicReferral(newId(), 'token', fields));
const refusal = (decision: ReturnType<typeof checkPublicReferral>) => (decision.ok ? null : decision.refusal.code);
const person = { givenNames: 'Lucia' };
const helper = { name: 'Paolo Ferraro', relation: 'child' } as const;

describe('a form of the public page', () => {
  const ages: [string, number, string | null][] = [
    ['from the future is none of ours', -1, 'referral.form-not-taken'],
    ['filled in at once was filled in by a program', 0, 'referral.form-too-fast'],
    ['is too fast one second before a person could', fewestSeconds - 1, 'referral.form-too-fast'],
    ['holds from then on', fewestSeconds, null],
    ['holds a day', mostSeconds, null],
    ['is asked for anew after it', mostSeconds + 1, 'referral.form-outdated'],
  ];
  for (const [what, seconds, code] of ages) it(what, () => assert.equal(refusal(checkFormAge(seconds)), code));

  it('is refused when the field that people do not see is filled in', () => {
    assert.equal(refusal(checkPublicReferral(referral({ website: 'https://spam.example' }))), 'referral.form-not-taken');
  });

  const email = { id: newId(), kind: 'email', value: 'lucia@example.org' } as const;
  const wishes: [string, Parameters<typeof referral>[0], string | null][] = [
    ['the code needs no address', { person, answerWish: 'code' }, null],
    ['mail needs an address', { person, answerWish: 'mail' }, 'referral.answer-address-missing'],
    ['mail goes to the address given', { person: { ...person, contactPoints: [email] }, answerWish: 'mail' }, null],
    [
      'mail never goes where it must not',
      { person: { ...person, contactPoints: [{ ...email, doNotUse: true }] }, answerWish: 'mail' },
      'referral.answer-address-missing',
    ],
    ['a letter needs an address', { person, answerWish: 'letter' }, 'referral.answer-address-missing'],
    ['a letter goes home', { person: { ...person, address: { country: 'US', city: 'Riverside' } }, answerWish: 'letter' }, null],
    [
      'a helper is answered at their own address',
      { person: { ...person, contactPoints: [email] }, sender: helper, answerWish: 'mail' },
      'referral.answer-address-missing',
    ],
    ['and gets it there', { person, sender: { ...helper, email: 'paolo@example.org' }, answerWish: 'mail' }, null],
  ];
  for (const [what, fields, code] of wishes) it(what, () => assert.equal(refusal(checkPublicReferral(referral(fields))), code));
});

describe('whoever asks for somebody else', () => {
  it('is family or not, by what they are to the person', () => {
    assert.deepEqual(
      (['child', 'parent', 'partner', 'relative', 'friend', 'neighbour', 'professional', 'other', null] as const).map(sourceOf),
      [...Array(4).fill('family'), ...Array(4).fill('other'), 'self'],
    );
  });

  it('is called at their own telephone', () => {
    assert.equal(answerAddress(referral({ sender: { ...helper, phone: '206 555 0100' } })).phone, '206 555 0100');
    assert.equal(answerAddress(referral()).phone, '(206) 555-0177');
  });
});
