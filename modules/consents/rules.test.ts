import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day } from '#kernel';
import { NewConsent } from './model.ts';
import { checkConsent, permit, releasesToRenew, type StoredConsent, statusAt } from './rules.ts';

const id = '019cb000-0000-7000-8000-000000000001';
const organization = '019cb000-0000-7000-8000-0000000000aa';
const on = { today: day('2026-03-10'), country: 'US' };

const aRelease = (over: Partial<NewConsent> = {}): NewConsent => ({
  ...NewConsent.parse({
    id,
    type: 'release_of_information',
    legalForm: 'written',
    recipientOrganizationId: organization,
    purposes: ['housing'],
    categories: ['identity', 'social'],
    until: '2026-06-30',
    signedOn: '2026-03-10',
    noticeGiven: true,
  }),
  ...over,
});
const flaws = (over: Partial<NewConsent>, country = 'US') => {
  const decided = checkConsent(aRelease(over), { ...on, country });
  return decided.ok ? [] : decided.refusal.flaws;
};

describe('what was signed counts as a consent', () => {
  it('when recipient, purpose, categories, end, signature and notice are there', () => {
    assert.deepEqual(flaws({}), []);
    assert.deepEqual(flaws({ type: 'case_management', recipientOrganizationId: null, purposes: [], categories: [], until: null }), []);
  });

  it('else not, and everything that is wrong is said at once', () => {
    assert.deepEqual(flaws({ recipientOrganizationId: null, purposes: [], categories: [], until: null, noticeGiven: false }), [
      'recipient-missing',
      'purpose-missing',
      'category-missing',
      'end-missing',
      'notice-missing',
    ]);
    assert.deepEqual(flaws({ until: day('2026-03-09'), signedOn: day('2026-03-11') }), ['end-past', 'signed-in-future']);
    assert.deepEqual(flaws({ grantor: 'representative' }), ['representative-unnamed']);
    assert.deepEqual(flaws({ type: 'portal_access' }), ['recipient-not-wanted']);
  });

  it('about health only in writing where the law asks for it', () => {
    const spoken = { legalForm: 'verbal_documented', categories: ['health_general'] } as const;
    assert.deepEqual(flaws({ ...spoken, categories: [...spoken.categories] }), ['form-not-written']);
    assert.deepEqual(flaws({ ...spoken, categories: [...spoken.categories] }, 'DE'), ['form-not-written']);
    assert.deepEqual(flaws({ ...spoken, categories: [...spoken.categories] }, 'IT'), []);
    assert.deepEqual(flaws({ legalForm: 'verbal_documented' }), []);
  });

  it('about substance use only in a consent of its own, never mixed with other matters', () => {
    assert.deepEqual(flaws({ categories: ['social', 'sud_part2'] }), ['part2-needs-own']);
    assert.deepEqual(flaws({ type: 'part2_specific', categories: ['sud_part2', 'finance'] }), ['part2-mixed']);
    assert.deepEqual(flaws({ type: 'part2_specific', categories: ['identity', 'sud_part2'] }), []);
    assert.deepEqual(flaws({ type: 'part2_tpo', categories: ['sud_part2'], until: null }), []);
  });

  it('by law without a notice, where a law stands in for it', () => {
    assert.deepEqual(flaws({ legalForm: 'statutory_basis', noticeGiven: false }), []);
  });
});

describe('information may go to an organisation', () => {
  const release: StoredConsent = {
    id,
    type: 'release_of_information',
    legalForm: 'written',
    recipientOrganizationId: organization,
    purposes: ['housing'],
    categories: ['identity', 'social'],
    startsAt: '2026-03-10T14:00:00Z',
    expiresAt: '2026-07-01T04:00:00Z', // midnight after 30 June in New York
    revokedAt: null,
  };
  const ask = (over: Partial<Parameters<typeof permit>[1]> = {}, consents = [release]) =>
    permit(consents, { organizationId: organization, category: 'social', purpose: 'housing', at: '2026-06-01T12:00:00Z', ...over });

  it('until the last minute of the last day, and not a minute longer', () => {
    assert.deepEqual(ask({ at: '2026-07-01T03:59:59Z' }), { permitted: true, consentId: id });
    assert.deepEqual(ask({ at: '2026-07-01T04:00:00Z' }), { permitted: false, missing: 'time', type: 'release_of_information' });
    assert.equal(ask({ at: '2026-03-10T13:59:59Z' }).permitted, false);
  });

  it('only for the category, the organisation and the purpose that were named; what is missing is said', () => {
    const missing = (over: Parameters<typeof ask>[0]) => {
      const answer = ask(over);
      return answer.permitted ? null : answer.missing;
    };
    assert.deepEqual(
      [
        missing({ category: 'health_general' }),
        missing({ organizationId: id }),
        missing({ purpose: 'payment' }),
        missing({ category: 'sud_part2' }),
      ],
      ['category', 'recipient', 'purpose', 'category'],
    );
  });

  it('up to the moment it was withdrawn', () => {
    const revoked = { ...release, revokedAt: '2026-06-10T18:00:00Z' };
    assert.equal(ask({ at: '2026-06-10T17:59:00Z' }, [revoked]).permitted, true);
    assert.equal(ask({ at: '2026-06-10T18:00:00Z' }, [revoked]).permitted, false);
    assert.equal(statusAt(revoked, '2026-06-10T18:00:00Z'), 'revoked');
  });

  it('has to be renewed unless a later release covers the same', () => {
    const later = { ...release, id: organization, expiresAt: '2026-12-31T05:00:00Z' };
    assert.deepEqual(releasesToRenew([release, later]), [later]);
    assert.deepEqual(releasesToRenew([release, { ...later, categories: ['social'] }]).length, 2);
    assert.deepEqual(releasesToRenew([{ ...release, revokedAt: '2026-06-10T18:00:00Z' }]), []);
    assert.deepEqual(releasesToRenew([release, { ...later, expiresAt: null }]), []);
  });
});
