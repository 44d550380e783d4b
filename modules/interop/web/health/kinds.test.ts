import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forOverview, HealthPlace, inReadingOrder, isDivided, isOver, type KindCount } from './kinds.ts';

const kind = (name: KindCount['kind'], count = 1, current = 1): KindCount => ({ kind: name, count, current });

describe('the kinds of a health record', () => {
  it('are read from what matters first', () => {
    const kinds = inReadingOrder([kind('document'), kind('allergy'), kind('observation'), kind('condition')]);
    assert.deepEqual(
      kinds.map((each) => each.kind),
      ['condition', 'allergy', 'observation', 'document'],
    );
    assert.deepEqual(
      forOverview(kinds).map((each) => each.kind),
      ['condition', 'allergy'],
    );
  });
  it('are divided into current and over only where there is both', () => {
    assert.ok(isDivided(kind('condition', 8, 3)));
    assert.ok(!isDivided(kind('condition', 3, 3)));
    assert.ok(!isDivided(kind('condition', 3, 0)));
    assert.ok(!isDivided(kind('encounter', 8, 1)), 'a visit happens; it is not over');
  });
  it('tell what is over by its status or its end', () => {
    assert.ok(isOver({ status: 'resolved', endsAt: null }));
    assert.ok(isOver({ status: 'active', endsAt: '2019-06-27T00:00:00Z' as never }));
    assert.ok(!isOver({ status: 'active', endsAt: null }));
    assert.ok(!isOver({ status: null, endsAt: null }));
  });
  it('are found in the address; what is not a kind is the overview', () => {
    assert.deepEqual(HealthPlace.parse({ kind: 'horoscope', show: 'some' }), { kind: undefined, show: undefined });
    assert.equal(HealthPlace.parse({ kind: 'allergy' }).kind, 'allergy');
  });
});
