import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAffected, type LiveEvent } from './live.ts';

const logged: LiveEvent = { area: 'contacts', type: 'contact-logged', caseId: 'case-1', personId: 'person-1' };
const affected = (path: string, ids: Record<string, string> = {}, method = 'get') =>
  isAffected([method, path, { params: { path: ids } }], [logged]);

describe('after an event', () => {
  it('duties are asked again', () => assert.ok(affected('/api/duties')));
  it('so is whatever was asked about the case or the person', () => {
    assert.ok(affected('/api/cases/{id}/timeline', { id: 'case-1' }));
    assert.ok(affected('/api/people/{id}', { id: 'person-1' }));
  });
  it('and the lists of the area', () => assert.ok(affected('/api/contacts')));
  it('wherever these are read', () => {
    const referred: LiveEvent = { area: 'intake', type: 'referral-declined', caseId: null, personId: null };
    assert.ok(isAffected(['get', '/api/referrals', {}], [referred]));
    assert.ok(isAffected(['get', '/api/team', {}], [referred]));
    assert.ok(!isAffected(['get', '/api/appointments', {}], [referred]));
  });
  it('but nothing about others', () => {
    assert.ok(!affected('/api/cases/{id}', { id: 'case-2' }));
    assert.ok(!affected('/api/cases'));
    assert.ok(!affected('/api/contacts', {}, 'post'));
    assert.ok(!isAffected(['search', 'people', 'ada'], [logged]));
    assert.ok(!isAffected(['get', '/api/people/{id}', { params: { path: { id: null } } }], [{ ...logged, personId: null }]));
  });
});
