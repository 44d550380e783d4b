import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CalendarDate, newId } from '#kernel';
import type { Relation } from './model-relations.ts';
import { checkRelation, ecomapGroupOf, inEcomapOrder } from './rules-ecomap.ts';

const today = '2026-03-10' as CalendarDate;
const personId = newId();
type Facts = Pick<Relation, 'kind' | 'relatedPersonId' | 'relatedOrganizationId' | 'livesWith' | 'strength' | 'sinceOn' | 'untilOn'>;

function aRelation(fields: Partial<Facts> = {}): Facts {
  return {
    kind: 'friend',
    relatedPersonId: null,
    relatedOrganizationId: null,
    livesWith: false,
    strength: null,
    sinceOn: null,
    untilOn: null,
    ...fields,
  };
}

describe('a relation', () => {
  const refusals: readonly [string, Partial<Facts>, string][] = [
    ['with oneself', { relatedPersonId: personId }, 'relation.with-oneself'],
    ['with a person and an organisation at once', { relatedPersonId: newId(), relatedOrganizationId: newId() }, 'relation.two-sides'],
    [
      'that ends before it begins',
      { sinceOn: '2026-02-01' as CalendarDate, untilOn: '2026-01-31' as CalendarDate },
      'relation.ends-before-it-begins',
    ],
    ['with an organisation in the household', { relatedOrganizationId: newId(), livesWith: true }, 'relation.service-in-household'],
    ['with a club in the household', { kind: 'club', livesWith: true }, 'relation.service-in-household'],
  ];
  for (const [what, fields, code] of refusals) {
    it(`${what} is refused`, () => assert.deepEqual(checkRelation(personId, aRelation(fields)), { ok: false, refusal: { code } }));
  }

  it('may last one day', () => {
    assert.equal(checkRelation(personId, aRelation({ sinceOn: today, untilOn: today })).ok, true);
  });
});

describe('the ecomap', () => {
  it('tells household, natural resources, formal services and what is over apart', () => {
    assert.equal(ecomapGroupOf(aRelation({ kind: 'partner', livesWith: true }), today), 'household');
    assert.equal(ecomapGroupOf(aRelation({ kind: 'neighbour' }), today), 'natural');
    assert.equal(ecomapGroupOf(aRelation({ kind: 'club', relatedOrganizationId: newId() }), today), 'natural');
    assert.equal(ecomapGroupOf(aRelation({ kind: 'other', relatedOrganizationId: newId() }), today), 'formal');
    assert.equal(ecomapGroupOf(aRelation({ kind: 'physician' }), today), 'formal');
    assert.equal(ecomapGroupOf(aRelation({ livesWith: true, untilOn: '2026-03-09' as CalendarDate }), today), 'earlier');
    assert.equal(ecomapGroupOf(aRelation({ untilOn: today }), today), 'natural');
  });

  it('puts natural resources before formal services, and in each the strongest first', () => {
    const [service, stress, friend] = [
      aRelation({ kind: 'social_service', strength: 'strong' }),
      aRelation({ kind: 'sibling', strength: 'stressful' }),
      aRelation({ kind: 'friend', strength: 'strong' }),
    ];
    const order = inEcomapOrder([service, stress, friend], today).map(({ relation }) => relation);
    assert.deepEqual(order, [friend, stress, service]);
  });
});
