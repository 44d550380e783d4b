import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type AcceptanceForm, emptyAcceptance, gapsOf, isOverLimit, proposedPerson, toAcceptance } from './acceptance-form.ts';

const found = (personId: string, certainty: 'certain' | 'likely') => ({
  personId,
  displayName: 'River',
  birthDate: null,
  reasons: ['name' as const],
  certainty,
  registeredBy: null,
  cases: [],
});
const complete: AcceptanceForm = {
  ...emptyAcceptance('2026-03-02'),
  person: 'new',
  programId: 'p',
  caseManagerId: 'nobody',
  identityCheck: 'known_to_worker',
  danger: 'no_danger',
  eligibility: 'not_required',
  legalForm: 'written',
  noticeGiven: true,
};

describe('who is meant', () => {
  it('is a new person if nobody comes into question', () => assert.equal(proposedPerson([]), 'new'));
  it('is the only certain one', () => assert.equal(proposedPerson([found('a', 'certain'), found('b', 'likely')]), 'a'));
  it('must be chosen otherwise', () => {
    assert.equal(proposedPerson([found('a', 'likely')]), null);
    assert.equal(proposedPerson([found('a', 'certain'), found('b', 'certain')]), null);
  });
});

describe('accepting', () => {
  it('asks for everything at once, in the order of the form', () => {
    const first = ['person', 'program', 'manager', 'identityCheck', 'danger', 'eligibility', 'legalForm', 'notice'];
    assert.deepEqual(gapsOf(emptyAcceptance('2026-03-02'), false), first);
    assert.deepEqual(gapsOf(complete, false), []);
  });
  it('wants to know what the danger is when there is one, and sends no words when there is none', () => {
    assert.deepEqual(gapsOf({ ...complete, danger: 'danger' }, false), ['dangerNote']);
    const noted = { ...complete, dangerNote: ' He waits at the door. ' };
    assert.deepEqual(toAcceptance({ ...noted, danger: 'danger' }, false).safety, { result: 'danger', note: 'He waits at the door.' });
    assert.deepEqual(toAcceptance(noted, false).safety, { result: 'no_danger' });
  });
  it('wants the words of a spoken consent, and the law that stands in for one', () => {
    assert.deepEqual(gapsOf({ ...complete, legalForm: 'verbal_documented' }, false), ['statement']);
    assert.deepEqual(gapsOf({ ...complete, legalForm: 'statutory_basis', statement: '§ 7a SGB XI' }, false), []);
  });
  it('beyond the limit wants a reason, and sends none below it', () => {
    const manager = { userId: 'u', name: 'Amara', cases: 12, weighted: 19.5, soft: 18, hard: 20 };
    assert.deepEqual([isOverLimit(manager, 1), isOverLimit(manager, 2)], [false, true]);
    assert.deepEqual(gapsOf(complete, true), ['override']);
    const withReason = { ...complete, overrideReason: 'speaks Portuguese' };
    assert.equal(toAcceptance(withReason, true).overrideReason, 'speaks Portuguese');
    assert.equal(toAcceptance(withReason, false).overrideReason, null);
  });
  it('names a registered person, or the one to be registered', () => {
    assert.deepEqual(toAcceptance({ ...complete, person: 'x' }, false).person, { kind: 'existing', personId: 'x' });
    assert.deepEqual(toAcceptance(complete, false).person, { kind: 'new', personId: complete.newPersonId });
    assert.equal(toAcceptance(complete, false).caseManagerId, null);
  });
});
